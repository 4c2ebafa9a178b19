import Foundation
import Kit

extension Transaction {
    /// Writes a job into the outbox. It leaves after this transaction's COMMIT, within milliseconds where a worker runs
    /// in the same process.
    ///
    /// - Parameters:
    ///   - payload: Written as JSON; personal data and secrets sealed by the caller.
    ///   - key: A second job of the same kind and key is not written while the first is known (``Outbox/memory``).
    ///   - notBefore: Later than `now` for what is to wait.
    /// - Returns: The job's number, `nil` where the key was known.
    @discardableResult
    public func enqueue(
        _ kind: OutboxKind, payload: some Encodable, key: String? = nil, at now: Date, notBefore: Date? = nil
    ) throws -> Int? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try enqueue(kind, bytes: Array(try encoder.encode(payload)), key: key, at: now, notBefore: notBefore)
    }

    /// As ``enqueue(_:payload:key:at:notBefore:)``, for a payload that is bytes already.
    @discardableResult
    public func enqueue(
        _ kind: OutboxKind, bytes: [UInt8], key: String? = nil, at now: Date, notBefore: Date? = nil
    ) throws -> Int? {
        let number = try first("""
            INSERT INTO store_outbox (kind, dedupe, payload, made_at, due_at, state, attempts)
            VALUES (\(kind.name), \(key), \(bytes), \(now), \(notBefore ?? now), 'waiting', 0)
            ON CONFLICT (kind, dedupe) DO NOTHING
            RETURNING number
            """) { try $0.int("number") }
        if number != nil { hasEnqueued = true }
        return number
    }

    /// Jobs that gave up, newest first.
    public func deadLetters(_ window: Window) throws -> [DeadLetter] {
        try run("""
            SELECT number, kind, made_at, attempts, last_error FROM store_outbox WHERE state = 'dead'
             ORDER BY number DESC LIMIT \(window.size) OFFSET \(window.offset)
            """) { row in
            DeadLetter(
                job: try row.int("number"), kind: try row.text("kind"), enqueuedAt: try row.date("made_at"),
                attempts: try row.int("attempts"), reason: try row.optionalText("last_error") ?? "")
        }
    }

    /// Lets a dead job try again from the beginning. A job that may run once only has lost its payload and stays dead.
    /// - Returns: Whether there was one.
    @discardableResult
    public func revive(job: Int, at now: Date) throws -> Bool {
        let revived = try execute("""
            UPDATE store_outbox SET state = 'waiting', attempts = 0, due_at = \(now), leased_until = NULL
             WHERE number = \(job) AND state = 'dead' AND length(payload) > 0
            """)
        if revived > 0 { hasEnqueued = true }
        return revived > 0
    }

    /// Jobs not yet done, by kind, for the metrics.
    public func outboxDepth() throws -> [String: Int] {
        let rows = try run("""
            SELECT kind, count(*) AS n FROM store_outbox WHERE state IN ('waiting', 'running') GROUP BY kind
            """) { (try $0.text("kind"), try $0.int("n")) }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    @discardableResult
    func sweepOutbox(now: Date) throws -> Int {
        let before = now.addingTimeInterval(-Outbox.memory)
        return try execute("DELETE FROM store_outbox WHERE state IN ('done', 'dead') AND due_at < \(before)")
    }
}

public enum Outbox {
    /// Thirty days: how long the key of a finished job, and a dead letter, is remembered.
    public static let memory: TimeInterval = 30 * 86_400
}
