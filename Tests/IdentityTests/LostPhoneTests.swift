import Foundation
import Kit
import Parties
import Store
import TestStore
import Testing

@testable import Identity

/// REQ-LOG-009, 010, identity 6.8: a phone that is lost, and the number that says no.
@Suite(.timeLimit(.minutes(3))) struct LostPhoneTests {
    /// C-THU with one phone, lost; 0950 000 199 is his new SIM.
    private func house(_ engine: Engine, wait: TimeInterval = 0, phones: [String] = ["0950000102"]) async throws -> Vnconnect {
        let house = try await Vnconnect(engine) { $0.phoneChangeWait = wait }
        try await house.thu(phones: phones)
        return house
    }

    /// The password, then the new phone and its code.
    private func proven(
        _ house: Vnconnect, _ phone: String = "0950000199", guest: String = "k", at now: Date
    ) async throws -> Flow<SignInFlow> {
        let flow = try await house.passPassword(guest: guest, at: now)
        try await house.accounts.replaceLostPhone(by: try house.phone(phone), in: flow, now: now)
        let asked = try #require(try await house.accounts.signIn(flow.id, guest: guest, now: now))
        try await house.accounts.proveNewPhone(try await house.code(to: phone), in: asked, now: now)
        return try #require(try await house.accounts.signIn(flow.id, guest: guest, now: now))
    }

    private func finish(_ house: Vnconnect, _ flow: Flow<SignInFlow>, at now: Date) async throws -> PhoneChangeOutcome {
        try await house.accounts.finishPhoneChange(in: flow, browser: .home, now: now)
    }

    private func cancelCode(_ house: Vnconnect) async throws -> String {
        let letter = try #require(try await house.letters(to: "0950000102").last { $0.contains("ma huy") })
        #expect(letter.utf8.count <= 160 && letter.allSatisfy(\.isASCII) && letter.contains("0950 *** 199"))
        return String(try #require(letter.split(separator: " ").first { $0.count == 11 && $0.contains("-") }))
    }

    @Test(arguments: TestDatabase.engines)
    func `a new SIM in one's own name takes the place, the old number is told, sessions end`(engine: Engine) async throws {
        let house = try await house(engine)
        let before = try await house.signIn()
        let now = house.now.plus(60)
        #expect(try await finish(house, try await proven(house, at: now), at: now) == .done)
        #expect(try await !house.isAlive(before, at: now.plus(1)))
        _ = try await cancelCode(house)
        _ = try await house.signIn(phone: "0950000199", guest: "moi", at: now.plus(60))
        let old = try await house.letters(to: "0950000102").filter { $0.contains("Ma OTP") }.count
        #expect(old == 2, "no code goes to the lost number any more")
    }

    @Test(arguments: TestDatabase.engines)
    func `a listed phone may take the place too (JRN-04)`(engine: Engine) async throws {
        let house = try await house(engine, phones: ["0950000102", "0950000199"])
        #expect(try await finish(house, try await proven(house, at: house.now), at: house.now) == .done)
        let done = try await house.signIn(phone: "0950000199", guest: "moi", at: house.now.plus(60))
        let owner = try await house.owner(done, at: house.now.plus(61))
        let phones = try await house.accounts.account(of: owner).phones
        #expect(phones.map(\.phone.national) == ["0950000199"] && phones.map(\.isDefault) == [true])
    }

    @Test(arguments: TestDatabase.engines)
    func `somebody else's SIM is refused after its code, and changes nothing; three a day are the most`(engine: Engine) async throws {
        let house = try await house(engine)
        for n in 0..<3 {
            let now = house.now.plus(Double(n) * 1_000)
            let flow = try await proven(house, "0950000101", guest: "k\(n)", at: now)
            #expect(try await refused { _ = try await finish(house, flow, at: now) } == .newPhoneOfAnother)
        }
        let now = house.now.plus(3_000)
        let flow = try await house.passPassword(guest: "z", at: now)
        let phone = try house.phone("0950000199")
        let blocked = try await refused { try await house.accounts.replaceLostPhone(by: phone, in: flow, now: now) }
        #expect(blocked == .tooManyPhoneChanges(until: house.now.plus(86_400)))
        _ = try await house.accounts.showCode(
            try await house.code(to: "0950000102"), in: flow, session: nil, browser: .home, now: now)
        let next = house.now.plus(90_000)
        #expect(try await finish(house, try await proven(house, guest: "y", at: next), at: next) == .done)
    }

    @Test(arguments: TestDatabase.engines)
    func `asking again with somebody else's SIM is counted too: the operators hear of it three times a day`(engine: Engine) async throws {
        let house = try await house(engine)
        let flow = try await proven(house, "0950000101", at: house.now)
        for _ in 0..<3 { #expect(try await refused { _ = try await finish(house, flow, at: house.now) } == .newPhoneOfAnother) }
        let fourth = try await refused { _ = try await finish(house, flow, at: house.now.plus(60)) }
        #expect(fourth == .tooManyPhoneChanges(until: house.now.plus(86_400)))
    }

    @Test(arguments: TestDatabase.engines)
    func `where the operators cannot say, nothing changes, and no second code is needed`(engine: Engine) async throws {
        let house = try await house(engine)
        let flow = try await proven(house, at: house.now)
        house.operators.say(.unavailable)
        #expect(try await refused { _ = try await finish(house, flow, at: house.now) } == .subscriptionUnknown)
        house.operators.say(nil)
        #expect(try await finish(house, flow, at: house.now.plus(60)) == .done)
        #expect(try await refused { _ = try await finish(house, flow, at: house.now.plus(61)) } == .wrongState)
    }

    @Test(arguments: TestDatabase.engines)
    func `without the password of this sign-in, the code, or the right to it, there is no way`(engine: Engine) async throws {
        let house = try await house(engine)
        let phone = try house.phone("0950000199")
        let fresh = try await house.begin(guest: "a")
        #expect(try await !house.accounts.mayReplacePhone(in: fresh))
        #expect(try await refused { try await house.accounts.replaceLostPhone(by: phone, in: fresh, now: house.now) } == .forbidden)
        let flow = try await house.passPassword(guest: "b")
        #expect(try await house.accounts.mayReplacePhone(in: flow))
        #expect(try await refused { _ = try await finish(house, flow, at: house.now) } == .wrongState)
        let same = try house.phone("0950000102")
        #expect(try await refused { try await house.accounts.replaceLostPhone(by: same, in: flow, now: house.now) } == .phoneListed)
        try await house.accounts.replaceLostPhone(by: phone, in: flow, now: house.now)
        let asked = try #require(try await house.accounts.signIn(flow.id, guest: "b", now: house.now))
        let login = try await house.code(to: "0950000102")
        let wrong = try await refused { try await house.accounts.proveNewPhone(login, in: asked, now: house.now) }
        #expect(wrong == .wrongCode, "a code for signing in is none for this (REQ-OTP-007)")
    }

    @Test(arguments: TestDatabase.engines)
    func `an account of the province may not (REQ-LOG-010), a session of hours ago neither`(engine: Engine) async throws {
        let house = try await house(engine)
        let flow = try await house.accounts.register(
            atProvince: try house.localForm(), guest: "p", browser: .home, now: house.now)
        try await house.accounts.confirm(try await house.code(to: "0950000101"), in: flow, now: house.now)
        let now = house.now.plus(60)
        let mau = try await house.passPassword("mau.le", Vnconnect.mauPassword, guest: "m", at: now)
        let phone = try house.phone("0950000199")
        #expect(try await refused { try await house.accounts.replaceLostPhone(by: phone, in: mau, now: now) } == .forbidden)
        let local = try await house.signInLocally(guest: "q", at: now)
        let step = try await house.accounts.beginSignIn(
            Vnconnect.national, session: local.token.reveal(), guest: "q", now: now.plus(600))
        #expect(step.content.step == .code)
        #expect(try await !house.accounts.mayReplacePhone(in: step))
    }

    @Test(arguments: TestDatabase.engines)
    func `the old number undoes it within a day: old phone back, sessions gone, the password opens nothing`(engine: Engine) async throws {
        let house = try await house(engine)
        _ = try await finish(house, try await proven(house, at: house.now), at: house.now)
        let thief = try await house.signIn(phone: "0950000199", guest: "t", at: house.now.plus(60))
        let code = try await cancelCode(house), now = house.now.plus(3_600)
        let number = try house.number("099085000102"), other = try house.number("099190000101")
        for (typed, whose) in [("ABCDE-FGHJK", number), (code, other), ("", number)] {
            let wrong = try await refused {
                try await house.accounts.cancelPhoneChange(typed, number: whose, browser: .home, now: now)
            }
            #expect(wrong == .wrongCancelCode)
        }
        try await house.accounts.cancelPhoneChange(code.lowercased(), number: number, browser: .home, now: now)
        #expect(try await !house.isAlive(thief, at: now.plus(1)))
        #expect(try await refused { _ = try await house.passPassword(guest: "u", at: now.plus(60)) } == .passwordDisowned)
        _ = try await house.accounts.recover(number, guest: "v", browser: .home, now: now.plus(120))
        #expect(try await house.letters(to: "0950000102").last?.contains("Ma OTP") == true)
        let again = try await refused {
            try await house.accounts.cancelPhoneChange(code, number: number, browser: .home, now: now.plus(1))
        }
        #expect(again == .wrongCancelCode)
    }

    @Test(arguments: TestDatabase.engines)
    func `with the phone goes whatever else was brought in since`(engine: Engine) async throws {
        let house = try await house(engine)
        #expect(try await finish(house, try await proven(house, at: house.now), at: house.now) == .done)
        let account = try #require(
            try await house.database.read { try $0.accountID(of: try house.number("099085000102"), Vnconnect.keys) })
        let (third, own) = (try house.phone("0950000103"), Chance.system)
        try await house.database.write { tx in
            let id: ID<CodePhone> = own.id(at: house.now.plus(60))
            try tx.insertPhone(
                id, third, of: account, isDefault: false, source: "account", Vnconnect.keys, now: house.now.plus(60))
        }
        let number = try house.number("099085000102")
        let code = try await cancelCode(house)
        try await house.accounts.cancelPhoneChange(code, number: number, browser: .home, now: house.now.plus(120))
        let phones = try await house.database.read { try $0.codePhones(of: account, Vnconnect.keys) }
        #expect(phones.map(\.phone.national) == ["0950000102"] && phones.map(\.isDefault) == [true])
    }

    @Test(arguments: TestDatabase.engines)
    func `a day later it stands`(engine: Engine) async throws {
        let house = try await house(engine)
        _ = try await finish(house, try await proven(house, at: house.now), at: house.now)
        let number = try house.number("099085000102"), code = try await cancelCode(house)
        let late = try await refused {
            try await house.accounts.cancelPhoneChange(code, number: number, browser: .home, now: house.now.plus(86_401))
        }
        #expect(late == .wrongCancelCode)
    }

    @Test(arguments: TestDatabase.engines)
    func `with a waiting time the old phone stays until then, and may stop it`(engine: Engine) async throws {
        let house = try await house(engine, wait: 86_400)
        let due = house.now.plus(86_400)
        #expect(try await finish(house, try await proven(house, at: house.now), at: house.now) == .waiting(until: due))
        _ = try await house.signIn(guest: "w", at: house.now.plus(600))
        let code = try await cancelCode(house), number = try house.number("099085000102")
        try await house.accounts.cancelPhoneChange(code, number: number, browser: .home, now: house.now.plus(900))
        try await house.accounts.forgetExpired(now: due.plus(1))
        #expect(try await house.count("SELECT count(*) AS n FROM identity_phones WHERE revoked_at IS NULL AND is_default = 1") == 1)
        let phones = try await house.database.read { tx in
            try tx.codePhones(of: try #require(try tx.accountID(of: number, Vnconnect.keys)), Vnconnect.keys)
        }
        #expect(phones.map(\.phone.national) == ["0950000102"])
    }

    @Test(arguments: TestDatabase.engines)
    func `when the waiting time is over the next sign-in uses the new phone`(engine: Engine) async throws {
        let house = try await house(engine, wait: 3_600)
        _ = try await finish(house, try await proven(house, at: house.now), at: house.now)
        _ = try await house.signIn(phone: "0950000199", guest: "moi", at: house.now.plus(3_601))
        #expect(try await house.count("SELECT count(*) AS n FROM identity_phone_changes WHERE done_at IS NULL") == 0)
    }
}
