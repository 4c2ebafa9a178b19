import Foundation
import Kit
import Store

private let sessionColumns: SQL = """
    id, sid, account_id, methods, authenticated_at, started_at, last_seen_at, expires_at, epoch, agent, address, ended_at
    """

extension Transaction {
    public func vnconnectSession(_ id: ID<VnconnectSession>) throws -> VnconnectSession? {
        try first("SELECT \(sessionColumns) FROM identity_sessions WHERE id = \(id)", VnconnectSession.init(row:))
    }

    /// The session of the browser that holds `token`, ended ones included: the gate says what it is worth.
    public func vnconnectSession(token: String) throws -> VnconnectSession? {
        guard !token.isEmpty, token.utf8.count <= 100 else { return nil }
        let hash = Digest.sha256(token)
        return try first(
            "SELECT \(sessionColumns) FROM identity_sessions WHERE token_hash = \(hash)", VnconnectSession.init(row:))
    }

    public func vnconnectSession(sid: UUID) throws -> VnconnectSession? {
        try first("SELECT \(sessionColumns) FROM identity_sessions WHERE sid = \(sid)", VnconnectSession.init(row:))
    }

    /// The sessions of an account that nobody ended, newest first; idle ones among them.
    func openSessions(of account: ID<Account>) throws -> [VnconnectSession] {
        try run(
            """
            SELECT \(sessionColumns) FROM identity_sessions
             WHERE account_id = \(account) AND ended_at IS NULL ORDER BY started_at DESC
            """, VnconnectSession.init(row:))
    }

    func insert(_ session: VnconnectSession, tokenHash: [UInt8]) throws {
        let methods = session.methods.map(\.rawValue).sorted().joined(separator: " ")
        try execute(
            """
            INSERT INTO identity_sessions (id, sid, token_hash, account_id, methods, authenticated_at, started_at,
                                           last_seen_at, expires_at, epoch, agent, address)
            VALUES (\(session.id), \(session.sid), \(tokenHash), \(session.account), \(methods),
                    \(session.authenticatedAt), \(session.startedAt), \(session.lastSeenAt), \(session.expiresAt),
                    \(session.epoch), \(session.agent), \(session.address))
            """)
    }

    /// Notes the last use, at most once a minute, so that a busy session costs no write a page.
    func touch(_ session: VnconnectSession, now: Date) throws {
        try execute(
            """
            UPDATE identity_sessions SET last_seen_at = \(now)
             WHERE id = \(session.id) AND ended_at IS NULL AND last_seen_at <= \(now.addingTimeInterval(-60))
            """)
    }
}

extension VnconnectSession {
    init(row: Row) throws {
        id = try row.id("id")
        sid = try row.uuid("sid")
        account = try row.id("account_id")
        methods = Set(
            try row.text("methods").split(separator: " ").compactMap { AuthenticationMethod(rawValue: String($0)) })
        authenticatedAt = try row.date("authenticated_at")
        startedAt = try row.date("started_at")
        lastSeenAt = try row.date("last_seen_at")
        expiresAt = try row.date("expires_at")
        epoch = try row.int("epoch")
        agent = try row.text("agent")
        address = try row.text("address")
        endedAt = try row.optionalDate("ended_at")
    }
}
