import Foundation
import Kit
import Synchronization

extension Database {
    /// Opens a pool of connections to PostgreSQL. The pool heals by itself: a lost connection is made anew by the
    /// thread that needs it.
    ///
    /// - Throws: ``StoreFault/unavailable(_:)`` when the first connection cannot be made.
    package static func postgres(
        conninfo: String, options: DatabaseOptions = DatabaseOptions()
    ) throws(StoreFault) -> Database {
        _ = try PostgresConnection(conninfo: conninfo, timeLimit: options.timeLimit)
        let reads = Lane<TransactionJob>(bound: options.queue)
        let writes = Lane<TransactionJob>(bound: options.queue)
        let worker = PostgresWorker(
            open: { () throws(StoreFault) in try PostgresConnection(conninfo: conninfo, timeLimit: options.timeLimit) },
            rehearses: options.rehearse)
        reads.start(threads: options.readers, name: "postgres-read") { worker.loop($0, .read) }
        writes.start(threads: options.writers, name: "postgres-write") { worker.loop($0, .write) }
        return Database(engine: .postgres, reads: reads, writes: writes)
    }
}

/// What each thread does with its connection.
final class PostgresWorker: Sendable {
    private let open: @Sendable () throws(StoreFault) -> PostgresConnection
    private let rehearses: Bool
    private let beaten = Mutex(())
    private static let mostTries = 40

    init(open: @escaping @Sendable () throws(StoreFault) -> PostgresConnection, rehearses: Bool) {
        (self.open, self.rehearses) = (open, rehearses)
    }

    func loop(_ lane: Lane<TransactionJob>, _ kind: Kind) {
        var connection: PostgresConnection?
        while let job = lane.next() {
            do {
                let kind = kind == .write && job.isolation == .claiming ? .claim : kind
                let ready = try begun(connection, kind)
                connection = ready
                try kind == .read ? read(job, on: ready) : write(job, kind, on: ready)
                job.settle(nil)
            } catch {
                job.settle(error)
            }
            if let open = connection, !open.isAlive { connection = nil }
        }
    }

    enum Kind: String {
        case read = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        case write = "BEGIN ISOLATION LEVEL SERIALIZABLE"
        case claim = "BEGIN ISOLATION LEVEL READ COMMITTED"
    }

    /// A connection inside a new transaction. An idle one may have died unseen: since nothing has run yet, a fresh one
    /// may take its place. After this point a lost connection is told, for its COMMIT may have been heard.
    private func begun(_ idle: PostgresConnection?, _ kind: Kind) throws(StoreFault) -> PostgresConnection {
        if let idle {
            do {
                try idle.script(kind.rawValue)
                return idle
            } catch {
                if idle.isAlive { throw error }
            }
        }
        let fresh = try open()
        try fresh.script(kind.rawValue)
        return fresh
    }

    private func read(_ job: TransactionJob, on connection: PostgresConnection) throws {
        do {
            try job.attempt(Transaction(connection))
        } catch {
            try? connection.script("ROLLBACK")
            throw error
        }
        try connection.send("COMMIT")
    }

    /// Run again when PostgreSQL says that another transaction came between. Those that were beaten go one by one, or
    /// else many writers of one row would beat each other for ever.
    private func write(_ job: TransactionJob, _ kind: Kind, on connection: PostgresConnection) throws {
        do { return try attempt(job, on: connection) } catch StoreFault.conflict {}
        try beaten.withLock { _ in
            for tried in 1... {
                do {
                    try connection.script(kind.rawValue)
                    return try attempt(job, on: connection)
                } catch StoreFault.conflict where tried < Self.mostTries {
                    usleep(UInt32.random(in: 0...(200 << UInt32(min(tried, 6)))))
                }
            }
        }
    }

    private func attempt(_ job: TransactionJob, on connection: PostgresConnection) throws {
        do {
            try rehearse(job, on: connection)
            try job.attempt(Transaction(connection))
            try connection.script("COMMIT")
        } catch {
            try? connection.script("ROLLBACK")
            throw error
        }
    }

    private func rehearse(_ job: TransactionJob, on connection: PostgresConnection) throws {
        guard rehearses else { return }
        try connection.script("SAVEPOINT rehearsal")
        try? job.attempt(Transaction(connection))
        try connection.script("ROLLBACK TO rehearsal")
        try connection.script("RELEASE rehearsal")
    }
}
