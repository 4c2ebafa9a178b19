import Foundation
import Kit
import Store
import Testing
import TestStore

@Suite struct TransactionTests {
    struct Stop: Error {}

    @Test(arguments: TestDatabase.engines)
    func `a write that throws leaves nothing`(engine: Engine) async throws {
        let store = try await trial(engine)
        await #expect(throws: Stop.self) {
            try await store.database.write { tx in
                try tx.insert("a")
                throw Stop()
            }
        }
        #expect(try await store.database.read { try $0.labels() } == [])
    }

    @Test(arguments: TestDatabase.engines)
    func `what is written is read by everybody when the write returns`(engine: Engine) async throws {
        let store = try await trial(engine)
        let other = try store.open()
        defer { other.close() }
        try await store.database.write { tx in try tx.insert("a") }
        #expect(try await other.read { try $0.labels() } == ["a"])
    }

    @Test(arguments: TestDatabase.engines)
    func `a read cannot write`(engine: Engine) async throws {
        let store = try await trial(engine)
        await #expect(throws: StoreFault.self) {
            try await store.database.read { tx in try tx.insert("a") }
        }
        #expect(try await store.database.read { try $0.labels() } == [])
    }

    @Test(arguments: TestDatabase.engines)
    func `a read sees one snapshot whatever is written meanwhile`(engine: Engine) async throws {
        let store = try await trial(engine)
        try await store.database.write { tx in try tx.insert("a") }
        let (begun, written) = (Meeting(), Meeting())
        async let counts = store.database.read { tx in
            let before = try tx.labels().count
            begun.wait()
            written.wait()
            return (before, try tx.labels().count)
        }
        try await begun.arrive()
        try await store.database.write { tx in try tx.insert("b") }
        try await written.arrive()
        let (before, after) = try await counts
        #expect(before == 1)
        #expect(after == 1)
    }

    @Test(arguments: TestDatabase.engines)
    func `the same key twice is told as a duplicate, other rules as constraints`(engine: Engine) async throws {
        let store = try await trial(engine)
        try await store.database.write { tx in try tx.insert("a") }
        await #expect { try await store.database.write { tx in try tx.insert("a") } } throws: { error in
            if case .duplicate = error as? StoreFault { true } else { false }
        }
        await #expect { try await store.database.write { tx in try tx.insert("b", -1) } } throws: { error in
            if case .constraint = error as? StoreFault { true } else { false }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a swallowed fault does not make half a write durable`(engine: Engine) async throws {
        let store = try await trial(engine)
        try await store.database.write { tx in try tx.insert("a") }
        await #expect { 
            try await store.database.write { tx in
                try tx.insert("b")
                try? tx.insert("a")
            }
        } throws: { error in
            if case .duplicate = error as? StoreFault { true } else { false }
        }
        #expect(try await store.database.read { try $0.labels() } == ["a"])
    }

    @Test(arguments: TestDatabase.engines)
    func `nothing runs after a fault in the same transaction`(engine: Engine) async throws {
        let store = try await trial(engine)
        try await store.database.write { tx in try tx.insert("a") }
        await #expect(throws: StoreFault.self) {
            try await store.database.write { tx in
                try? tx.insert("a")
                try tx.insert("c")
            }
        }
        #expect(try await store.database.read { try $0.labels() } == ["a"])
    }

    @Test(arguments: TestDatabase.engines)
    func `a row that cannot be read does not spoil the transaction`(engine: Engine) async throws {
        let store = try await trial(engine)
        try await store.database.write { tx in
            try tx.insert("a")
            _ = try? tx.first("SELECT label FROM trial_unique") { try $0.int("label") }
            try tx.insert("b")
        }
        #expect(try await store.database.read { try $0.labels() } == ["a", "b"])
    }

    @Test(arguments: TestDatabase.engines)
    func `wrong SQL is told as a mistake of ours`(engine: Engine) async throws {
        let store = try await trial(engine)
        await #expect { try await store.database.read { tx in try tx.count("SELEKT 1 AS n") } } throws: { error in
            if case .statement = error as? StoreFault { true } else { false }
        }
        #expect(try await store.database.read { try $0.count("SELECT 1 AS n") } == 1)
    }

    @Test(arguments: TestDatabase.engines)
    func `a statement past its time is stopped, and the next one runs`(engine: Engine) async throws {
        var options = DatabaseOptions.forTests
        options.timeLimit = 700
        let store = try await trial(engine, options)
        let endless: SQL = """
            WITH RECURSIVE steps(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM steps WHERE n < 2000000000)
            SELECT count(*) AS n FROM steps
            """
        await #expect(throws: StoreFault.tooSlow) { try await store.database.read { try $0.count(endless) } }
        await #expect(throws: StoreFault.tooSlow) { try await store.database.write { try $0.count(endless) } }
        try await store.database.write { tx in try tx.insert("a") }
        #expect(try await store.database.read { try $0.labels() } == ["a"])
    }

    @Test(arguments: TestDatabase.engines)
    func `the plan of a statement names its index`(engine: Engine) async throws {
        let store = try await trial(engine)
        let plan = try await store.database.read { tx in try tx.plan("SELECT label FROM trial_unique WHERE label = \("a")") }
        #expect(plan.contains("trial_unique"))
    }

    @Test(arguments: TestDatabase.engines)
    func `statements are counted`(engine: Engine) async throws {
        let store = try await trial(engine)
        let count = try await store.database.write { tx in
            try tx.insert("a")
            _ = try tx.labels()
            return tx.statements
        }
        #expect(count == 2)
    }

    @Test(arguments: TestDatabase.engines)
    func `more kinds of statement than are kept prepared do no harm`(engine: Engine) async throws {
        let store = try await trial(engine)
        try await store.database.write { tx throws in
            for count in 1...450 {
                let list: SQL = "SELECT count(*) AS n FROM trial_unique WHERE number IN (\(list: Array(1...count)))"
                #expect(try tx.count(list) == 0)
            }
            #expect(try tx.count("SELECT 1 AS n") == 1)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `with rehearsal each write runs twice and counts once`(engine: Engine) async throws {
        var options = DatabaseOptions.forTests
        options.rehearse = true
        let store = try await trial(engine, options)
        let runs = Tally()
        try await store.database.write { tx in
            runs.add("run")
            try tx.insert("a")
        }
        #expect(runs.count == 2)
        #expect(try await store.database.read { try $0.labels() } == ["a"])
    }

    @Test(arguments: TestDatabase.engines)
    func `past the bound of the queue the answer is overloaded at once`(engine: Engine) async throws {
        var options = DatabaseOptions.forTests
        (options.queue, options.writers) = (5, 1)
        let store = try await trial(engine, options)
        let (blocked, release) = (Meeting(), Meeting())
        let answers = Tally()
        try await withThrowingTaskGroup { group in
            group.addTask {
                try await store.database.bulk { _ in
                    blocked.wait()
                    release.wait()
                }
            }
            try await blocked.arrive()
            for number in 0..<40 {
                group.addTask {
                    do {
                        try await store.database.write { tx in try tx.insert("\(number)") }
                        answers.add("done")
                    } catch {
                        answers.add(error as? StoreFault == .overloaded ? "overloaded" : "\(error)")
                        if answers.count == 35 { try await release.arrive() }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(answers.entries.filter { $0 == "overloaded" }.count == 35)
        #expect(answers.entries.filter { $0 == "done" }.count == 5)
    }

    @Test(arguments: TestDatabase.engines)
    func `a closed database finishes what is queued and takes no more`(engine: Engine) async throws {
        let store = try await trial(engine)
        let database = try store.open()
        let writes = (0..<20).map { number in Task { try await database.write { tx in try tx.insert("\(number)") } } }
        for write in writes { try await write.value }
        database.close()
        #expect(try await store.database.read { try $0.labels().count } == 20)
        await #expect(throws: StoreFault.unavailable("closed")) { try await database.write { tx in try tx.insert("x") } }
    }
}
