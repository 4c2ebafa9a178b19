import Foundation
import Kit

extension Database {
    /// Brings the schema up to date, each migration in a transaction of its own, and tells which ones ran.
    ///
    /// Two programs starting at once are safe: the one that comes second finds the first one's rows.
    @discardableResult
    public func migrate(_ migrations: [Migration], now: Date) async throws -> [String] {
        // Where there is no such table yet, nothing has run; a database that is away says so at the next step.
        let known = Set((try? await migrationsRun()) ?? [])
        guard !known.isSuperset(of: migrations.map(\.name)) else { return [] }
        try await bulk { tx in
            // PostgreSQL lets two makers of one table collide although each says IF NOT EXISTS.
            if tx.engine == .postgres { try tx.script("SELECT pg_advisory_xact_lock(\(Self.migrationLock))") }
            try tx.script(
                "CREATE TABLE IF NOT EXISTS store_migrations (name text NOT NULL PRIMARY KEY, ran_at bigint NOT NULL)")
        }
        var ran: [String] = []
        for migration in migrations.sorted(by: { $0.name < $1.name }) {
            let isNew = try await bulk { tx in try tx.apply(migration, now: now) }
            if isNew { ran.append(migration.name) }
        }
        return ran
    }

    private static let migrationLock = 20_261_121

    /// The names of the migrations that have run, oldest first.
    public func migrationsRun() async throws -> [String] {
        try await read { tx in
            try tx.run("SELECT name FROM store_migrations ORDER BY name") { try $0.text("name") }
        }
    }
}

extension Transaction {
    fileprivate func apply(_ migration: Migration, now: Date) throws -> Bool {
        if engine == .postgres { try script("LOCK TABLE store_migrations IN EXCLUSIVE MODE") }
        let known = try count("SELECT count(*) AS n FROM store_migrations WHERE name = \(migration.name)")
        guard known == 0 else { return false }
        for statement in migration.statements(for: engine) { try script(statement) }
        try execute("INSERT INTO store_migrations (name, ran_at) VALUES (\(migration.name), \(now))")
        return true
    }
}
