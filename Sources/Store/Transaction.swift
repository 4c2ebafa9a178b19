import Kit

/// The only thing that runs SQL. It lives inside one ``Database/read(_:)`` or ``Database/write(_:)`` and cannot leave it.
public final class Transaction {
    private let connection: any Connection
    public private(set) var statements = 0
    /// Whether the workers are to be woken after the COMMIT.
    var hasEnqueued = false
    private var fault: StoreFault?

    init(_ connection: any Connection) { self.connection = connection }

    public var engine: Engine { connection.engine }

    /// Runs a statement and reads its rows.
    @discardableResult
    public func run<T>(_ sql: SQL, _ read: (Row) throws -> T) throws -> [T] {
        try checked { () throws in try connection.run(sql, read) }
    }

    /// The first row, or `nil`.
    public func first<T>(_ sql: SQL, _ read: (Row) throws -> T) throws -> T? { try run(sql, read).first }

    /// The number in the column `n` of the one row there is: `SELECT count(*) AS n …`.
    public func count(_ sql: SQL) throws -> Int { try first(sql) { try $0.int("n") } ?? 0 }

    /// Runs a statement for what it does, and tells how many rows it touched.
    @discardableResult
    public func execute(_ sql: SQL) throws -> Int {
        try checked { () throws in try connection.execute(sql) }
    }

    /// The engine's plan for a statement, for tests.
    public func plan(_ sql: SQL) throws -> String { try connection.plan(sql) }

    /// Statements of migrations, whose text depends on the engine and holds no values.
    func script(_ text: String) throws { try checked { () throws in try connection.script(text) } }

    /// Waits until no other transaction that said the same is under way. It has to be said first of all.
    ///
    /// For a row that everyone moves on, a counter say: on PostgreSQL all but one of those who come at once would be beaten
    /// and run again; so they wait before they have seen anything. SQLite has one writer.
    public func takeTurns(on table: StaticString) throws {
        if engine == .postgres { try script("LOCK TABLE \(table) IN SHARE ROW EXCLUSIVE MODE") }
    }

    /// PostgreSQL ends a transaction at its first failed statement and answers its COMMIT with a silent ROLLBACK; SQLite
    /// would go on. So that both do the same, the first fault stays: nothing runs after it, and a closure that swallows
    /// it fails all the same. What may collide says `ON CONFLICT`.
    func unbroken<T>(_ body: (Transaction) throws -> T) throws -> T {
        let value = try body(self)
        if let fault { throw fault }
        return value
    }

    private func checked<T>(_ work: () throws -> T) throws -> T {
        if let fault { throw fault }
        statements += 1
        do {
            return try work()
        } catch let error as StoreFault {
            if error.endsTransaction { fault = error }
            throw error
        }
    }
}

public enum Engine: String, Sendable, CaseIterable {
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
