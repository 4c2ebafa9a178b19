import Crypto
import Foundation
import Kit
import Links
import Store
import TestStore
import Testing

@testable import Identity
@testable import IdentityWeb

/// An authenticator of the tests: one key of P-256, and answers as WebAuthn Level 2 spells them.
struct AuthenticatorDouble {
    let key = P256.Signing.PrivateKey()
    let credential = Array("khoa-thu-cua-ong-thu-0001".utf8)
    static let party = PasskeyParty(origin: "http://xacthuc.dvc.localhost")!

    static func clientData(
        _ ceremony: String, _ challenge: String, origin: String = party.origin, crossOrigin: Bool = false
    ) -> [UInt8] {
        Array(
            #"{"type":"\#(ceremony)","challenge":"\#(challenge)","origin":"\#(origin)","crossOrigin":\#(crossOrigin)}"#.utf8)
    }

    func authenticatorData(flags: UInt8, count: UInt8, party: String = party.id, attested: Bool = false) -> [UInt8] {
        let head = Digest.sha256(party) + [flags, 0, 0, 0, count]
        guard attested else { return head }
        let point = Array(key.publicKey.rawRepresentation)
        let cose: [UInt8] =
            [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20] + point.prefix(32) + [0x22, 0x58, 0x20]
            + point.suffix(32)
        return head + [UInt8](repeating: 0, count: 16) + [0, UInt8(credential.count)] + credential + cose
    }

    func registration(_ challenge: String, flags: UInt8 = 0x45, origin: String = party.origin, type: String = "webauthn.create")
        throws -> PasskeyRegistration
    {
        try #require(
            PasskeyRegistration(
                clientData: Base64URL.encode(Self.clientData(type, challenge, origin: origin)),
                authenticatorData: Base64URL.encode(authenticatorData(flags: flags, count: 0, attested: true))))
    }

    func assertion(
        _ challenge: String, flags: UInt8 = 0x05, count: UInt8 = 0, party: String = party.id, origin: String = party.origin,
        type: String = "webauthn.get", by other: P256.Signing.PrivateKey? = nil
    ) throws -> PasskeyAssertion {
        let client = Self.clientData(type, challenge, origin: origin)
        let data = authenticatorData(flags: flags, count: count, party: party)
        let signature = try (other ?? key).signature(for: Data(data + Digest.sha256(client)))
        return try #require(
            PasskeyAssertion(
                credential: Base64URL.encode(credential), clientData: Base64URL.encode(client),
                authenticatorData: Base64URL.encode(data), signature: Base64URL.encode(signature.derRepresentation)))
    }
}

/// WebAuthn Level 2, 7.1 and 7.2; invariants I1, I10, I25.
@Suite(.timeLimit(.minutes(3))) struct PasskeyTests {
    private struct Start {
        let house: Vnconnect
        let owner: AccountOwner
        let device = AuthenticatorDouble()
        let now: Date

        func ask() async throws -> String {
            try await house.accounts.beginPasskey(
                password: Vnconnect.thuPassword, owner, browser: .home, now: now
            ).challenge
        }

        func add(_ registration: PasskeyRegistration) async throws {
            try await house.accounts.addPasskey(registration, AuthenticatorDouble.party, owner, browser: .home, now: now)
        }
    }

    private func start(_ engine: Engine) async throws -> Start {
        let house = try await Vnconnect(engine)
        try await house.thu()
        return Start(house: house, owner: try await house.owner(try await house.signIn()), now: house.now.plus(5))
    }

    private func show(_ start: Start, _ flow: Flow<SignInFlow>, _ assertion: PasskeyAssertion, at now: Date) async throws -> SignedIn {
        try await start.house.accounts.showPasskey(
            assertion, AuthenticatorDouble.party, in: flow, session: nil, browser: .home, now: now)
    }

    @Test(arguments: TestDatabase.engines)
    func `a passkey is made with the password, and then signs in without an SMS`(engine: Engine) async throws {
        let start = try await start(engine)
        try await start.add(try start.device.registration(try await start.ask()))
        #expect(try await start.house.accounts.passkeys(start.owner).count == 1)
        let letters = try await start.house.letters(to: "0950000102").count, now = start.now.plus(60)
        let flow = try await start.house.passPassword(guest: "a", at: now)
        #expect(flow.content.asksApp)
        let question = try await start.house.accounts.askPasskey(in: flow, now: now)
        #expect(question.credentials == [Base64URL.encode(start.device.credential)])
        let done = try await show(start, flow, try start.device.assertion(question.challenge), at: now)
        #expect(done.session.strength == .passwordAndCode && done.session.amr == ["pop", "pwd", "mfa"])
        #expect(try await start.house.letters(to: "0950000102").count == letters)
        let owner = try await start.house.owner(done, at: now)
        let events = try await start.house.accounts.accessHistory(owner, AccessQuery(), Window(), now: now.plus(1))
        #expect(events.rows.first?.method == .passwordAndPasskey)
    }

    @Test(arguments: TestDatabase.engines)
    func `what is not quite a registration is refused, and its challenge is used up once`(engine: Engine) async throws {
        let start = try await start(engine)
        let device = start.device
        let wrong: [(String) throws -> PasskeyRegistration] = [
            { try device.registration($0, origin: "http://gia-mao.localhost") },
            { try device.registration($0, type: "webauthn.get") }, { try device.registration($0, flags: 0x41) },
            { try device.registration($0, flags: 0x44) }, { _ in try device.registration("bia-dat") },
        ]
        for make in wrong {
            let registration = try make(try await start.ask())
            #expect(try await refused { try await start.add(registration) } == .passkey)
        }
        let challenge = try await start.ask()
        try await start.add(try device.registration(challenge))
        #expect(try await refused { try await start.add(try device.registration(challenge)) } == .passkey)
        let again = try await start.ask()
        #expect(try await refused { try await start.add(try device.registration(again)) } == .passkey, "a credential is one's")
        #expect(
            try await refused {
                _ = try await start.house.accounts.beginPasskey(
                    password: Secret("Sai@12345"), start.owner, browser: .home, now: start.now)
            } == .wrongNameOrPassword)
    }

    @Test(arguments: TestDatabase.engines)
    func `what is not quite an answer is refused`(engine: Engine) async throws {
        let start = try await start(engine)
        let device = start.device, stranger = P256.Signing.PrivateKey()
        try await start.add(try device.registration(try await start.ask()))
        let now = start.now.plus(60)
        let flow = try await start.house.passPassword(guest: "a", at: now)
        let wrong: [(String) throws -> PasskeyAssertion] = [
            { try device.assertion($0, origin: "http://gia-mao.localhost") }, { try device.assertion($0, party: "khac.localhost") },
            { try device.assertion($0, type: "webauthn.create") }, { try device.assertion($0, flags: 0x01) },
            { try device.assertion($0, flags: 0x04) }, { try device.assertion($0, by: stranger) },
            { _ in try device.assertion("bia-dat") },
        ]
        for make in wrong {
            let challenge = try await start.house.accounts.askPasskey(in: flow, now: now).challenge
            #expect(try await refused { _ = try await show(start, flow, try make(challenge), at: now) } == .passkey)
        }
        let other = try await start.house.passPassword(guest: "b", at: now.plus(40))
        let foreign = try await start.house.accounts.askPasskey(in: other, now: now).challenge
        #expect(
            try await refused { _ = try await show(start, flow, try device.assertion(foreign), at: now) } == .passkey,
            "a challenge is of one sign-in (I1)")
        let late = try await start.house.accounts.askPasskey(in: flow, now: now).challenge
        #expect(try await refused { _ = try await show(start, flow, try device.assertion(late), at: now.plus(301)) } == .passkey)
        let right = try await start.house.accounts.askPasskey(in: flow, now: now).challenge
        _ = try await show(start, flow, try device.assertion(right), at: now)
    }

    @Test(arguments: TestDatabase.engines)
    func `an authenticator that counts back is a copy`(engine: Engine) async throws {
        let start = try await start(engine)
        try await start.add(try start.device.registration(try await start.ask()))
        for (n, (count, isGood)) in [(7, true), (8, true), (8, false), (3, false), (0, false), (9, true)].enumerated() {
            let now = start.now.plus(Double(n + 1) * 60)
            let flow = try await start.house.passPassword(guest: "g\(n)", at: now)
            let challenge = try await start.house.accounts.askPasskey(in: flow, now: now).challenge
            let answer = try start.device.assertion(challenge, count: UInt8(count))
            let refusal = try await refused { _ = try await show(start, flow, answer, at: now) }
            #expect(refusal == (isGood ? nil : .passkey), "\(n)")
        }
    }

    @Test func `bytes of any kind are read without a trap (I25)`() throws {
        let device = AuthenticatorDouble(), party = AuthenticatorDouble.party
        let good = device.authenticatorData(flags: 0x45, count: 0, attested: true)
        #expect(FIDO.credential(in: good, of: party.id)?.id == device.credential)
        var random = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            if Bool.random(using: &random) { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random)) }
            _ = FIDO.credential(in: bytes, of: party.id)
            _ = FIDO.verifies(bytes, over: Digest.sha256("x"), bytes, of: party.id, by: Array(bytes.prefix(64)))
            _ = party.challenge(in: bytes, .get)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `removing wants the password, and another's passkey is not found`(engine: Engine) async throws {
        let start = try await start(engine)
        try await start.add(try start.device.registration(try await start.ask()))
        let id = try #require(try await start.house.accounts.passkeys(start.owner).first?.id)
        try await start.house.mau()
        let mau = try await start.house.owner(
            try await start.house.signIn("099190000101", Vnconnect.mauPassword, phone: "0950000101", guest: "m", at: start.now.plus(31)),
            at: start.now.plus(31))
        let now = start.now.plus(40)
        let stranger = try await refused {
            try await start.house.accounts.removePasskey(
                id, password: Vnconnect.mauPassword, mau, browser: .home, now: now)
        }
        #expect(stranger == .gone)
        try await start.house.accounts.removePasskey(
            id, password: Vnconnect.thuPassword, start.owner, browser: .home, now: now)
        #expect(try await !start.house.passPassword(guest: "z", at: now.plus(60)).content.asksApp)
    }
}

/// The pages of passkeys, as far as a browser without its script sees them.
@Suite(.timeLimit(.minutes(2))) struct PasskeyPageTests {
    @Test func `password, question, answer; without the script it is said`() async throws {
        let bench = PageBench(try await Vnconnect(.sqlite))
        try await bench.house.thu()
        bench.cookies["phien"] = try await bench.house.signIn().token.reveal()
        bench.cookies["thiet-bi"] = String(repeating: "h", count: 32)
        let page = "/tai-khoan/khoa-truy-cap", device = AuthenticatorDouble()
        #expect(try await bench.get(.vnconnect, page).says("Không tìm thấy khóa truy cập"))
        let asked = try await bench.post(.vnconnect, page, [("matKhau", Vnconnect.thuPassword.reveal())])
        #expect(asked.says("Tạo khóa") && asked.says("data-party=\"xacthuc.dvc.localhost\""))
        let challenge = try #require(asked.text.split(separator: "data-challenge=\"").last?.prefix { $0 != "\"" }).description
        let bare = try await bench.post(.vnconnect, page + "/them", [("duLieuKhach", ""), ("duLieuKhoa", "")])
        #expect(bare.status == 422 && bare.says("cần trình duyệt bật JavaScript"))
        let fields = [
            ("duLieuKhach", Base64URL.encode(AuthenticatorDouble.clientData("webauthn.create", challenge))),
            ("duLieuKhoa", Base64URL.encode(device.authenticatorData(flags: 0x45, count: 0, attested: true))),
        ]
        #expect(try await bench.post(.vnconnect, page + "/them", fields).location == page)
        #expect(try await bench.get(.vnconnect, page).says("Tìm thấy") == false)
        #expect(try await bench.get(.vnconnect, page).says("Chưa dùng"))
    }
}
