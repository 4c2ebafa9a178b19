import Foundation
import Kit
import Store
import Testing
import TestStore

@testable import Identity

/// REQ-LOG-003…007, I1…I3, I11.
@Suite(.timeLimit(.minutes(2))) struct SignInTests {
    @Test(arguments: TestDatabase.engines)
    func `password, then code, then the session and its line of history (REQ-LOG-004, 005)`(engine: Engine) async throws
    {
        let house = try await Vnconnect(engine)
        try await house.thu()
        let flow = try await house.passPassword("  099085000102 ")
        #expect(
            try await house.count("SELECT count(*) AS n FROM identity_sessions") == 0,
            "between the steps nobody is signed in")
        let done = try await house.accounts.showCode(
            try await house.code(to: "0950000102"), in: flow, session: nil, browser: .home, now: house.now)
        #expect(done.session.strength == .passwordAndCode && done.session.amr == ["otp", "pwd", "mfa"])
        let owner = try await house.owner(done)
        let page = try await house.accounts.accessHistory(owner, AccessQuery(), Window(), now: house.now.plus(1))
        #expect(page.rows.map(\.result) == [.success] && page.rows.first?.system == "Cổng Dịch vụ công quốc gia")
    }

    @Test(arguments: TestDatabase.engines)
    func `an old card's number opens the same account (REQ-GEN-021)`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        let cu = try await house.accounts.create(
            NewAccount(
                registration: .command,
                profile: Profile(name: "Phạm Văn Cũ", birthDate: Day(year: 1970, month: 1, day: 1)),
                numbers: [try house.number("990000105"), try house.number("099070000105")],
                phones: [try house.phone("0950000105")],
                level: .source), password: Secret("Cu#Pham70"), now: house.now)
        let old = try await house.signIn("990000105", Secret("Cu#Pham70"), phone: "0950000105")
        let new = try await house.signIn(
            "099070000105", Secret("Cu#Pham70"), phone: "0950000105", at: house.now.plus(40))
        #expect(old.session.account == cu && new.session.account == cu)
    }

    @Test(arguments: TestDatabase.engines)
    func `the other phone gets the code alone, the default stays (REQ-LOG-006)`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        try await house.thu()
        let flow = try await house.passPassword()
        let first = try await house.code(to: "0950000102")
        let screen = try await house.accounts.codeScreen(of: flow)
        let other = try #require(screen.others.first)
        try await house.accounts.resendCode(in: flow, to: other.id, now: house.now.plus(5))
        #expect(try await house.letters(to: "0950000102").count == 1)
        let moved = try #require(try await house.accounts.signIn(flow.id, guest: "khach", now: house.now))
        let second = try await house.code(to: "0950000199")
        if first != second {
            let refusal = try await refused {
                _ = try await house.accounts.showCode(
                    first, in: moved, session: nil, browser: .home, now: house.now.plus(6))
            }
            #expect(refusal == .wrongCode)
        }
        let done = try await house.accounts.showCode(
            second, in: moved, session: nil, browser: .home, now: house.now.plus(6))
        let account = try await house.accounts.account(of: try await house.owner(done))
        #expect(account.defaultPhone?.phone.national == "0950000102")
    }

    @Test(arguments: TestDatabase.engines)
    func `another account's phone is forbidden (REQ-LOG-006)`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        try await house.thu()
        let mau = try await house.mau()
        let foreign = try #require(try await house.database.read { try $0.codePhones(of: mau, Vnconnect.keys).first })
        let flow = try await house.passPassword()
        #expect(
            try await refused { try await house.accounts.resendCode(in: flow, to: foreign.id, now: house.now.plus(31)) }
                == .forbidden)
    }

    @Test(arguments: TestDatabase.engines)
    func `a code of one account's sign-in is none of the other's, on the same phone (REQ-LOG-007)`(engine: Engine)
        async throws
    {
        let house = try await Vnconnect(engine)
        try await house.thu()
        try await house.accounts.create(
            NewAccount(
                registration: .command, profile: Profile(name: "Lê Thị Mẫu"),
                numbers: [try house.number("099190000101")],
                phones: [try house.phone("0950000102")], level: .source), password: Vnconnect.mauPassword,
            now: house.now)
        let thu = try await house.passPassword(guest: "a")
        let code = try await house.code(to: "0950000102")
        let mau = try await house.passPassword("099190000101", Vnconnect.mauPassword, guest: "b", at: house.now.plus(1))
        let mine = try await house.code(to: "0950000102")
        if code != mine {
            let refusal = try await refused {
                _ = try await house.accounts.showCode(
                    code, in: mau, session: nil, browser: .home, now: house.now.plus(2))
            }
            #expect(refusal == .wrongCode)
        }
        _ = try await house.accounts.showCode(code, in: thu, session: nil, browser: .home, now: house.now.plus(2))
    }

    @Test(arguments: TestDatabase.engines)
    func `a new token at each sign-in, the one before is dead (I2)`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        try await house.thu()
        let first = try await house.signIn()
        let flow = try await house.passPassword(at: house.now.plus(60))
        let second = try await house.accounts.showCode(
            try await house.code(to: "0950000102"), in: flow, session: first.token.reveal(), browser: .home,
            now: house.now.plus(61))
        #expect(first.token.reveal() != second.token.reveal() && first.session.id != second.session.id)
        let (isFirst, isSecond) = (try await house.isAlive(first), try await house.isAlive(second))
        #expect(!isFirst && isSecond)
        try await house.accounts.signOut(token: second.token.reveal(), remembered: nil, now: house.now.plus(70))
        #expect(try await !house.isAlive(second))
    }

    @Test(arguments: TestDatabase.engines)
    func `a used sign-in journey gives no second session (I1, I10)`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        try await house.thu()
        let flow = try await house.passPassword()
        let code = try await house.code(to: "0950000102")
        let sessions = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<10 {
                group.addTask {
                    (try? await house.accounts.showCode(code, in: flow, session: nil, browser: .home, now: house.now))
                        != nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(sessions == 1)
        #expect(try await house.accounts.signIn(flow.id, guest: "khach", now: house.now) == nil)
    }

    @Test(arguments: TestDatabase.engines)
    func `a journey belongs to its browser, its kind and its step (I1, I3, I20)`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        try await house.thu()
        let flow = try await house.passPassword()
        #expect(try await house.accounts.signIn(flow.id, guest: "ai khác", now: house.now) == nil)
        #expect(try await house.accounts.recovery(guest: "khach", now: house.now) == nil)
        let again = try await refused {
            _ = try await house.accounts.showPassword(
                PasswordAttempt(
                    name: "099085000102", password: Vnconnect.thuPassword, captcha: try house.captcha(for: .signIn)),
                in: flow, guest: "khach", browser: .home, now: house.now)
        }
        #expect(again == .wrongState)
        let fresh = try await house.begin()
        let skipped = try await refused {
            _ = try await house.accounts.showCode("123456", in: fresh, session: nil, browser: .home, now: house.now)
        }
        #expect(skipped == .wrongState)
        #expect(
            try await house.accounts.owner(token: flow.id.uuidString, now: house.now) == nil, "no journey is a session")
    }

    @Test(arguments: TestDatabase.engines)
    func `a lock or a new password between the steps undoes the first (I3, I11)`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        let thu = try await house.thu()
        let flow = try await house.passPassword()
        let code = try await house.code(to: "0950000102")
        try await house.accounts.move(thu, .lock, by: "V-VPCP", because: "thử", now: house.now)
        let locked = try await refused {
            _ = try await house.accounts.showCode(code, in: flow, session: nil, browser: .home, now: house.now)
        }
        #expect(locked == .wrongState)
        #expect(try await refused { _ = try await house.passPassword(at: house.now.plus(60)) } == .accountLocked)
        let wrong = try await refused {
            _ = try await house.passPassword("099085000102", Secret("sai"), at: house.now.plus(61))
        }
        #expect(wrong == .wrongNameOrPassword, "only the right password is told of the lock")
    }

    @Test(arguments: TestDatabase.engines)
    func `a password-only session is stepped up by the code alone, another strength is another session`(engine: Engine)
        async throws
    {
        let house = try await Vnconnect(engine)
        try await house.thu()
        let local = try await house.signInLocally()
        #expect(local.session.strength == .passwordOnly)
        let answer = try await house.database.read {
            try $0.mayIssue(to: local.session.id, for: Vnconnect.national, now: house.now)
        }
        #expect(answer == .challenge(.code))
        let flow = try await house.accounts.beginSignIn(
            Vnconnect.national, session: local.token.reveal(), guest: "khach", now: house.now)
        #expect(flow.content.step == .code)
        let done = try await house.accounts.showCode(
            try await house.code(to: "0950000102"), in: flow, session: local.token.reveal(), browser: .home,
            now: house.now)
        #expect(
            done.session.strength == .passwordAndCode && done.session.authenticatedAt == local.session.authenticatedAt)
        #expect(try await !house.isAlive(local))
    }

    @Test(arguments: TestDatabase.engines)
    func `an account without a password answers like a wrong one (REQ-LOG-003)`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        let thu = try await house.thu()
        _ = try await house.database.write {
            try $0.execute("DELETE FROM identity_passwords WHERE account_id = \(thu)")
        }
        #expect(try await refused { _ = try await house.passPassword() } == .wrongNameOrPassword)
    }
}
