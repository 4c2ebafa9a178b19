import Foundation
import Kit
import Store
import TestStore
import Testing

@testable import Identity

/// Sessions, *Không phải tôi* and one's own data (REQ-ACC-003, identity 6.7).
@Suite(.timeLimit(.minutes(3))) struct AccountControlTests {
    private struct Start {
        let house: Vnconnect
        let account: ID<Account>
        let here: SignedIn
        let there: SignedIn
        let now: Date
    }

    /// C-THU at home and on a strange browser, half a minute apart.
    private func start(_ engine: Engine) async throws -> Start {
        let house = try await Vnconnect(engine)
        let account = try await house.thu()
        let here = try await house.signIn()
        let there = try await house.signIn(browser: .stranger, guest: "b", at: house.now.plus(31))
        return Start(house: house, account: account, here: here, there: there, now: house.now.plus(60))
    }

    @Test(arguments: TestDatabase.engines)
    func `the sessions are listed with where they began, this one first`(engine: Engine) async throws {
        let start = try await start(engine)
        let owner = try await start.house.owner(start.here, at: start.now)
        let sessions = try await start.house.accounts.ownSessions(owner, now: start.now)
        #expect(sessions.map(\.isHere) == [true, false])
        #expect(sessions.map(\.session.id) == [start.here.session.id, start.there.session.id])
        #expect(sessions.allSatisfy { $0.systems == ["Cổng Dịch vụ công quốc gia"] && $0.session.method == .passwordAndCode })
        #expect(sessions[1].session.agent == "Trình duyệt lạ")
    }

    @Test(arguments: TestDatabase.engines)
    func `all others are signed out at once, and remembered browsers with them`(engine: Engine) async throws {
        let start = try await start(engine)
        let far = try await start.house.signInLocally(remember: true, browser: .stranger, guest: "c", at: start.now)
        let near = try await start.house.signInLocally(remember: true, browser: .home, guest: "d", at: start.now)
        let owner = try await start.house.owner(start.here, at: start.now)
        try await start.house.accounts.endOtherSessions(owner, browser: .home, now: start.now.plus(1))
        let later = start.now.plus(2)
        for (done, isAlive) in [(start.here, true), (start.there, false), (far, false), (near, false)] {
            #expect(try await start.house.isAlive(done, at: later) == isAlive)
        }
        let (farCookie, nearCookie) = (try #require(far.remembered?.cookie), try #require(near.remembered?.cookie))
        let answers = [
            try await start.house.accounts.useRemembered(
                cookie: farCookie.reveal(), for: Vnconnect.local, browser: .stranger, now: later),
            try await start.house.accounts.useRemembered(
                cookie: nearCookie.reveal(), for: Vnconnect.local, browser: .home, now: later),
        ]
        guard case .nothing = answers[0], case .signedIn = answers[1] else {
            Issue.record("only this browser stays remembered")
            return
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `not me: every session and token ends, the password opens nothing, all phones are told`(engine: Engine) async throws {
        let start = try await start(engine)
        let house = start.house, now = start.now
        let owner = try await house.owner(start.here, at: now)
        let remembered = try await house.signInLocally(remember: true, browser: .stranger, guest: "c", at: now)
        let history = try await house.accounts.accessHistory(owner, AccessQuery(), Window(), now: now)
        let strange = try #require(history.rows.first { $0.session == start.there.session.id })
        try await house.accounts.disown(strange.id, owner, browser: .home, now: now)
        for done in [start.here, start.there, remembered] { #expect(try await !house.isAlive(done, at: now.plus(1))) }
        let held = try await house.database.read { try $0.stillHolds(start.there.session.id, now: now.plus(1)) }
        #expect(!held, "tokens die with it (I21)")
        let cookie = try #require(remembered.remembered?.cookie.reveal())
        guard case .nothing = try await house.accounts.useRemembered(
            cookie: cookie, for: Vnconnect.local, browser: .stranger, now: now.plus(1))
        else {
            Issue.record("a remembered browser is forgotten")
            return
        }
        for phone in ["0950000102", "0950000199"] {
            let told = try await house.letters(to: phone).filter { $0.contains("nguoi la truy cap") }
            #expect(told.count == 1 && told.allSatisfy { $0.utf8.count <= 160 && $0.allSatisfy(\.isASCII) })
        }
        let trail = try await house.database.read { try $0.trail("account:\(start.account)") }
        #expect(trail.first?.action == "access.disown" && trail.first?.object == "access:\(strange.id)")
    }

    @Test(arguments: TestDatabase.engines)
    func `after not me the old password is refused until a new one is set by the phone`(engine: Engine) async throws {
        let start = try await start(engine)
        let house = start.house, now = start.now.plus(60)
        let owner = try await house.owner(start.here, at: now)
        let event = try #require(
            try await house.accounts.accessHistory(owner, AccessQuery(), Window(), now: now).rows.first)
        try await house.accounts.disown(event.id, owner, browser: .home, now: now)
        #expect(try await refused { _ = try await house.passPassword(guest: "e", at: now) } == .passwordDisowned)
        #expect(try await refused { _ = try await house.signInLocally(guest: "f", at: now) } == .passwordDisowned)
        let wrong = try await refused { _ = try await house.passPassword("099085000102", Secret("Sai@12345"), guest: "g", at: now) }
        #expect(wrong == .wrongNameOrPassword, "only who knows the password learns of it")

        let flow = try await house.accounts.recover(
            try house.number("099085000102"), guest: "h", browser: .home, now: now.plus(60))
        try await house.accounts.confirm(try await house.code(to: "0950000102"), in: flow, now: now.plus(61))
        let confirmed = try #require(try await house.accounts.recovery(guest: "h", now: now.plus(62)))
        let old = try await refused {
            try await house.accounts.resetPassword(Vnconnect.thuPassword, in: confirmed, browser: .home, now: now.plus(62))
        }
        #expect(old == .passwordUsedBefore)
        try await house.accounts.resetPassword(Secret("Trăng#tròn26"), in: confirmed, browser: .home, now: now.plus(63))
        _ = try await house.passPassword("099085000102", Secret("Trăng#tròn26"), guest: "i", at: now.plus(120))
    }

    @Test(arguments: TestDatabase.engines)
    func `nobody disowns another's access, a failed guess, or what is long past`(engine: Engine) async throws {
        let start = try await start(engine)
        let house = start.house
        try await house.mau()
        let mau = try await house.owner(
            try await house.signIn("099190000101", Vnconnect.mauPassword, phone: "0950000101", guest: "m", at: start.now),
            at: start.now)
        _ = try await refused { _ = try await house.passPassword("099085000102", Secret("Sai@12345"), guest: "g", at: start.now) }
        let owner = try await house.owner(start.here, at: start.now)
        let events = try await house.accounts.accessHistory(owner, AccessQuery(), Window(), now: start.now.plus(1)).rows
        let guess = try #require(events.first { $0.result == .wrongPassword })
        let mine = try #require(events.first { $0.result == .success })
        for (id, who, now) in [
            (mine.id, mau, start.now), (guess.id, owner, start.now), (mine.id, owner, start.now.plus(11 * 86_400)),
        ] {
            #expect(try await refused { try await house.accounts.disown(id, who, browser: .home, now: now) } == .gone)
        }
        #expect(try await house.isAlive(start.here, at: start.now.plus(1)))
    }

    @Test(arguments: TestDatabase.engines)
    func `one's own data is given against the password, whole, and the giving is written down`(engine: Engine) async throws {
        let start = try await start(engine)
        let house = start.house
        try await house.mau()
        let owner = try await house.owner(start.here, at: start.now)
        let wrong = try await refused {
            _ = try await house.accounts.takeOwnData(
                password: Secret("Sai@12345"), owner, browser: .home, now: start.now)
        }
        #expect(wrong == .wrongNameOrPassword)
        let data = try await house.accounts.takeOwnData(
            password: Vnconnect.thuPassword, owner, browser: .home, now: start.now.plus(1))
        let json = try JSONEncoder().encode(data)
        let read = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
        let account = try #require((read["account"] as? [[String: String]])?.first)
        #expect(account["name"] == "Trần Văn Thử" && account["birthDate"] == "1985-09-02")
        #expect((read["identityNumbers"] as? [[String: String]])?.first?["number"] == "099085000102")
        #expect((read["phones"] as? [[String: String]])?.map { $0["number"] } == ["+84950000102", "+84950000199"])
        #expect((read["sessions"] as? [[String: String]])?.count == 2)
        let accesses = try #require(read["accessHistory"] as? [[String: String]])
        #expect(accesses.map { $0["result"] } == ["dataTaken", "wrongPassword", "success", "success"])
        let text = String(decoding: json, as: UTF8.self)
        #expect(!text.contains("Mẫu") && !text.contains("argon2") && !text.contains(start.here.token.reveal()))
        let trail = try await house.database.read { try $0.trail("account:\(start.account)") }
        #expect(trail.first?.action == "data.take")
    }

    @Test(arguments: TestDatabase.engines)
    func `an account that was never confirmed goes with all it was given`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        let flow = try await house.accounts.register(
            atProvince: try house.localForm(), guest: "p", browser: .home, now: house.now)
        _ = try await house.signInLocally("mau.le", Vnconnect.mauPassword)
        #expect(flow.content.phone != nil)
        try await house.accounts.forgetExpired(now: house.now.plus(31 * 86_400))
        #expect(try await house.count("SELECT count(*) AS n FROM identity_accounts") == 0)
    }
}
