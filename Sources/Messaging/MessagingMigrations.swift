import Store

public let messagingMigrations: [Migration] = [
    Migration(
        "2026-11-21-0100-messaging-messages",
        // No text and no number stand here: both are in the outbox, sealed, until the message has left (REQ-OTP-010).
        """
        CREATE TABLE messaging_messages (
            id {{id}} NOT NULL PRIMARY KEY,
            kind text NOT NULL CHECK (kind IN ('code', 'notice')),
            status text NOT NULL CHECK (status IN ('queued', 'waiting', 'sent', 'delivered', 'failed', 'down')),
            made_at {{moment}} NOT NULL,
            changed_at {{moment}} NOT NULL,
            spendings text NOT NULL
        )
        """,
        "CREATE INDEX messaging_messages_made ON messaging_messages (made_at)"),
    mailMigration,
]
