import Foundation
import Kit
import Store

let mailMigration = Migration(
    "2026-11-21-2200-messaging-mails",
    // No address and no text stand here: both are in the outbox, sealed, until the letter has left.
    """
    CREATE TABLE messaging_mails (
        id {{id}} NOT NULL PRIMARY KEY,
        status text NOT NULL CHECK (status IN ('queued', 'sent', 'failed', 'down')),
        made_at {{moment}} NOT NULL,
        changed_at {{moment}} NOT NULL
    )
    """,
    "CREATE INDEX messaging_mails_made ON messaging_mails (made_at)")

extension Transaction {
    /// Puts a letter into the outbox; it leaves after the COMMIT.
    public func send(_ mail: MailMessage, at now: Date) throws {
        try execute(
            "INSERT INTO messaging_mails (id, status, made_at, changed_at) VALUES (\(mail.id), 'queued', \(now), \(now))")
        try enqueue(.mail, bytes: mail.sealed, at: now)
    }

    /// Where a letter stands; `nil` for one that is unknown or older than ninety days.
    public func mailStatus(_ id: ID<MailMessage>) throws -> MessageStatus? {
        try first("SELECT status FROM messaging_mails WHERE id = \(id)") {
            try $0.read("status", MessageStatus.init(rawValue:))
        }
    }

    func move(_ id: ID<MailMessage>, to status: MessageStatus, at now: Date) throws {
        try execute(
            """
            UPDATE messaging_mails SET status = \(status.rawValue), changed_at = \(now)
             WHERE id = \(id) AND status = 'queued'
            """)
    }
}
