/// How a database is opened.
public struct DatabaseOptions: Sendable {
    /// Threads, and so connections, for reading: as many as there are cores on SQLite, whose readers compute; twice as many
    /// on PostgreSQL, whose readers wait.
    public var readers: Int?
    /// Connections for writing; SQLite has one writer whatever this says.
    public var writers = 6
    /// Transactions that may wait before the answer is 503.
    public var queue = 2_000
    /// The longest a transaction may run, in milliseconds.
    public var timeLimit = 5_000
    /// Whether one COMMIT may make several waiting closures durable (SQLite).
    public var groupCommit = true
    /// Runs each write twice, the first time rolled back, so that a closure that is not fit to be run again shows itself.
    public var rehearse = false

    public init() {}
}
