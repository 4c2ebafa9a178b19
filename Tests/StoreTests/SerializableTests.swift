import Foundation
import Kit
import Store
import Testing
import TestStore

@Suite struct SerializableTests {
    /// Two officers are on duty, and one has to stay. Each sees two, and goes: under a weaker isolation both would.
    @Test(arguments: TestDatabase.engines)
    func `two writes that each leave one on duty do not leave none`(engine: Engine) async throws {
        let store = try await trial(engine)
        let other = try store.open()
        defer { other.close() }
        try await store.database.write { tx in
            try tx.execute("INSERT INTO trial_duty (officer, on_duty) VALUES ('O-CUA', 1), ('O-XULY', 1)")
        }
        let meeting = Meeting()
        @Sendable func leave(_ officer: String, _ database: Database) async throws {
            try await database.write { tx in
                let present = try tx.count("SELECT count(*) AS n FROM trial_duty WHERE on_duty = 1")
                if engine == .postgres { meeting.wait() }
                guard present > 1 else { return }
                try tx.execute("UPDATE trial_duty SET on_duty = 0 WHERE officer = \(officer)")
            }
        }
        async let one: Void = leave("O-CUA", store.database)
        async let two: Void = leave("O-XULY", other)
        _ = try await (one, two)
        let left = try await store.database.read { try $0.count("SELECT count(*) AS n FROM trial_duty WHERE on_duty = 1") }
        #expect(left == 1)
    }

    @Test(arguments: TestDatabase.engines)
    func `50 parallel takes of the next number give 50 consecutive numbers`(engine: Engine) async throws {
        var options = DatabaseOptions.forTests
        options.writers = 6
        let store = try await trial(engine, options)
        try await store.database.write { tx in try tx.insert("code", 0) }
        let numbers = try await withThrowingTaskGroup(of: Int?.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    try await store.database.write { tx in
                        try tx.first("UPDATE trial_unique SET number = number + 1 WHERE label = 'code' RETURNING number") {
                            try $0.int("number")
                        }
                    }
                }
            }
            return try await group.reduce(into: [Int]()) { if let number = $1 { $0.append(number) } }
        }
        #expect(numbers.sorted() == Array(1...50))
    }

    @Test(arguments: TestDatabase.engines)
    func `a write that was beaten runs again and sees the winner`(engine: Engine) async throws {
        let store = try await trial(engine)
        let other = try store.open()
        defer { other.close() }
        let (runs, meeting) = (Tally(), Meeting())
        @Sendable func add(_ database: Database) async throws {
            try await database.write { tx in
                runs.add("run")
                let count = try tx.labels().count
                if engine == .postgres { meeting.wait() }
                try tx.insert("\(count)", count)
            }
        }
        async let one: Void = add(store.database)
        async let two: Void = add(other)
        _ = try await (one, two)
        #expect(try await store.database.read { try $0.labels() } == ["0", "1"])
        #expect(runs.count == (engine == .postgres ? 3 : 2))
    }
}
