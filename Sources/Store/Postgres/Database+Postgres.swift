import Foundation
import Kit
import Synchronization

extension Database {
    /// Opens a pool of connections to PostgreSQL. The pool heals by itself: a lost connection is made anew by the
    /// thread that needs it.
    ///
    /// - Throws: ``StoreFault/unavailable(_:)`` when the first connection cannot be made.
    public static func postgres(
        conninfo: String, options: DatabaseOptions = DatabaseOptions()
    ) throws(StoreFault) -> Database {
        _ = try PostgresConnection(conninfo: conninfo, timeLimit: options.timeLimit)
        let reads = Lane<TransactionJob>(bound: options.queue)
        let writes = Lane<TransactionJob>(bound: options.queue)
        let worker = PostgresWorker(
            open: { () throws(StoreFault) in try PostgresConnection(conninfo: conninfo, timeLimit: options.timeLimit) },
            rehearses: options.rehearse)
        let readers = options.readers ?? max(4, 2 * ProcessInfo.processInfo.activeProcessorCount)
        reads.start(threads: readers, name: "postgres-read") { worker.loop($0, .read) }
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
                try run(job, kind == .write && job.isolation == .claiming ? .claim : kind, on: &connection)
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

    /// An idle connection may have died unseen: where the server never heard of the transaction, a fresh one takes its
    /// place. After that a lost connection is told, for its COMMIT may have been heard.
    private func run(_ job: TransactionJob, _ kind: Kind, on connection: inout PostgresConnection?) throws {
        if let idle = connection {
            do { return try run(job, kind, on: idle) } catch {
                if idle.isAlive || idle.hasBegun { throw error }
            }
        }
        let fresh = try open()
        connection = fresh
        try run(job, kind, on: fresh)
    }

    private func run(_ job: TransactionJob, _ kind: Kind, on connection: PostgresConnection) throws {
        try connection.begin(kind.rawValue)
        try kind == .read ? read(job, on: connection) : write(job, kind, on: connection)
    }

    private func read(_ job: TransactionJob, on connection: PostgresConnection) throws {
        do {
            try job.attempt(Transaction(connection))
        } catch {
            connection.rollBack()
            throw error
        }
        try connection.commitUnheard()
    }

    /// Run again when PostgreSQL says that another transaction came between. Those that were beaten go one by one, or
    /// else many writers of one row would beat each other for ever.
    private func write(_ job: TransactionJob, _ kind: Kind, on connection: PostgresConnection) throws {
        do { return try attempt(job, on: connection) } catch StoreFault.conflict {}
        try beaten.withLock { _ in
            for tried in 1... {
                do {
                    try connection.begin(kind.rawValue)
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
            try connection.commit()
        } catch {
            connection.rollBack()
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
