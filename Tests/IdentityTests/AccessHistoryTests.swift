import Foundation
import Kit
import Store
import Testing
import TestStore

@testable import Identity

/// REQ-ACC-003 and the list contract.
@Suite(.timeLimit(.minutes(2))) struct AccessHistoryTests {
    @Test(arguments: TestDatabase.engines)
    func `a failed and a good login are two rows, newest first`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        try await house.thu()
        _ = try await refused {
            _ = try await house.passPassword("099085000102", Secret("Sai@12345"), browser: .stranger)
        }
        let owner = try await house.owner(try await house.signIn(at: house.now.plus(5)), at: house.now.plus(5))
        let page = try await house.accounts.accessHistory(owner, AccessQuery(), Window(), now: house.now.plus(6))
        #expect(page.total == 2 && page.rows.map(\.result) == [.success, .wrongPassword])
        #expect(page.rows.map(\.address) == ["192.0.2.1", "198.51.100.9"])
    }

    @Test(arguments: TestDatabase.engines)
    func `another's session is not found, one's own other session ends (REQ-ACC-003)`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        try await house.thu()
        try await house.mau()
        let mau = try await house.signIn(
            "099190000101", Vnconnect.mauPassword, phone: "0950000101", guest: "m", at: house.now.plus(31))
        let first = try await house.signIn(),
            second = try await house.signIn(browser: .stranger, guest: "b", at: house.now.plus(32))
        let owner = try await house.owner(first)
        #expect(
            try await refused {
                try await house.accounts.endSession(mau.session.id, owner, browser: .home, now: house.now)
            } == .gone)
        #expect(try await house.accounts.liveSessions(owner, now: house.now.plus(33)).count == 2)
        try await house.accounts.endSession(second.session.id, owner, browser: .home, now: house.now.plus(40))
        let alive = try await house.isAlive(second, at: house.now.plus(41))
        #expect(!alive)
        #expect(
            try await refused { try await house.accounts.endSession(second.session.id, owner, browser: .home, now: house.now.plus(42)) }
                == .gone)
    }

    @Test(arguments: TestDatabase.engines)
    func `days are whole, pages are the nearest there are, twelve months are kept (REQ-GEN-004, 009)`(engine: Engine)
        async throws
    {
        let house = try await Vnconnect(engine)
        let thu = try await house.thu()
        let days = Day(house.now)
        for n in 0..<23 {
            let at = days.after(-n).at(23, 59), id: ID<AccessEvent> = Chance.system.id(at: at)
            try await house.database.write { tx in
                try tx.write(AccessEntry(id, thu, system: "Thử", .passwordOnly, .success, .home), now: at)
            }
        }
        let old = house.now.plus(-400 * 86_400), oldID: ID<AccessEvent> = Chance.system.id(at: old)
        try await house.database.write { tx in
            try tx.write(AccessEntry(oldID, thu, system: "Cũ", .passwordOnly, .success, .home), now: old)
        }
        let done = try await house.signIn(at: days.after(1).at(8))
        let owner = try await house.owner(done, at: days.after(1).at(8)), now = days.after(1).at(9)
        var query = AccessQuery()
        (query.from, query.to) = (days, days)
        #expect(try await house.accounts.accessHistory(owner, query, Window(), now: now).total == 1)
        let last = try await house.accounts.accessHistory(owner, AccessQuery(), Window(page: 9_999, size: 10), now: now)
        #expect(last.total == 24 && last.window.page == 3 && last.rows.count == 4)
        query = AccessQuery()
        (query.sort, query.isAscending) = (.at, true)
        #expect(
            try await house.accounts.accessHistory(owner, query, Window(), now: now).rows.first?.at
                == days.after(-22).at(23, 59))
        try await house.accounts.forgetExpired(now: now)
        #expect(try await house.count("SELECT count(*) AS n FROM identity_access_events WHERE system = 'Cũ'") == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `histories are never edited`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        try await house.thu()
        _ = try await house.signIn()
        await #expect(throws: (any Error).self) {
            _ = try await house.database.write {
                try $0.execute("UPDATE identity_access_events SET result = 'success'")
            }
        }
    }
}
