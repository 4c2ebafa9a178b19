import Foundation
import Kit
import Store

/// A database of one test: a file of its own on SQLite, a schema of its own on PostgreSQL. It goes when the test lets go
/// of it.
///
/// ```swift
/// @Test(arguments: TestDatabase.engines)
/// func `a dossier is decided once`(engine: Engine) async throws {
///     let store = try await TestDatabase(engine, storeMigrations + dossierMigrations)
///     try await store.database.write { tx in … }
/// }
/// ```
public final class TestDatabase: Sendable {
    public let database: Database
    /// An SQLite path, or a conninfo with the schema in its `search_path`.
    public let place: String
    /// A directory of this test's own, for files.
    public let directory: String
    private let schema: String?

    /// SQLite always; PostgreSQL where `MOTCUA_TEST_POSTGRES` holds a conninfo.
    public static let engines: [Engine] = {
        guard PostgresForTests.conninfo == nil else { return Engine.allCases }
        FileHandle.standardError.write(
            Data("MOTCUA_TEST_POSTGRES is not set: the suites run on SQLite alone\n".utf8))
        return [.sqlite]
    }()

    private static let gate = TestGate(most: 16)

    public init(
        _ engine: Engine, _ migrations: [Migration] = [], options: DatabaseOptions = .forTests
    ) async throws {
        try await Self.gate.enter()
        let name = "t" + UUID().uuidString.lowercased().filter { $0 != "-" }
        directory = NSTemporaryDirectory() + "/motcua-" + name
        schema = engine == .postgres ? name : nil
        do {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
            place = try engine == .postgres ? PostgresForTests.make(schema: name) : directory + "/test.sqlite"
            database = try Self.open(engine, place, options)
        } catch {
            Self.gate.leave()
            throw error
        }
        try await database.migrate(migrations, now: Date(timeIntervalSince1970: 1_795_000_000))
    }

    private static func open(_ engine: Engine, _ place: String, _ options: DatabaseOptions) throws -> Database {
        switch engine {
        case .sqlite: try .sqlite(path: place, options: options)
        case .postgres: try .postgres(conninfo: place, options: options)
        }
    }

    /// Another program's connection to the same data.
    public func open(_ options: DatabaseOptions = .forTests) throws -> Database {
        try Self.open(database.engine, place, options)
    }

    deinit {
        database.close()
        try? FileManager.default.removeItem(atPath: directory)
        if let schema { try? PostgresForTests.drop(schema: schema) }
        Self.gate.leave()
    }
}

extension DatabaseOptions {
    /// Few connections, for hundreds of tests have a database each at the same time.
    public static var forTests: DatabaseOptions {
        var options = DatabaseOptions()
        (options.readers, options.writers) = (2, 3)
        return options
    }
}
