import Foundation
import Kit
import Store
import Testing
import TestStore

@testable import Identity

/// REQ-PRV-002, spec C.2, DEC-10, DEC-33.
@Suite(.timeLimit(.minutes(2))) struct RegisterAtProvinceTests {
    private func register(
        _ house: Vnconnect, _ form: LocalRegistration? = nil, guest: String = "p", at now: Date = Vnconnect.morning
    ) async throws -> Flow<LocalRegistrationFlow> {
        try await house.accounts.register(
            atProvince: try form ?? house.localForm(), guest: guest, browser: .home, now: now)
    }

    @Test(arguments: TestDatabase.engines)
    func `level 0 and waiting, then level 1 by the code`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        let flow = try await register(house)
        let before = try #require(try await house.database.read { try $0.standing(flow.content.account) })
        #expect(before.state == .pending && before.level == .none)
        try await house.accounts.confirm(try await house.code(to: "0950000101"), in: flow, now: house.now.plus(10))
        let account = try #require(
            try await house.database.read { try $0.account(flow.content.account, Vnconnect.keys) })
        #expect(account.state == .active && account.level == .phone && account.evidence?.source == .oneTimeCode)
        #expect(account.username == "mau.le")
        _ = try await house.signInLocally("MAU.LE", Vnconnect.mauPassword)
        _ = try await house.signInLocally("099190000101", Vnconnect.mauPassword, at: house.now.plus(1))
    }

    @Test(arguments: TestDatabase.engines)
    func `a taken name in either case, and a taken number (REQ-PRV-002)`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        _ = try await register(house)
        let sameName = try await refused {
            _ = try await register(house, try house.localForm(username: "MAU.LE", number: "099190000999"), guest: "q")
        }
        #expect(sameName == .usernameExists)
        let sameNumber = try await refused {
            _ = try await register(house, try house.localForm(username: "mau.khac"), guest: "q")
        }
        #expect(sameNumber == .accountExists)
        #expect(try await house.count("SELECT count(*) AS n FROM identity_accounts") == 1)
    }

    @Test(arguments: TestDatabase.engines)
    func `what was not confirmed in a day is free, after thirty it is gone (spec C.2)`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        let first = try await register(house)
        #expect(
            try await refused { _ = try await register(house, guest: "q", at: house.now.plus(86_399)) }
                == .accountExists)
        let second = try await register(house, guest: "q", at: house.now.plus(86_400))
        #expect(first.content.account != second.content.account)
        #expect(try await house.count("SELECT count(*) AS n FROM identity_accounts") == 1)
        try await house.accounts.forgetExpired(now: house.now.plus(31 * 86_400 + 1))
        #expect(try await house.count("SELECT count(*) AS n FROM identity_accounts") == 0)
        #expect(try await house.count("SELECT count(*) AS n FROM identity_usernames") == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `a national sign-in with its code confirms a waiting account too`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        _ = try await register(house)
        let done = try await house.signIn("mau.le", Vnconnect.mauPassword, phone: "0950000101", at: house.now.plus(40))
        let standing = try #require(try await house.database.read { try $0.standing(done.session.account) })
        #expect(standing.state == .active && standing.level == .phone)
    }

    @Test(arguments: TestDatabase.engines)
    func `the owner may ask for the code later`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        _ = try await register(house)
        let done = try await house.signInLocally("mau.le", Vnconnect.mauPassword, at: house.now.plus(1_000))
        let flow = try await house.accounts.confirmLater(done.session.account, guest: "s", now: house.now.plus(1_000))
        try await house.accounts.confirm(try await house.code(to: "0950000101"), in: flow, now: house.now.plus(1_001))
        #expect(
            try await refused {
                _ = try await house.accounts.confirmLater(done.session.account, guest: "s", now: house.now.plus(1_100))
            } == .wrongState)
    }

    @Test func `account names are 4–50 letters, digits and dots, never a number`() {
        for name in ["abc", String(repeating: "a", count: 51), "mẫu.lê", "mau le", "099190000101", "1234", "a@b.c", ""]
        {
            #expect(Username(name) == nil, "\(name)")
        }
        #expect(Username(" Mau.Le_1-x ")?.folded == "mau.le_1-x")
    }
}
