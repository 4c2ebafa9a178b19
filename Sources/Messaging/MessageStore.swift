import Foundation
import Kit
import Store

extension Transaction {
    /// Puts a message into the outbox; it leaves after the COMMIT.
    public func send(_ message: SMSMessage, at now: Date) throws {
        let spendings = String(decoding: try JSONEncoder().encode(message.spendings), as: UTF8.self)
        try execute("""
            INSERT INTO messaging_messages (id, kind, status, made_at, changed_at, spendings)
            VALUES (\(message.id), \(message.kind.rawValue), 'queued', \(now), \(now), \(spendings))
            """)
        try enqueue(message.kind == .code ? .codeBySMS : .noticeBySMS, bytes: message.sealed, at: now)
    }

    /// Where a message stands; `nil` for one that is unknown or older than ninety days.
    public func messageStatus(_ id: ID<SMSMessage>) throws -> MessageStatus? {
        try first("SELECT status FROM messaging_messages WHERE id = \(id)") {
            try $0.read("status", MessageStatus.init(rawValue:))
        }
    }

    /// Messages since a moment, by status, for the operator.
    public func messageCounts(since moment: Date) throws -> [MessageStatus: Int] {
        let rows = try run("""
            SELECT status, count(*) AS n FROM messaging_messages WHERE made_at >= \(moment) GROUP BY status
            """) { (try $0.read("status", MessageStatus.init(rawValue:)), try $0.int("n")) }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// Forgets messages after ninety days (REQ-OTP-010); tells how many.
    @discardableResult
    public func sweepMessages(now: Date) throws -> Int {
        let before = now.addingTimeInterval(-90 * 86_400)
        return try execute("DELETE FROM messaging_messages WHERE made_at < \(before)")
            + execute("DELETE FROM messaging_mails WHERE made_at < \(before)")
    }

    /// Moves a message on; a state that may not follow the one it is in changes nothing.
    @discardableResult
    func move(_ id: ID<SMSMessage>, to status: MessageStatus, at now: Date) throws -> Bool {
        try execute("""
            UPDATE messaging_messages SET status = \(status.rawValue), changed_at = \(now)
             WHERE id = \(id) AND status IN (\(list: status.predecessors.map(\.rawValue)))
            """) > 0
    }

    /// Gives back what a message had spent, once.
    func refundMessage(_ id: ID<SMSMessage>) throws {
        let text = try first("SELECT spendings FROM messaging_messages WHERE id = \(id)") { try $0.text("spendings") }
        let spendings = try JSONDecoder().decode([Spending].self, from: Data((text ?? "[]").utf8))
        for spending in spendings { try refund(spending) }
        try execute("UPDATE messaging_messages SET spendings = '[]' WHERE id = \(id)")
    }
}
