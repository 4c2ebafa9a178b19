import Foundation
import Kit

extension Database {
    /// Opens (and where there is none, makes) an SQLite file.
    ///
    /// - Throws: ``StoreFault/unavailable(_:)`` with the reason and the path.
    public static func sqlite(path: String, options: DatabaseOptions = DatabaseOptions()) throws(StoreFault) -> Database {
        // Opened here, so that a wrong path is told at the start and the file is in WAL mode before anyone reads. The thread
        // that writes takes it over and nobody else touches it.
        nonisolated(unsafe) let connection = try SQLiteConnection(
            path: path, readOnly: false, timeLimit: options.timeLimit)
        let writes = Lane<TransactionJob>(bound: options.queue)
        let reads = Lane<TransactionJob>(bound: options.queue)
        writes.start(threads: 1, name: "sqlite-write") { lane in
            SQLiteWriter(connection: connection, groups: options.groupCommit, rehearses: options.rehearse).loop(lane)
        }
        let readers = options.readers ?? max(2, ProcessInfo.processInfo.activeProcessorCount)
        reads.start(threads: readers, name: "sqlite-read") { lane in
            readLoop(lane, path: path, timeLimit: options.timeLimit)
        }
        return Database(engine: .sqlite, reads: reads, writes: writes)
    }

    private static func readLoop(_ lane: Lane<TransactionJob>, path: String, timeLimit: Int) {
        var connection: SQLiteConnection?
        while let job = lane.next() {
            do {
                let ready = try connection ?? SQLiteConnection(path: path, readOnly: true, timeLimit: timeLimit)
                connection = ready
                ready.startClock()
                try ready.execute("BEGIN")
                do { try job.attempt(Transaction(ready)) } catch { /* kept in the job and handed over below */ }
                if !ready.isIdle { try ready.execute("COMMIT") }
                job.settle(nil)
            } catch {
                connection = nil
                job.settle(error)
            }
        }
    }
}
