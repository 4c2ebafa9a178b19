import Foundation
import Kit
import Store

/// What was agreed when a code was given, and is compared when it is shown (I4) — *mã ủy quyền*.
struct AuthorizationCode: Sendable, Equatable {
    let hash: [UInt8]
    let client: String
    let session: ID<VnconnectSession>
    let redirectURI: String
    let scopes: Set<OpenIDScope>
    let claims: Set<OpenIDClaim>
    let idTokenClaims: Set<OpenIDClaim>
    let nonce: String?
    let challenge: String?
    /// The key it was asked for with (RFC 9449 section 10).
    let thumbprint: String?
    let issuedAt: Date
    let expiresAt: Date

    /// FAPI 2 and identity 4.1.
    static let life: TimeInterval = 60

    static func hash(_ code: String) -> [UInt8] { Digest.sha256("code:" + code) }

    /// Whether PKCE is kept: a challenge needs its verifier, and without a challenge there must be none (I19).
    func accepts(verifier: String?) -> Bool {
        guard let challenge else { return verifier == nil }
        guard let verifier, (43...128).contains(verifier.utf8.count) else { return false }
        return Digest.equal(Array(Base64URL.encode(Digest.sha256(verifier)).utf8), Array(challenge.utf8))
    }
}

extension Transaction {
    func insert(_ code: AuthorizationCode) throws {
        try execute(
            """
            INSERT INTO identity_authorization_codes (hash, client_id, session_id, redirect_uri, scopes, claims, nonce,
                                                      challenge, thumbprint, id_token_claims, issued_at, expires_at)
            VALUES (\(code.hash), \(code.client), \(code.session), \(code.redirectURI), \(code.scopes.spaced),
                    \(code.claims.spaced), \(code.nonce), \(code.challenge), \(code.thumbprint), \(code.idTokenClaims.spaced),
                    \(code.issuedAt), \(code.expiresAt))
            """)
    }

    /// Takes a client's code: once, whatever the rest of the request is worth.
    func take(code hash: [UInt8], for client: String, now: Date) throws -> AuthorizationCode? {
        try first(
            """
            UPDATE identity_authorization_codes SET used_at = \(now)
             WHERE hash = \(hash) AND client_id = \(client) AND used_at IS NULL
            RETURNING hash, client_id, session_id, redirect_uri, scopes, claims, nonce, challenge, thumbprint, id_token_claims,
                      issued_at, expires_at
            """, AuthorizationCode.init(row:))
    }

    /// Remembers that a session serves this client, so that it hears of the logout.
    func note(_ client: Client, in session: VnconnectSession, sid: UUID, now: Date) throws {
        try execute(
            """
            INSERT INTO identity_session_clients (session_id, client_id, sid, first_at)
            VALUES (\(session.id), \(client.id), \(sid), \(now)) ON CONFLICT DO NOTHING
            """)
    }
}

extension AuthorizationCode {
    fileprivate init(row: Row) throws {
        hash = try row.blob("hash")
        client = try row.text("client_id")
        session = try row.id("session_id")
        redirectURI = try row.text("redirect_uri")
        scopes = OpenIDScope.list(try row.text("scopes"))
        claims = OpenIDClaim.list(try row.text("claims"))
        nonce = try row.optionalText("nonce")
        challenge = try row.optionalText("challenge")
        thumbprint = try row.optionalText("thumbprint")
        idTokenClaims = OpenIDClaim.list(try row.text("id_token_claims"))
        issuedAt = try row.date("issued_at")
        expiresAt = try row.date("expires_at")
    }
}

extension OpenIDClaim {
    static func list(_ text: String) -> Set<OpenIDClaim> {
        Set(text.split(separator: " ").compactMap { OpenIDClaim(rawValue: String($0)) })
    }
}
