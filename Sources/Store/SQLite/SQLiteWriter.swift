import Foundation
import Kit

/// The one thread that writes to an SQLite file.
///
/// Closures that wait together are made durable together: one BEGIN … COMMIT with a savepoint a closure. Some errors
/// (interrupt, full disk, I/O, memory) end the whole transaction, savepoints included; then each closure runs again
/// alone. Nobody is answered before the COMMIT that holds their rows.
struct SQLiteWriter {
    let connection: SQLiteConnection
    let groups: Bool
    let rehearses: Bool
    private static let mostJobs = 64
    private static let mostTime = Duration.milliseconds(5)

    func loop(_ lane: Lane<TransactionJob>) {
        while let job = lane.next() { commit(batch(from: job, lane)) }
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

    private func commit(_ jobs: [TransactionJob]) {
        guard jobs.count > 1 else { return commitAlone(jobs[0]) }
        if let last = jobs.last, last.isAlone {
            commit(Array(jobs.dropLast()))
            return commitAlone(last)
        }
        do { try connection.execute("BEGIN IMMEDIATE") } catch {
            // Another program holds the file: who waited together is told together, not each after a wait of its own.
            for job in jobs { job.settle(error) }
            return
        }
        let started = ContinuousClock.now
        var done = 0
        do {
            while done < jobs.count, done == 0 || ContinuousClock.now - started < Self.mostTime {
                try runInSavepoint(jobs[done])
                done += 1
            }
            try connection.execute("COMMIT")
        } catch {
            rollBack()
            for job in jobs { commitAlone(job) }
            return
        }
        for job in jobs[..<done] { job.settle(nil) }
        if done < jobs.count { commit(Array(jobs[done...])) }
    }

    /// A closure that throws takes only its own rows with it, and is told so with the others, after the COMMIT: what it
    /// saw may have been another closure's rows.
    private func runInSavepoint(_ job: TransactionJob) throws {
        connection.startClock()
        try connection.execute("SAVEPOINT one")
        do {
            try attempt(job)
        } catch {
            if connection.isIdle { throw StoreFault.conflict }
            try connection.execute("ROLLBACK TO one")
        }
        if connection.isIdle { throw StoreFault.conflict }
        try connection.execute("RELEASE one")
    }

    private func commitAlone(_ job: TransactionJob) {
        connection.startClock()
        do {
            try connection.execute("BEGIN IMMEDIATE")
            try attempt(job)
            try connection.execute("COMMIT")
            job.settle(nil)
        } catch {
            rollBack()
            job.settle(error)
        }
    }

    private func attempt(_ job: TransactionJob) throws {
        if rehearses {
            try connection.execute("SAVEPOINT rehearsal")
            try? job.attempt(Transaction(connection))
            guard !connection.isIdle else { throw StoreFault.conflict }
            try connection.execute("ROLLBACK TO rehearsal")
            try connection.execute("RELEASE rehearsal")
        }
        try job.attempt(Transaction(connection))
    }

    private func rollBack() {
        // The transaction may already be gone; there is nothing more to undo then.
        if !connection.isIdle { _ = try? connection.execute("ROLLBACK") }
    }
}
