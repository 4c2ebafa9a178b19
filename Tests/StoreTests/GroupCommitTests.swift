import Foundation
import Kit
import Store
import Testing
import TestStore

@Suite struct GroupCommitTests {
    struct Stop: Error {}

    @Test(arguments: TestDatabase.engines)
    func `the failure of one write leaves the others`(engine: Engine) async throws {
        let store = try await trial(engine)
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<64 {
                group.addTask {
                    do {
                        try await store.database.write { tx in
                            try tx.insert("\(number)")
                            if number % 4 == 0 { throw Stop() }
                            if number % 4 == 1 { try tx.insert("\(number)") }
                        }
                        return true
                    } catch {
                        return false
                    }
                }
            }
            return await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        #expect(outcomes.filter { $0 }.count == 32)
        let labels = try await store.database.read { try $0.labels() }
        #expect(Set(labels) == Set((0..<64).filter { $0 % 4 > 1 }.map(String.init)))
    }

    @Test(arguments: TestDatabase.engines)
    func `64 writers add up on one row`(engine: Engine) async throws {
        var options = DatabaseOptions.forTests
        options.writers = 6
        let store = try await trial(engine, options)
        try await store.database.write { tx in try tx.insert("sum") }
        try await withThrowingTaskGroup { group in
            for _ in 0..<64 {
                group.addTask {
                    for _ in 0..<3 {
                        try await store.database.write { tx in
                            let before = try tx.number("sum") ?? 0
                            try tx.execute("UPDATE trial_unique SET number = \(before + 1) WHERE label = 'sum'")
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await store.database.read { try $0.number("sum") } == 192)
    }

    @Test func `a closure that is stopped in a group takes no other with it`() async throws {
        var options = DatabaseOptions.forTests
        options.timeLimit = 200
        let store = try await trial(.sqlite, options)
        let (begun, queued) = (Meeting(), Meeting())
        async let first: Void = store.database.bulk { _ in
            begun.wait()
            queued.wait()
        }
        try await begun.arrive()
        let endless: SQL = """
            WITH RECURSIVE steps(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM steps WHERE n < 2000000000)
            SELECT count(*) AS n FROM steps
            """
        let good = (0..<10).map { number in Task { try await store.database.write { tx in try tx.insert("\(number)") } } }
        let slow = Task {
            try await store.database.write { tx in
                try tx.insert("slow")
                _ = try tx.count(endless)
            }
        }
        #expect(try await eventually { store.database.depth == 11 })
        try await queued.arrive()
        try await first
        for write in good { try await write.value }
        await #expect(throws: StoreFault.tooSlow) { try await slow.value }
        #expect(try await store.database.read { try $0.labels().count } == 10)
    }

    @Test func `writes that wait together are one commit`() async throws {
        let store = try await trial(.sqlite)
        let (begun, queued) = (Meeting(), Meeting())
        async let first: Void = store.database.bulk { _ in
            begun.wait()
            queued.wait()
        }
        try await begun.arrive()
        // Each notes how many rows it sees: in one transaction each sees those before it.
        let tasks = (0..<8).map { number in
            Task {
                try await store.database.write { tx in
                    try tx.insert("\(number)")
                    return try tx.labels().count
                }
            }
        }
        #expect(try await eventually { store.database.depth == 8 })
        try await queued.arrive()
        try await first
        var seen: [Int] = []
        for task in tasks { seen.append(try await task.value) }
        #expect(seen.sorted() == Array(1...8))
    }
}
