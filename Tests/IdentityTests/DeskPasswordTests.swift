import Foundation
import Kit
import Store
import TestStore
import Testing

@testable import Identity
@testable import IdentityWeb

/// The first password, and one given out at a counter (REQ-DSK-013, 016; REQ-SEC-005).
@Suite(.timeLimit(.minutes(3))) struct DeskPasswordTests {
    @Test func `twelve characters that keep the rule, and none that looks like another`() throws {
        for _ in 0..<200 {
            let text = TemporaryPassword(.system).text.reveal()
            #expect(text.count == 12 && !text.contains(where: { "0O1lIio".contains($0) }), "\(text.count)")
            #expect(PasswordRule.missing(in: text, own: OwnData(numbers: [], phones: [], name: "")).isEmpty)
        }
        let message = TemporaryPassword(.system).message(hours: 72)
        #expect(message.count <= 160 && message.allSatisfy(\.isASCII))
    }

    @Test(arguments: TestDatabase.engines)
    func `the first sign-in asks for a password of one's own, and only then opens a session`(engine: Engine) async throws {
        let desk = try await DeskCounter(engine)
        _ = try await desk.vidu()
        let given = try await desk.password()
        let later = desk.house.now.plus(120)
        let flow = try await desk.house.passPassword("099301000103", given, at: later)
        let code = try await desk.house.code(to: "0950000103")
        let stopped = try await refused {
            _ = try await desk.house.accounts.showCode(code, in: flow, session: nil, browser: .home, now: later)
        }
        #expect(stopped == .mustRenewPassword)
        #expect(try await desk.house.count("SELECT count(*) AS n FROM identity_sessions") == 0)
        let waiting = try #require(try await desk.house.accounts.signIn(flow.id, guest: "khach", now: later))
        #expect(waiting.content.step == .renewal)
        let renew = { (password: Secret<String>) in
            try await desk.house.accounts.renewPassword(password, in: waiting, session: nil, browser: .home, now: later)
        }
        #expect(try await refused { _ = try await renew(given) } == .passwordUsedBefore)
        #expect(try await refused { _ = try await renew(Secret("ngan")) } != nil)
        let done = try await renew(Secret("Vidu#2001"))
        #expect(try await desk.house.isAlive(done, at: later))
        // The given one is dead; one's own opens the account without another change.
        #expect(try await refused { _ = try await desk.house.passPassword("099301000103", given, at: later.plus(60)) } == .wrongNameOrPassword)
        let again = try await desk.house.signIn("099301000103", Secret("Vidu#2001"), phone: "0950000103", at: later.plus(120))
        #expect(try await desk.house.isAlive(again, at: later.plus(120)))
    }

    @Test(arguments: TestDatabase.engines)
    func `a province that asks for a password alone gets the code and the change besides`(engine: Engine) async throws {
        let desk = try await DeskCounter(engine)
        _ = try await desk.vidu()
        let (given, later) = (try await desk.password(), desk.house.now.plus(60))
        let flow = try await desk.house.begin(Vnconnect.local, at: later)
        let outcome = try await desk.house.accounts.showPassword(
            PasswordAttempt(name: "099301000103", password: given, captcha: nil), in: flow, guest: "khach", browser: .home,
            now: later)
        guard case .code = outcome else {
            Issue.record("a session with a password that was given out")
            return
        }
        #expect(try await desk.house.count("SELECT count(*) AS n FROM identity_sessions") == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `after 72 hours the right one is told to go to Quên mật khẩu, a wrong one nothing (MSG-PWD-TEMP-EXPIRED)`(engine: Engine)
        async throws
    {
        let desk = try await DeskCounter(engine)
        _ = try await desk.vidu()
        let given = try await desk.password()
        let over = desk.house.now.plus(72 * 3600)
        #expect(try await refused { _ = try await desk.house.passPassword("099301000103", Secret("Sai@12345678"), at: over) } == .wrongNameOrPassword)
        #expect(try await refused { _ = try await desk.house.passPassword("099301000103", given, at: over) } == .temporaryPasswordOver)
        #expect(IdentityRefusal.temporaryPasswordOver.words.vi == "Mật khẩu tạm đã hết hạn, vui lòng dùng chức năng \"Quên mật khẩu\".")
    }

    @Test(arguments: TestDatabase.engines)
    func `forgotten, never received: the way out works and the given one is dead (REQ-LOG-008, JRN-05)`(engine: Engine) async throws {
        let desk = try await DeskCounter(engine)
        _ = try await desk.vidu()
        let (given, later) = (try await desk.password(), desk.house.now.plus(60))
        let flow = try await desk.house.accounts.recover(
            try desk.house.number("099301000103"), guest: "vidu", browser: .home, now: later)
        try await desk.house.accounts.confirm(try await desk.house.code(to: "0950000103"), in: flow, now: later)
        let confirmed = try #require(try await desk.house.accounts.recovery(guest: "vidu", now: later))
        try await desk.house.accounts.resetPassword(Secret("Vidu#2001"), in: confirmed, browser: .home, now: later)
        #expect(try await refused { _ = try await desk.house.passPassword("099301000103", given, at: later.plus(60)) } == .wrongNameOrPassword)
        _ = try await desk.house.signIn("099301000103", Secret("Vidu#2001"), phone: "0950000103", at: later.plus(120))
        let states = try await desk.house.accounts.passwordStates(of: [desk.draft])
        #expect(states[desk.draft]?.isChanged == true)
    }

    @Test(arguments: TestDatabase.engines)
    func `sent again the old one dies; a fourth time in a day is refused, another desk's never (REQ-DSK-013)`(engine: Engine) async throws {
        let desk = try await DeskCounter(engine)
        _ = try await desk.vidu()
        let first = try await desk.password()
        let again = { (seconds: Double) in
            try await desk.house.accounts.sendPasswordAgain(for: desk.draft, desk.seat, now: desk.house.now.plus(seconds))
        }
        _ = try await again(60)
        let second = try await desk.password()
        #expect(first.reveal() != second.reveal())
        #expect(try await refused { _ = try await desk.house.passPassword("099301000103", first, at: desk.house.now.plus(90)) } == .wrongNameOrPassword)
        _ = try await again(120)
        _ = try await again(180)
        let fourth = try await refused { _ = try await again(240) }
        #expect(fourth == .tooManyPasswords(until: desk.house.now.plus(60 + 86_400)))
        _ = try await again(60 + 86_401)
        let other = DeskSeat(officer: desk.seat.officer, officerName: "x", desk: "000.03.05.H99", deskName: "y")
        #expect(
            try await refused { _ = try await desk.house.accounts.sendPasswordAgain(for: desk.draft, other, now: desk.house.now) } == .gone)
        let state = try await desk.house.accounts.passwordStates(of: [desk.draft])[desk.draft]
        #expect(state?.isChanged == false && state?.delivery == "queued")
    }

    @Test(arguments: TestDatabase.engines)
    func `no table and no trail holds the password`(engine: Engine) async throws {
        let desk = try await DeskCounter(engine)
        _ = try await desk.vidu()
        let given = try await desk.password().reveal()
        let rows = try await desk.house.database.read { tx in
            try tx.run("SELECT details FROM store_trail") { try $0.text("details") }
                + tx.run("SELECT hash FROM identity_passwords") { try $0.text("hash") }
        }
        #expect(!rows.isEmpty && rows.allSatisfy { !$0.contains(given) })
    }
}
