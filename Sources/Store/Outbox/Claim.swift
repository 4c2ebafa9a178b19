import Foundation
import Kit

/// The moves of a job: waiting → running → done or gone, or waiting again, or dead. Each names the state it expects.
extension Transaction {
    /// Marks up to `most` due jobs as running, and hands them over in order. With the COMMIT an at-most-once job has
    /// been run as far as anybody will ever know.
    func claim(_ kinds: [String], most: Int, now: Date, lease: TimeInterval) throws -> [ClaimedJob] {
        try run("""
            WITH due AS MATERIALIZED (\(Self.due(kinds, most: most, now: now)) \(skippingLocked))
            UPDATE store_outbox
               SET state = 'running', attempts = attempts + 1, leased_until = \(now.addingTimeInterval(lease))
              FROM due WHERE number = claimed AND state = 'waiting'
            RETURNING number, kind, payload, due_at, attempts, made_at
            """, ClaimedJob.init(row:))
            .sorted { ($0.dueAt, $0.attempt.job) < ($1.dueAt, $1.attempt.job) }
    }

    /// The jobs that are next, by the index of what waits: it must never come to reading what has ended.
    static func due(_ kinds: [String], most: Int, now: Date) -> SQL {
        """
        SELECT number AS claimed FROM store_outbox
         WHERE state = 'waiting' AND due_at <= \(now) AND kind IN (\(list: kinds))
         ORDER BY due_at, number LIMIT \(most)
        """
    }

    /// Jobs whose process died, or hung past its lease.
    func abandoned(_ kinds: [String], now: Date) throws -> [ClaimedJob] {
        try run("""
            SELECT number, kind, payload, due_at, attempts, made_at FROM store_outbox
             WHERE state = 'running' AND leased_until < \(now) AND kind IN (\(list: kinds))
             ORDER BY leased_until LIMIT 100 \(skippingLocked)
            """, ClaimedJob.init(row:))
    }

    /// When the next job is due; nil where none waits.
    func nextDue(_ kinds: [String]) throws -> Date? {
        try first("""
            SELECT due_at FROM store_outbox WHERE state = 'waiting' AND kind IN (\(list: kinds))
             ORDER BY due_at, number LIMIT 1
            """) { try $0.date("due_at") }
    }

    /// Ends a job. One with a key is remembered by it, without its payload.
    func finish(_ attempt: OutboxAttempt, now: Date) throws {
        let gone = try execute("""
            DELETE FROM store_outbox WHERE \(attempt.isCurrent) AND dedupe IS NULL
            """)
        guard gone == 0 else { return }
        try execute("""
            UPDATE store_outbox SET state = 'done', payload = \([UInt8]()), due_at = \(now), leased_until = NULL
             WHERE \(attempt.isCurrent)
            """)
    }

    func postpone(_ attempt: OutboxAttempt, until due: Date, reason: String) throws {
        try execute("""
            UPDATE store_outbox SET state = 'waiting', due_at = \(due), leased_until = NULL, last_error = \(reason)
             WHERE \(attempt.isCurrent)
            """)
    }

    /// - Returns: Whether this attempt was still the current one.
    func bury(_ attempt: OutboxAttempt, erasing: Bool, reason: String, now: Date) throws -> Bool {
        let payload: SQL = erasing ? "\([UInt8]())" : "payload"
        return try execute("""
            UPDATE store_outbox
               SET state = 'dead', payload = \(payload), due_at = \(now), leased_until = NULL, last_error = \(reason)
             WHERE \(attempt.isCurrent)
            """) > 0
    }

    /// Several workers claim side by side on PostgreSQL, each passing over what another holds; SQLite has one writer.
    private var skippingLocked: SQL { engine == .postgres ? "FOR UPDATE SKIP LOCKED" : .none }
}

extension OutboxAttempt {
    /// The job as this attempt holds it: one that came back after its lease must not end somebody else's attempt.
    fileprivate var isCurrent: SQL { "number = \(job) AND state = 'running' AND attempts = \(number)" }
}
