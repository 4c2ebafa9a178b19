/// How a database is opened.
package struct DatabaseOptions: Sendable {
    /// Threads, and so connections, for reading.
    package var readers = 4
    /// Connections for writing; SQLite has one writer whatever this says.
    package var writers = 6
    /// Transactions that may wait before the answer is 503.
    package var queue = 2_000
    /// The longest a transaction may run, in milliseconds.
    package var timeLimit = 5_000
    /// Whether one COMMIT may make several waiting closures durable (SQLite).
    package var groupCommit = true
    /// Runs each write twice, the first time rolled back, so that a closure that is not fit to be run again shows itself.
    package var rehearse = false

    package init() {}
}
