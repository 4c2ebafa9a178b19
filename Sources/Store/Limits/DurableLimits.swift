import Foundation
import Kit

/// Limits that outlive the process: one-time passwords, wrong passwords, messages.
///
/// Only a hash of the subject is stored. A phone or an identity number is too easily guessed from a plain hash: hand in
/// its blind index (``KeyRing/blindIndex(_:for:)``) in hex instead.
extension Transaction {
    /// Spends one, if there is one left. What is spent belongs to the transaction: an action that spends and then throws
    /// has spent nothing.
    package func spend(_ limit: Limit, on subject: String, now: Date) throws -> LimitAnswer {
        var spent = try spentMoments(limit, subject, now)
        if spent.count >= limit.most {
            guard limit.most > 0 else { return .refused(until: now.addingTimeInterval(limit.within)) }
            return .refused(until: spent[spent.count - limit.most].addingTimeInterval(limit.within))
        }
        spent.append(now)
        try write(spent, limit, subject)
        return .allowed
    }

    /// What ``spend(_:on:now:)`` would answer.
    package func room(_ limit: Limit, on subject: String, now: Date) throws -> LimitAnswer {
        let spent = try spentMoments(limit, subject, now)
        guard limit.most > 0, spent.count >= limit.most else {
            return limit.most > 0 ? .allowed : .refused(until: now.addingTimeInterval(limit.within))
        }
        return .refused(until: spent[spent.count - limit.most].addingTimeInterval(limit.within))
    }

    /// Gives back what was spent at exactly `moment`; does nothing where it is forgotten already (REQ-OTP-009).
    package func refund(_ limit: Limit, on subject: String, spentAt moment: Date, now: Date) throws {
        var spent = try spentMoments(limit, subject, now)
        guard let index = spent.lastIndex(where: { $0.milliseconds == moment.milliseconds }) else { return }
        spent.remove(at: index)
        try write(spent, limit, subject)
    }

    /// Forgets all that was spent: after a right password the wrong ones do not count.
    package func clear(_ limit: Limit, on subject: String) throws {
        try execute("DELETE FROM store_limits WHERE name = \(limit.name) AND subject = \(limit.hash(subject))")
    }

    @discardableResult
    func sweepLimits(now: Date) throws -> Int { try execute("DELETE FROM store_limits WHERE forget_at < \(now)") }

    /// The moments within the stretch that ends now, oldest first.
    private func spentMoments(_ limit: Limit, _ subject: String, _ now: Date) throws -> [Date] {
        let text = try first("""
            SELECT spent FROM store_limits WHERE name = \(limit.name) AND subject = \(limit.hash(subject))
            """) { try $0.text("spent") }
        let since = now.addingTimeInterval(-limit.within).milliseconds
        return (text ?? "").split(separator: " ").compactMap { Int64($0) }
            .filter { $0 > since }.map { Date(milliseconds: $0) }
    }

    private func write(_ spent: [Date], _ limit: Limit, _ subject: String) throws {
        let text = spent.map { String($0.milliseconds) }.joined(separator: " ")
        let forget = (spent.last ?? .distantPast).addingTimeInterval(limit.within)
        try execute("""
            INSERT INTO store_limits (name, subject, spent, forget_at)
            VALUES (\(limit.name), \(limit.hash(subject)), \(text), \(forget))
            ON CONFLICT (name, subject) DO UPDATE SET spent = excluded.spent, forget_at = excluded.forget_at
            """)
    }
}

let limitMigrations: [Migration] = [
    Migration(
        "2026-11-21-0020-store-limits",
        """
        CREATE TABLE store_limits (
            name text NOT NULL,
            subject {{blob}} NOT NULL,
            spent text NOT NULL,
            forget_at {{moment}} NOT NULL,
            PRIMARY KEY (name, subject)
        )
        """,
        "CREATE INDEX store_limits_forget ON store_limits (forget_at)")
]
