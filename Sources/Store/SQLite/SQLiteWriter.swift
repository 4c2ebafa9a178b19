import Foundation
import Kit

/// The one thread that writes to an SQLite file.
///
/// Closures that wait together are made durable together: one BEGIN … COMMIT with a savepoint a closure. Some errors
/// (interrupt, full disk, I/O, memory) end the whole transaction, savepoints included; then each closure runs again
/// alone. Nobody is answered before the COMMIT that holds their rows.
struct SQLiteWriter {
    let open: () throws(StoreFault) -> SQLiteConnection
    let groups: Bool
    let rehearses: Bool
    private static let mostJobs = 64
    private static let mostTime = Duration.milliseconds(5)

    func loop(_ lane: Lane<TransactionJob>) {
        var connection: SQLiteConnection?
        while let first = lane.next() {
            do {
                let ready = try connection ?? open()
                connection = ready
                commit(batch(from: first, lane), on: ready)
            } catch {
                first.settle(error)
            }
        }
    }

    private func batch(from first: TransactionJob, _ lane: Lane<TransactionJob>) -> [TransactionJob] {
        var jobs = [first]
        guard groups, !first.isAlone else { return jobs }
        while jobs.count < Self.mostJobs, let next = lane.nextIfWaiting() {
            jobs.append(next)
            if next.isAlone { break }
        }
        return jobs
    }

    private func commit(_ jobs: [TransactionJob], on connection: SQLiteConnection) {
        guard jobs.count > 1 else { return commitAlone(jobs[0], on: connection) }
        if let last = jobs.last, last.isAlone {
            commit(Array(jobs.dropLast()), on: connection)
            return commitAlone(last, on: connection)
        }
        let started = ContinuousClock.now
        var done = 0
        do {
            try connection.execute("BEGIN IMMEDIATE")
            while done < jobs.count, done == 0 || ContinuousClock.now - started < Self.mostTime {
                try runInSavepoint(jobs[done], on: connection)
                done += 1
            }
            try connection.execute("COMMIT")
        } catch {
            rollBack(connection)
            for job in jobs { commitAlone(job, on: connection) }
            return
        }
        for job in jobs[..<done] { job.settle(nil) }
        if done < jobs.count { commit(Array(jobs[done...]), on: connection) }
    }

    /// A closure that throws takes only its own rows with it, and is told so with the others, after the COMMIT: what it
    /// saw may have been another closure's rows.
    private func runInSavepoint(_ job: TransactionJob, on connection: SQLiteConnection) throws {
        connection.startClock()
        try connection.execute("SAVEPOINT one")
        do {
            try attempt(job, on: connection)
        } catch {
            if connection.isIdle { throw StoreFault.conflict }
            try connection.execute("ROLLBACK TO one")
        }
        if connection.isIdle { throw StoreFault.conflict }
        try connection.execute("RELEASE one")
    }

    private func commitAlone(_ job: TransactionJob, on connection: SQLiteConnection) {
        connection.startClock()
        do {
            try connection.execute("BEGIN IMMEDIATE")
            try attempt(job, on: connection)
            try connection.execute("COMMIT")
            job.settle(nil)
        } catch {
            rollBack(connection)
            job.settle(error)
        }
    }

    private func attempt(_ job: TransactionJob, on connection: SQLiteConnection) throws {
        if rehearses {
            try connection.execute("SAVEPOINT rehearsal")
            try? job.attempt(Transaction(connection))
            guard !connection.isIdle else { throw StoreFault.conflict }
            try connection.execute("ROLLBACK TO rehearsal")
            try connection.execute("RELEASE rehearsal")
        }
        try job.attempt(Transaction(connection))
    }

    private func rollBack(_ connection: SQLiteConnection) {
        // The transaction may already be gone; there is nothing more to undo then.
        if !connection.isIdle { _ = try? connection.execute("ROLLBACK") }
    }
}
