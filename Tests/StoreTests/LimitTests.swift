import Foundation
import Kit
import Testing
import TestStore

@testable import Store

@Suite struct LimitTests {
    private let sends = Limit("trial-sends", most: 5, within: 15 * 60)

    @Test(arguments: TestDatabase.engines)
    func `the sixth in fifteen minutes is refused until the first is fifteen minutes old`(engine: Engine) async throws {
        let store = try await trial(engine)
        try await store.database.write { [sends] tx throws in
            for minute in 0..<5 {
                #expect(try tx.spend(sends, on: "a", now: moment.addingTimeInterval(Double(minute) * 60)) == .allowed)
            }
            let later = moment.addingTimeInterval(14 * 60)
            #expect(try tx.spend(sends, on: "a", now: later) == .refused(until: moment.addingTimeInterval(15 * 60)))
            #expect(try tx.spend(sends, on: "b", now: later) == .allowed)
            // Exactly fifteen minutes after the first there is room for one, and for one only.
            let free = moment.addingTimeInterval(15 * 60)
            #expect(try tx.room(sends, on: "a", now: free) == .allowed)
            #expect(try tx.spend(sends, on: "a", now: free) == .allowed)
            #expect(try tx.spend(sends, on: "a", now: free) == .refused(until: moment.addingTimeInterval(16 * 60)))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `what is given back can be spent again, once`(engine: Engine) async throws {
        let store = try await trial(engine)
        try await store.database.write { [sends] tx throws in
            for second in 0..<5 { _ = try tx.spend(sends, on: "a", now: moment.addingTimeInterval(Double(second))) }
            let spending = Spending(sends, on: "a", at: moment.addingTimeInterval(2))
            try tx.refund(spending)
            try tx.refund(spending)
            let now = moment.addingTimeInterval(10)
            #expect(try tx.spend(sends, on: "a", now: now) == .allowed)
            #expect(try !tx.spend(sends, on: "a", now: now).isAllowed)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `40 at once spend no more than there is`(engine: Engine) async throws {
        var options = DatabaseOptions.forTests
        options.writers = 6
        let store = try await trial(engine, options)
        let allowed = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<40 {
                group.addTask { [sends] in
                    try await store.database.write { try $0.spend(sends, on: "a", now: moment).isAllowed }
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(allowed == 5)
    }

    @Test(arguments: TestDatabase.engines)
    func `what is cleared begins anew, and the past is swept`(engine: Engine) async throws {
        let store = try await trial(engine)
        try await store.database.write { [sends] tx throws in
            for _ in 0..<5 { _ = try tx.spend(sends, on: "a", now: moment) }
            try tx.clear(sends, on: "a")
            #expect(try tx.spend(sends, on: "a", now: moment) == .allowed)
        }
        try await store.database.tidy(now: moment.addingTimeInterval(15 * 60 + 1))
        #expect(try await store.database.read { try $0.count("SELECT count(*) AS n FROM store_limits") } == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `a limit of nothing refuses everything, and the subject is not in the database`(engine: Engine) async throws {
        let store = try await trial(engine)
        try await store.database.write { [sends] tx throws in
            #expect(try !tx.spend(Limit("nothing", most: 0, within: 60), on: "a", now: moment).isAllowed)
            _ = try tx.spend(sends, on: "099901000101", now: moment)
        }
        let subject = try await store.database.read { tx in
            try tx.first("SELECT subject FROM store_limits") { try $0.blob("subject") }
        }
        #expect(subject == Digest.sha256("trial-sends:099901000101"))
    }

    @Test func `limits in memory refuse a flood and forget it`() {
        let (limits, limit) = (MemoryLimits(), Limit("flood", most: 10, within: 60))
        let start = Date(timeIntervalSince1970: 1_795_000_020)
        for _ in 0..<10 { #expect(limits.spend(limit, on: "203.0.113.7", now: start).isAllowed) }
        #expect(!limits.spend(limit, on: "203.0.113.7", now: start).isAllowed)
        #expect(limits.spend(limit, on: "203.0.113.8", now: start).isAllowed)
        #expect(limits.spend(limit, on: "203.0.113.7", now: start.addingTimeInterval(121)).isAllowed)
    }

    @Test func `limits in memory carry the last stretch over into the next`() {
        let (limits, limit) = (MemoryLimits(), Limit("flood", most: 10, within: 60))
        let start = Date(timeIntervalSince1970: 60 * 29_916_667)
        for _ in 0..<10 { _ = limits.spend(limit, on: "a", now: start.addingTimeInterval(59)) }
        // Half of the last stretch is still covered 30 s into the next: five of ten are left.
        let later = start.addingTimeInterval(90)
        let allowed = (0..<10).filter { _ in limits.spend(limit, on: "a", now: later).isAllowed }.count
        #expect(allowed == 5)
    }

    @Test func `limits in memory stay small under a flood from everywhere`() {
        let (limits, limit) = (MemoryLimits(most: 1_000), Limit("flood", most: 10, within: 60))
        for number in 0..<20_000 { _ = limits.spend(limit, on: "\(number)", now: moment) }
        #expect(limits.size <= 1_000)
    }
}
