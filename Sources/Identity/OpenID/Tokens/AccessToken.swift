import Foundation
import Kit
import Store

/// What an access token opens — *mã truy cập*. The token itself is random and lies here as a hash only.
struct AccessToken: Sendable {
    let hash: [UInt8]
    /// The code it comes from; a token that comes from none has its own hash here.
    let code: [UInt8]
    let client: String
    /// In whose session, of whose account; `nil` where a client acts for itself.
    let holder: Holder?
    /// Space-separated and sorted.
    let scope: String
    let claims: Set<OpenIDClaim>
    /// The key it is bound to (RFC 7638); `nil` for a bearer's.
    let thumbprint: String?
    let issuedAt: Date
    let expiresAt: Date

    var scopes: Set<OpenIDScope> { OpenIDScope.list(scope) }

    static func hash(_ token: String) -> [UInt8] { Digest.sha256("access:" + token) }

    /// Texts of another length are never looked up.
    static func isPlausible(_ token: String) -> Bool { (20...200).contains(token.utf8.count) }
}

extension Transaction {
    func insert(_ token: AccessToken) throws {
        try execute(
            """
            INSERT INTO identity_access_tokens (hash, code_hash, client_id, session_id, account_id, scopes, claims,
                                                thumbprint, issued_at, expires_at)
            VALUES (\(token.hash), \(token.code), \(token.client), \(token.holder?.session), \(token.holder?.account),
                    \(token.scope), \(token.claims.spaced), \(token.thumbprint), \(token.issuedAt), \(token.expiresAt))
            """)
    }

    /// A token that is worth something now: known, in time, not revoked, its client connected, and, where it is a
    /// person's, the session not ended and the account not locked since (I11, I21). One statement.
    func accessToken(_ hash: [UInt8], now: Date) throws -> AccessToken? {
        let token = try first(
            """
            SELECT t.hash, t.code_hash, t.client_id, t.scopes, t.claims, t.thumbprint, t.issued_at, t.expires_at, t.session_id,
                   \(holderColumns)
              FROM identity_access_tokens t JOIN identity_clients c ON c.id = t.client_id AND c.retired_at IS NULL
              LEFT JOIN identity_sessions s ON s.id = t.session_id
              LEFT JOIN identity_accounts a ON a.id = t.account_id
              LEFT JOIN identity_sector_subjects p ON p.sector = c.sector AND p.account_id = t.account_id
             WHERE t.hash = \(hash) AND t.expires_at > \(now) AND t.revoked_at IS NULL
            """, AccessToken.init(row:))
        guard let token else { return nil }
        return token.holder.map { Gate.holds($0, now: now) } ?? true ? token : nil
    }

    /// What came of a code is worth nothing any more: shown twice, or given back (RFC 6749 section 4.1.2, RFC 7009).
    ///
    /// - Parameter client: Whose code it was; another's is not this one's to end.
    func revokeTokens(ofCode code: [UInt8], of client: Client, now: Date) throws {
        let given: SQL = "WHERE code_hash = \(code) AND client_id = \(client.id) AND revoked_at IS NULL"
        try execute("UPDATE identity_access_tokens SET revoked_at = \(now) \(given)")
        try execute("UPDATE identity_refresh_tokens SET revoked_at = \(now) \(given)")
    }
}

extension AccessToken {
    fileprivate init(row: Row) throws {
        let session: ID<VnconnectSession>? = try row.optionalID("session_id")
        self.init(
            hash: try row.blob("hash"), code: try row.blob("code_hash"), client: try row.text("client_id"),
            holder: try session == nil ? nil : Holder(row: row), scope: try row.text("scopes"),
            claims: OpenIDClaim.list(try row.text("claims")), thumbprint: try row.optionalText("thumbprint"),
            issuedAt: try row.date("issued_at"), expiresAt: try row.date("expires_at"))
    }
}
