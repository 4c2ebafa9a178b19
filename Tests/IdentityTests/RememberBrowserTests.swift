import Foundation
import Kit
import Store
import Testing
import TestStore

@testable import Identity

/// REQ-LOG-014, DEC-19.
@Suite(.timeLimit(.minutes(2))) struct RememberBrowserTests {
    private func use(_ house: Vnconnect, _ cookie: String, _ browser: Browser = .home, at now: Date) async throws
        -> SignedIn?
    {
        let outcome = try await house.accounts.useRemembered(
            cookie: cookie, for: Vnconnect.local, browser: browser, now: now)
        if case .signedIn(let done) = outcome { return done }
        return nil
    }

    private func remembered(_ house: Vnconnect) async throws -> String {
        try await house.thu()
        let done = try await house.signInLocally(remember: true)
        return try #require(done.remembered).cookie.reveal()
    }

    @Test(arguments: TestDatabase.engines)
    func `a remembered browser signs in with a password's strength, under a new token each time`(engine: Engine)
        async throws
    {
        let house = try await Vnconnect(engine)
        let cookie = try await remembered(house)
        let done = try #require(try await use(house, cookie, at: house.now.plus(86_400)))
        #expect(done.session.strength == .passwordOnly && done.session.authenticatedAt == house.now)
        let next = try #require(done.remembered).cookie.reveal()
        #expect(next != cookie)
        #expect(try await use(house, next, at: house.now.plus(2 * 86_400)) != nil)
    }

    @Test(arguments: TestDatabase.engines)
    func `a copied old token ends all of the account's, and the person is told`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        let cookie = try await remembered(house)
        let done = try #require(try await use(house, cookie, at: house.now.plus(3_600)))
        let next = try #require(done.remembered).cookie.reveal()
        let thief = try await house.accounts.useRemembered(
            cookie: cookie, for: Vnconnect.local, browser: .stranger, now: house.now.plus(3_601))
        guard case .stolen = thief else { Issue.record("the copy was not noticed"); return }
        #expect(try await use(house, next, at: house.now.plus(3_700)) == nil)
        #expect(try await !house.isAlive(done, at: house.now.plus(3_700)))
        #expect(try await house.letters(to: "0950000102").contains { $0.contains("ma ghi nho") })
    }

    @Test(arguments: TestDatabase.engines)
    func `two tabs of one browser are no thief, a late copy is one`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        let cookie = try await remembered(house)
        #expect(try await use(house, cookie, at: house.now.plus(100))?.remembered != nil)
        let twin = try #require(try await use(house, cookie, at: house.now.plus(101)))
        #expect(twin.remembered == nil)
        #expect(try await use(house, cookie, at: house.now.plus(200)) == nil)
        #expect(try await house.count("SELECT count(*) AS n FROM identity_remembered") == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `it ends with logout, with thirty days, with a lock`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        let cookie = try await remembered(house)
        #expect(try await use(house, cookie, at: house.now.plus(30 * 86_400)) == nil)
        let done = try #require(try await use(house, cookie, at: house.now.plus(29 * 86_400)))
        let next = try #require(done.remembered).cookie.reveal()
        try await house.accounts.signOut(token: done.token.reveal(), remembered: next, now: house.now.plus(29 * 86_400))
        #expect(try await use(house, next, at: house.now.plus(29 * 86_400 + 1)) == nil)

        let other = try await house.signInLocally(remember: true, at: house.now.plus(60))
        let second = try #require(other.remembered).cookie.reveal()
        try await house.accounts.move(
            other.session.account, .lock, by: "V-VPCP", because: "thử", now: house.now.plus(61))
        #expect(try await use(house, second, at: house.now.plus(62)) == nil)
    }

    @Test(arguments: TestDatabase.engines)
    func `staff are never remembered, and no site that asks for more is signed in by it`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        let cookie = try await remembered(house)
        let more = try await house.accounts.useRemembered(
            cookie: cookie, for: Vnconnect.national, browser: .home, now: house.now)
        guard case .nothing = more else { Issue.record("a password was enough for two factors"); return }
        var officer = NewAccount(
            registration: .command, profile: Profile(name: "Hoàng Thị Cửa"),
            numbers: [try house.number("099188000201")],
            phones: [try house.phone("0950000201")], level: .source)
        officer.isStaff = true
        try await house.accounts.create(officer, password: Secret("Cửa#1988x"), now: house.now)
        let done = try await house.signInLocally("099188000201", Secret("Cửa#1988x"), remember: true)
        #expect(done.remembered == nil)
    }

    @Test(arguments: TestDatabase.engines)
    func `nonsense is nothing (I17)`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        _ = try await remembered(house)
        for cookie in [
            "", ".", "a.b", UUID().uuidString + ".", UUID().uuidString + "." + String(repeating: "x", count: 43),
        ] {
            #expect(try await use(house, cookie, at: house.now) == nil)
        }
    }
}
