import Foundation
import Kit
import Store

/// What an access token opens — *mã truy cập*. The token itself is random and lies here as a hash only.
struct AccessToken: Sendable {
    let hash: [UInt8]
    let code: [UInt8]
    let client: String
    let session: ID<VnconnectSession>
    let account: ID<Account>
    let scopes: Set<OpenIDScope>
    let claims: Set<OpenIDClaim>
    let issuedAt: Date
    let expiresAt: Date

    static func hash(_ token: String) -> [UInt8] { Digest.sha256("access:" + token) }
}

extension Transaction {
    func insert(_ token: AccessToken) throws {
        try execute(
            """
            INSERT INTO identity_access_tokens (hash, code_hash, client_id, session_id, account_id, scopes, claims,
                                                issued_at, expires_at)
            VALUES (\(token.hash), \(token.code), \(token.client), \(token.session), \(token.account),
                    \(token.scopes.spaced), \(token.claims.spaced), \(token.issuedAt), \(token.expiresAt))
            """)
    }

    /// A token that is known, in time and not revoked. Whether its session and account still stand is asked apart.
    func accessToken(_ hash: [UInt8], now: Date) throws -> AccessToken? {
        try first(
            """
            SELECT t.hash, t.code_hash, t.client_id, t.session_id, t.account_id, t.scopes, t.claims, t.issued_at,
                   t.expires_at
              FROM identity_access_tokens t JOIN identity_clients c ON c.id = t.client_id AND c.retired_at IS NULL
             WHERE t.hash = \(hash) AND t.expires_at > \(now) AND t.revoked_at IS NULL
            """
        ) { row in
            AccessToken(
                hash: try row.blob("hash"), code: try row.blob("code_hash"), client: try row.text("client_id"),
                session: try row.id("session_id"), account: try row.id("account_id"),
                scopes: OpenIDScope.list(try row.text("scopes")), claims: OpenIDClaim.list(try row.text("claims")),
                issuedAt: try row.date("issued_at"), expiresAt: try row.date("expires_at"))
        }
    }

    /// Drops codes and tokens that are worth nothing any more. A used code is remembered for as long as anything it gave
    /// may live, so that showing it again still revokes.
    /// - Returns: How many rows went.
    public func sweepOpenID(now: Date) throws -> Int {
        let tokens = try execute("DELETE FROM identity_access_tokens WHERE expires_at < \(now.addingTimeInterval(-3_600))")
        let codes = try execute(
            "DELETE FROM identity_authorization_codes WHERE expires_at < \(now.addingTimeInterval(-3_660))")
        return tokens + codes
    }
}
