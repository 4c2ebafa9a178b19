import Foundation
import Kit
import Store

/// What a refresh token that was shown is, of its family.
enum ShownRefreshToken: Equatable {
    case good
    /// The one before the good one, within the time in which an answer may have been lost.
    case former
    /// Used long ago, or made up: somebody else has one of this family.
    case reused
}

/// A family as it lies, with the person behind it.
struct StoredRefreshToken {
    let token: RefreshToken
    let holder: Holder
    let isRevoked: Bool
    private let goodHash: [UInt8]
    private let formerHash: [UInt8]?
    private let formerUntil: Date?

    func isGood(_ secret: [UInt8]) -> Bool { Digest.equal(RefreshToken.hash(secret), goodHash) }

    func judge(_ secret: [UInt8], now: Date) -> ShownRefreshToken {
        if isGood(secret) { return .good }
        guard let formerHash, let formerUntil, Digest.equal(RefreshToken.hash(secret), formerHash), now < formerUntil else {
            return .reused
        }
        return .former
    }

    init(row: Row) throws {
        (token, holder) = (try RefreshToken(row: row), try Holder(row: row))
        isRevoked = try row.optionalDate("revoked_at") != nil
        goodHash = try row.blob("token_hash")
        (formerHash, formerUntil) = (try row.optionalBlob("former_hash"), try row.optionalDate("former_until"))
    }
}

extension Transaction {
    func insert(_ token: RefreshToken, of holder: Holder, first text: RefreshToken.Text) throws {
        let methods = token.methods.map(\.rawValue).sorted().joined(separator: " ")
        try execute(
            """
            INSERT INTO identity_refresh_tokens (code_hash, token_hash, client_id, session_id, account_id, epoch, sid, methods,
                                                 authenticated_at, scopes, claims, is_bound, issued_at, expires_at)
            VALUES (\(token.family), \(RefreshToken.hash(text.secret)), \(token.client), \(holder.session), \(holder.account),
                    \(token.epoch), \(token.sid), \(methods), \(token.authenticatedAt), \(token.scopes.spaced),
                    \(token.claims.spaced), \(token.isBound), \(token.issuedAt), \(token.expiresAt))
            """)
    }

    /// A client's family, whatever it is worth.
    func refreshToken(_ family: [UInt8], of client: Client) throws -> StoredRefreshToken? {
        try first(
            """
            SELECT r.code_hash, r.client_id, r.epoch AS token_epoch, r.sid AS token_sid, r.methods AS token_methods,
                   r.authenticated_at AS token_authenticated_at, r.scopes, r.claims, r.is_bound, r.issued_at, r.expires_at,
                   r.revoked_at, r.token_hash, r.former_hash, r.former_until, \(holderColumns)
              FROM identity_refresh_tokens r JOIN identity_clients c ON c.id = r.client_id
              JOIN identity_sessions s ON s.id = r.session_id
              JOIN identity_accounts a ON a.id = r.account_id
              LEFT JOIN identity_sector_subjects p ON p.sector = c.sector AND p.account_id = r.account_id
             WHERE r.code_hash = \(family) AND r.client_id = \(client.id)
            """, StoredRefreshToken.init(row:))
    }

    /// The next one is good from now on, unless another request was first: then it is the same next one.
    func rotate(_ shown: RefreshToken.Text, to next: RefreshToken.Text, now: Date) throws {
        let (good, former) = (RefreshToken.hash(next.secret), RefreshToken.hash(shown.secret))
        try execute(
            """
            UPDATE identity_refresh_tokens
               SET token_hash = \(good), former_hash = \(former), former_until = \(now.addingTimeInterval(RefreshToken.grace))
             WHERE code_hash = \(shown.family) AND token_hash = \(former) AND revoked_at IS NULL
            """)
    }

    /// Refresh tokens follow the person into the session that takes the place of theirs: a step-up is no logout.
    func moveRefreshTokens(from old: ID<VnconnectSession>, to new: ID<VnconnectSession>) throws {
        try execute("UPDATE identity_refresh_tokens SET session_id = \(new) WHERE session_id = \(old) AND revoked_at IS NULL")
    }
}
