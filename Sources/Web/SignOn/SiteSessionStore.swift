import Foundation
import Kit
import Store

package let webMigrations: [Migration] = [
    Migration(
        "2026-11-21-0800-create-web-sessions",
        """
        CREATE TABLE web_sessions (
            token_hash {{blob}} NOT NULL PRIMARY KEY,
            id {{id}} NOT NULL UNIQUE,
            site text NOT NULL,
            subject text NOT NULL,
            sid text NOT NULL,
            person {{blob}} NOT NULL,
            id_token {{blob}} NOT NULL,
            is_staff {{bool}} NOT NULL,
            started_at {{moment}} NOT NULL,
            seen_at {{moment}} NOT NULL,
            ends_at {{moment}} NOT NULL
        )
        """,
        "CREATE INDEX web_sessions_by_sid ON web_sessions (sid)",
        "CREATE INDEX web_sessions_by_subject ON web_sessions (subject)",
        "CREATE INDEX web_sessions_by_end ON web_sessions (ends_at)")
]

/// A session's row. The cookie itself is nowhere: only its SHA-256.
struct SessionRow: Sendable {
    let tokenHash: [UInt8]
    let id: UUID
    let site: String
    let subject: String
    let sid: String
    let person: [UInt8]
    let idToken: [UInt8]
    let isStaff: Bool
    let startedAt: Date
    let seenAt: Date
    let endsAt: Date
}

extension Transaction {
    func insert(_ row: SessionRow) throws {
        try execute(
            """
            INSERT INTO web_sessions
                (token_hash, id, site, subject, sid, person, id_token, is_staff, started_at, seen_at, ends_at)
            VALUES (\(row.tokenHash), \(row.id), \(row.site), \(row.subject), \(row.sid), \(row.person), \(row.idToken),
                    \(row.isStaff), \(row.startedAt), \(row.seenAt), \(row.endsAt))
            """)
    }

    func session(_ tokenHash: [UInt8], site: String) throws -> SessionRow? {
        try first(
            """
            SELECT token_hash, id, site, subject, sid, person, id_token, is_staff, started_at, seen_at, ends_at
              FROM web_sessions WHERE token_hash = \(tokenHash) AND site = \(site)
            """
        ) { row in
            SessionRow(
                tokenHash: try row.blob("token_hash"), id: try row.uuid("id"), site: try row.text("site"),
                subject: try row.text("subject"), sid: try row.text("sid"), person: try row.blob("person"),
                idToken: try row.blob("id_token"), isStaff: try row.bool("is_staff"), startedAt: try row.date("started_at"),
                seenAt: try row.date("seen_at"), endsAt: try row.date("ends_at"))
        }
    }

    func noteSession(_ tokenHash: [UInt8], seenAt: Date) throws {
        try execute("UPDATE web_sessions SET seen_at = \(seenAt) WHERE token_hash = \(tokenHash) AND seen_at < \(seenAt)")
    }

    func endSession(_ tokenHash: [UInt8]) throws {
        try execute("DELETE FROM web_sessions WHERE token_hash = \(tokenHash)")
    }

    /// Ends the sessions that belong to one of Vnconnect's sessions, or all of a subject's.
    func endSessions(site: String, sid: String?, subject: String?) throws {
        if let sid {
            try execute("DELETE FROM web_sessions WHERE site = \(site) AND sid = \(sid)")
        } else if let subject {
            try execute("DELETE FROM web_sessions WHERE site = \(site) AND subject = \(subject)")
        }
    }

    func forgetEndedSessions(now: Date) throws {
        try execute("DELETE FROM web_sessions WHERE ends_at < \(now)")
    }
}
