import Foundation
import Kit
import Store
import Testing
import TestStore

@Suite(.enabled(if: TestDatabase.engines.contains(.postgres), "MOTCUA_TEST_POSTGRES is not set"))
struct HealingTests {
    @Test func `a connection that was cut is made anew for the next call`() async throws {
        var options = DatabaseOptions.forTests
        (options.readers, options.writers) = (1, 1)
        let store = try await trial(.postgres, options)
        let backends: [Int] = [
            try await store.database.read { try $0.count("SELECT pg_backend_pid() AS n") },
            try await store.database.write { try $0.count("SELECT pg_backend_pid() AS n") },
        ]
        let killer = try store.open()
        defer { killer.close() }
        for backend in backends {
            let ended = try await killer.write { tx in
                try tx.first("SELECT pg_terminate_backend(\(backend)::int, 5000) AS ended") { try $0.bool("ended") }
            }
            #expect(ended == true)
        }
        try await store.database.write { tx in try tx.insert("a") }
        #expect(try await store.database.read { try $0.labels() } == ["a"])
    }

    @Test func `a connection cut in the middle of a write is told, and the next write heals`() async throws {
        let store = try await trial(.postgres)
        let killer = try store.open()
        defer { killer.close() }
        let (begun, cut) = (Meeting(), Meeting())
        async let write: Void = store.database.write { tx in
            try tx.insert("lost")
            try tx.execute("UPDATE trial_unique SET number = pg_backend_pid() WHERE label = 'lost'")
            begun.wait()
            cut.wait()
            try tx.insert("never")
        }
        try await begun.arrive()
        try await killer.write { tx in
            _ = try tx.run("""
                SELECT pg_terminate_backend(pid, 5000) AS ended FROM pg_stat_activity
                 WHERE state = 'idle in transaction' AND query LIKE 'UPDATE trial_unique SET number = pg_backend_pid%'
                """) { try $0.bool("ended") }
        }
        try await cut.arrive()
        do {
            try await write
            Issue.record("the write was answered")
        } catch let fault as StoreFault {
            #expect(fault.isPassing)
        }
        try await store.database.write { tx in try tx.insert("a") }
        #expect(try await store.database.read { try $0.labels() } == ["a"])
    }

    @Test(.timeLimit(.minutes(2)))
    func `while the server is away the answer is unavailable, and afterwards everything works again`() async throws {
        let cluster = try await PrivateCluster()
        let database = try Database.postgres(conninfo: cluster.conninfo, options: .forTests)
        defer { database.close() }
        try await database.migrate(storeMigrations + trialMigrations, now: moment)
        try await database.write { tx in try tx.insert("trước") }
        try await cluster.run("crash")
        for _ in 0..<5 {
            await #expect { try await database.write { tx in try tx.insert("x") } } throws: { Self.isUnavailable($0) }
            await #expect { try await database.read { try $0.labels() } } throws: { Self.isUnavailable($0) }
        }
        try await cluster.start()
        try await database.write { tx in try tx.insert("sau") }
        #expect(try await database.read { try $0.labels() } == ["sau", "trước"])
        try await cluster.remove()
    }

    private static func isUnavailable(_ error: any Error) -> Bool {
        if case .unavailable = error as? StoreFault { true } else { false }
    }
}
