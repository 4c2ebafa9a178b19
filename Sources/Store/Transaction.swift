import Kit

/// The only thing that runs SQL. It lives inside one ``Database/read(_:)`` or ``Database/write(_:)`` and cannot leave it.
package final class Transaction {
    private let connection: any Connection
    package private(set) var statements = 0

    init(_ connection: any Connection) { self.connection = connection }

    package var engine: Engine { connection.engine }

    /// Runs a statement and reads its rows.
    @discardableResult
    package func run<T>(_ sql: SQL, _ read: (Row) throws -> T) throws -> [T] {
        statements += 1
        return try connection.run(sql, read)
    }

    /// The first row, or `nil`.
    package func first<T>(_ sql: SQL, _ read: (Row) throws -> T) throws -> T? { try run(sql, read).first }

    /// The number in the column `n` of the one row there is: `SELECT count(*) AS n …`.
    package func count(_ sql: SQL) throws -> Int { try first(sql) { try $0.int("n") } ?? 0 }

    /// Runs a statement for what it does, and tells how many rows it touched.
    @discardableResult
    package func execute(_ sql: SQL) throws -> Int {
        statements += 1
        return try connection.execute(sql)
    }

    /// The engine's plan for a statement, for tests.
    package func plan(_ sql: SQL) throws -> String { try connection.plan(sql) }

    /// Statements of migrations, whose text depends on the engine and holds no values.
    func script(_ text: String) throws { try connection.script(text) }
}

package enum Engine: String, Sendable, CaseIterable {
    case sqlite, postgres
}

/// What an engine's driver does. One thread at a time.
protocol Connection: AnyObject {
    var engine: Engine { get }
    func run<T>(_ sql: SQL, _ read: (Row) throws -> T) throws -> [T]
    func execute(_ sql: SQL) throws -> Int
    func plan(_ sql: SQL) throws -> String
    func script(_ text: String) throws
}
