import Foundation
import Kit
import Store

/// Every deployment has the list: *quantri* keeps it, the others have it from there.
public let supportMigrations: [Migration] = [
    Migration(
        "2026-11-21-2200-support-contacts",
        """
        CREATE TABLE directory_support (
            id {{id}} NOT NULL PRIMARY KEY,
            province text NOT NULL,
            topic text NOT NULL CHECK (topic IN ('platform', 'signature')),
            name text NOT NULL,
            phone text NOT NULL,
            email text NOT NULL,
            changed_at {{moment}} NOT NULL
        )
        """)
]

extension Transaction {
    /// The country's first, then by province; some dozens at most.
    public func supportEntries() throws -> [SupportEntry] {
        try run(
            "SELECT id, province, topic, name, phone, email FROM directory_support ORDER BY province, topic, name, id"
        ) { row in
            guard let phone = SupportPhone(try row.text("phone")), let email = EmailAddress(try row.text("email")) else {
                throw StoreFault.brokenRow(column: "phone, email")
            }
            return SupportEntry(
                id: try row.id("id"), province: try row.text("province"),
                topic: try row.read("topic", SupportEntry.Topic.init(rawValue:)), name: try row.text("name"), phone: phone,
                email: email)
        }
    }

    /// Adds an entry, or changes the one of its id.
    public func put(_ entry: SupportEntry, at now: Date) throws {
        try execute(
            """
            INSERT INTO directory_support (id, province, topic, name, phone, email, changed_at)
            VALUES (\(entry.id), \(entry.province), \(entry.topic.rawValue), \(entry.name), \(entry.phone), \(entry.email),
                    \(now))
            ON CONFLICT (id) DO UPDATE SET province = excluded.province, topic = excluded.topic, name = excluded.name,
                phone = excluded.phone, email = excluded.email, changed_at = excluded.changed_at
            """)
    }

    /// - Returns: Whether it was there.
    public func removeSupport(_ id: ID<SupportEntry>) throws -> Bool {
        try execute("DELETE FROM directory_support WHERE id = \(id)") == 1
    }
}
