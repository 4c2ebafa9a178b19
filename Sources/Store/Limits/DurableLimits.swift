import Foundation
import Kit

/// Limits that outlive the process: one-time passwords, wrong passwords, messages.
///
/// Only a hash of the subject is stored. A phone or an identity number is too easily guessed from a plain hash: hand in
/// its blind index (``KeyRing/blindIndex(_:for:)``) as text instead.
extension Transaction {
    /// Spends one, if there is one left. What is spent belongs to the transaction: an action that spends and then throws
    /// has spent nothing.
    public func spend(_ limit: Limit, on subject: String, now: Date) throws -> LimitAnswer {
        let (hash, since) = (limit.hash(subject), now.addingTimeInterval(-limit.within))
        let spent = try moments(limit.name, hash, since: since)
        let answer = limit.answer(spent, now)
        if answer.isAllowed { try write(spent + [now.milliseconds], limit.name, hash, limit.within) }
        return answer
    }

    /// What ``spend(_:on:now:)`` would answer.
    public func room(_ limit: Limit, on subject: String, now: Date) throws -> LimitAnswer {
        let since = now.addingTimeInterval(-limit.within)
        return limit.answer(try moments(limit.name, limit.hash(subject), since: since), now)
    }

    /// Gives one use back; does nothing where it is forgotten already.
    public func refund(_ spending: Spending) throws {
        guard let hash = Base64URL.decode(spending.subject) else { return }
        var spent = try moments(spending.name, hash, since: .distantPast)
        guard let index = spent.lastIndex(of: spending.at) else { return }
        spent.remove(at: index)
        try write(spent, spending.name, hash, spending.within)
    }

    /// Forgets all that was spent: after a right password the wrong ones do not count.
    public func clear(_ limit: Limit, on subject: String) throws {
        try execute("DELETE FROM store_limits WHERE name = \(limit.name) AND subject = \(limit.hash(subject))")
    }

    @discardableResult
    func sweepLimits(now: Date) throws -> Int { try execute("DELETE FROM store_limits WHERE forget_at < \(now)") }

    /// When it was spent, oldest first, in milliseconds.
    private func moments(_ name: String, _ subject: [UInt8], since: Date) throws -> [Int64] {
        let text = try first("SELECT spent FROM store_limits WHERE name = \(name) AND subject = \(subject)") {
            try $0.text("spent")
        }
        return (text ?? "").split(separator: " ").compactMap { Int64($0) }.filter { $0 > since.milliseconds }
    }

    private func write(_ spent: [Int64], _ name: String, _ subject: [UInt8], _ within: TimeInterval) throws {
        let text = spent.map(String.init).joined(separator: " ")
        let forget = Date(milliseconds: spent.last ?? 0).addingTimeInterval(within)
        try execute("""
            INSERT INTO store_limits (name, subject, spent, forget_at) VALUES (\(name), \(subject), \(text), \(forget))
            ON CONFLICT (name, subject) DO UPDATE SET spent = excluded.spent, forget_at = excluded.forget_at
            """)
    }
}

extension Limit {
    fileprivate func answer(_ spent: [Int64], _ now: Date) -> LimitAnswer {
        guard most > 0 else { return .refused(until: now.addingTimeInterval(within)) }
        guard spent.count >= most else { return .allowed }
        return .refused(until: Date(milliseconds: spent[spent.count - most]).addingTimeInterval(within))
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
