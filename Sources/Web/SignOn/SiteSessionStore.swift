import Foundation
import Kit
import Links
import Store

/// The tables of a site's own sessions, in the database of its deployment.
public let signOnMigrations: [Migration] = [
    Migration(
        "2026-11-21-0100-create-web-sessions",
        """
        CREATE TABLE web_sessions (
            id {{id}} NOT NULL PRIMARY KEY,
            token_hash {{blob}} NOT NULL UNIQUE,
            site text NOT NULL,
            subject text NOT NULL,
            sid text NOT NULL,
            person {{blob}} NOT NULL,
            id_token {{blob}} NOT NULL,
            started_at {{moment}} NOT NULL,
            last_seen_at {{moment}} NOT NULL,
            expires_at {{moment}} NOT NULL,
            idle {{int}} NOT NULL,
            ended_at {{moment}}
        )
        """,
        "CREATE INDEX web_sessions_sid ON web_sessions (site, sid)",
        "CREATE INDEX web_sessions_subject ON web_sessions (site, subject)",
        "CREATE INDEX web_sessions_expiry ON web_sessions (expires_at)",
        """
        CREATE TABLE web_logouts (
            site text NOT NULL,
            jti text NOT NULL,
            sid text,
            subject text,
            heard_at {{moment}} NOT NULL,
            PRIMARY KEY (site, jti)
        )
        """,
        "CREATE INDEX web_logouts_sid ON web_logouts (site, sid)",
        "CREATE INDEX web_logouts_age ON web_logouts (heard_at)"
    )
]

/// How long a session of a site lives (PRM-SESSION).
struct SiteSessionLife: Sendable, Equatable {
    let idle: TimeInterval
    let absolute: TimeInterval

    static let citizen = SiteSessionLife(idle: 30 * 60, absolute: 12 * 3_600)
    static let staff = SiteSessionLife(idle: 15 * 60, absolute: 8 * 3_600)
    /// Rights of others are at stake, so an unwatched screen is shut sooner.
    static let administrator = SiteSessionLife(idle: 10 * 60, absolute: 8 * 3_600)

    static func of(_ person: Person, at site: Site) -> SiteSessionLife {
        if site == .administration { return .administrator }
        return person.isStaff ? .staff : .citizen
    }
}

/// A row of `web_sessions`, the sealed parts still sealed.
struct SiteSessionRow: Sendable {
    let id: UUID
    let subject: String
    let sid: String
    let person: [UInt8]
    let idToken: [UInt8]
    let startedAt: Date
    let lastSeenAt: Date
    let expiresAt: Date
    let idle: TimeInterval

    /// When it ends unless it is used before.
    func idleUntil(usedAt used: Date? = nil) -> Date { min(expiresAt, (used ?? lastSeenAt).addingTimeInterval(idle)) }

    func isAlive(at now: Date) -> Bool { now < idleUntil() }
}

extension Transaction {
    /// A session that nobody ended; whether it is still in time is asked of the row.
    func siteSession(_ hash: [UInt8], at site: String) throws -> SiteSessionRow? {
        try first(
            """
            SELECT id, subject, sid, person, id_token, started_at, last_seen_at, expires_at, idle FROM web_sessions
             WHERE token_hash = \(hash) AND site = \(site) AND ended_at IS NULL
            """
        ) { row in
            SiteSessionRow(
                id: try row.uuid("id"), subject: try row.text("subject"), sid: try row.text("sid"),
                person: try row.blob("person"), idToken: try row.blob("id_token"), startedAt: try row.date("started_at"),
                lastSeenAt: try row.date("last_seen_at"), expiresAt: try row.date("expires_at"),
                idle: TimeInterval(try row.int("idle")))
        }
    }

    func insert(_ row: SiteSessionRow, hash: [UInt8], at site: String) throws {
        try execute(
            """
            INSERT INTO web_sessions (id, token_hash, site, subject, sid, person, id_token, started_at, last_seen_at,
                                      expires_at, idle)
            VALUES (\(row.id), \(hash), \(site), \(row.subject), \(row.sid), \(row.person), \(row.idToken),
                    \(row.startedAt), \(row.lastSeenAt), \(row.expiresAt), \(Int(row.idle)))
            """)
    }

    func touchSiteSession(_ id: UUID, now: Date) throws {
        try execute(
            """
            UPDATE web_sessions SET last_seen_at = \(now)
             WHERE id = \(id) AND ended_at IS NULL AND last_seen_at < \(now)
            """)
    }

    func endSiteSession(_ id: UUID, now: Date) throws {
        try execute("UPDATE web_sessions SET ended_at = \(now) WHERE id = \(id) AND ended_at IS NULL")
    }

    /// Whether Vnconnect has said that this session of its own is over.
    func hasHeardLogout(sid: String, at site: String) throws -> Bool {
        try count("SELECT count(*) AS n FROM web_logouts WHERE site = \(site) AND sid = \(sid)") > 0
    }

    /// Ends what a logout token names, once: by session where it says one, else all of the person.
    /// - Returns: Whether the token's name was new.
    func hear(_ logout: LogoutClaims, at site: String, now: Date) throws -> Bool {
        let isNew = try execute(
            """
            INSERT INTO web_logouts (site, jti, sid, subject, heard_at)
            VALUES (\(site), \(logout.jti), \(logout.sid), \(logout.sub), \(now)) ON CONFLICT DO NOTHING
            """) == 1
        guard isNew else { return false }
        if let sid = logout.sid {
            try execute(
                "UPDATE web_sessions SET ended_at = \(now) WHERE site = \(site) AND sid = \(sid) AND ended_at IS NULL")
        } else if let subject = logout.sub {
            try execute(
                "UPDATE web_sessions SET ended_at = \(now) WHERE site = \(site) AND subject = \(subject) AND ended_at IS NULL")
        }
        return true
    }

    /// Drops sessions and logouts that mean nothing any more: once an hour.
    public func sweepSignOn(now: Date) throws {
        let before = now.addingTimeInterval(-86_400)
        try execute("DELETE FROM web_sessions WHERE expires_at < \(before)")
        try execute("DELETE FROM web_logouts WHERE heard_at < \(before)")
    }
}
