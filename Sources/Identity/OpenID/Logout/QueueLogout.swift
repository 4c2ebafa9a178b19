import Foundation
import Kit
import Store

extension OutboxKind {
    /// A client is to end its sessions (OpenID Connect Back-Channel Logout 1.0).
    public static let backChannelLogout = OutboxKind("identity-back-channel-logout")
}

/// Which session at which client. Neither tells who the person is.
struct LogoutNotice: Codable, Equatable, Sendable {
    let client: String
    let sub: String
    let sid: String
}

extension Transaction {
    /// Tells every client that this session served and that has a name for the person, by jobs of the outbox (REQ-LOG-015, I29).
    ///
    /// - Parameter client: The only one to tell; all of them where `nil`.
    public func queueLogout(_ session: VnconnectSession, onlyTo client: String? = nil, at now: Date) throws {
        let chosen = client.map { id -> SQL in "AND sc.client_id = \(id)" } ?? .none
        let notices = try run(
            """
            SELECT sc.client_id, sc.sid, CASE WHEN c.sector IS NULL THEN a.subject ELSE p.subject END AS subject
              FROM identity_session_clients sc
              JOIN identity_clients c ON c.id = sc.client_id AND c.retired_at IS NULL AND c.back_channel_uri IS NOT NULL
              JOIN identity_sessions s ON s.id = sc.session_id
              JOIN identity_accounts a ON a.id = s.account_id
              LEFT JOIN identity_sector_subjects p ON p.sector = c.sector AND p.account_id = a.id
             WHERE sc.session_id = \(session.id) AND (c.sector IS NULL OR p.subject IS NOT NULL) \(chosen)
             ORDER BY sc.first_at, sc.client_id
            """
        ) { row in
            LogoutNotice(
                client: try row.text("client_id"), sub: try row.uuid("subject").uuidString.lowercased(),
                sid: try row.uuid("sid").uuidString.lowercased())
        }
        for notice in notices {
            try enqueue(.backChannelLogout, payload: notice, key: "\(notice.sid) \(notice.client)", at: now)
        }
    }

    /// Hands the clients of a session to the one that takes its place in the same browser for the same person: a step-up
    /// or a second password is no logout. Each client goes on under the `sid` it was told.
    public func moveClients(from old: ID<VnconnectSession>, to new: ID<VnconnectSession>) throws {
        try execute("UPDATE identity_session_clients SET session_id = \(new) WHERE session_id = \(old)")
        try moveRefreshTokens(from: old, to: new)
    }
}
