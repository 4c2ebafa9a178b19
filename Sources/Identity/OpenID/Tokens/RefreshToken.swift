import Foundation
import Kit
import Store

/// A family of refresh tokens — *mã làm mới*: all that came of one code, of which one is good at a time.
///
/// A token is the family's name and a secret; at rest lies the hash of the good secret and of the one before it. The next
/// secret is derived from the present one, so a client that lost our answer and asks again is told the same (RFC 9700
/// section 4.14.2), and nothing has to be kept in clear for it.
struct RefreshToken: Sendable {
    /// The hash of the code.
    let family: [UInt8]
    let client: String
    /// The account's epoch when it was given: a change of password ends it, even in the session that goes on.
    let epoch: Int
    let sid: UUID
    let methods: Set<AuthenticationMethod>
    let authenticatedAt: Date
    let scopes: Set<OpenIDScope>
    let claims: Set<OpenIDClaim>
    /// Whether it wants a DPoP proof with it.
    let isBound: Bool
    let issuedAt: Date
    let expiresAt: Date

    /// How long the token before the good one is still answered (identity 5.1).
    static let grace: TimeInterval = 60

    static func hash(_ secret: [UInt8]) -> [UInt8] { Digest.sha256(Array("refresh:".utf8) + secret) }

    init(_ code: AuthorizationCode, _ holder: Holder, sid: UUID, isBound: Bool, _ client: Client, now: Date) {
        (family, self.client, epoch, self.sid) = (code.hash, client.id, holder.epoch, sid)
        (methods, authenticatedAt) = (holder.methods, holder.authenticatedAt)
        (scopes, claims, self.isBound, issuedAt) = (code.scopes, code.claims, isBound, now)
        expiresAt = min(now.addingTimeInterval(TimeInterval(client.policy.refreshLife)), holder.expiresAt)
    }

    /// What the client holds.
    struct Text: Sendable {
        let family: [UInt8]
        let secret: [UInt8]

        var text: String { Base64URL.encode(family + secret) }

        init(family: [UInt8], secret: [UInt8]) { (self.family, self.secret) = (family, secret) }

        init?(_ text: String) {
            guard text.utf8.count == 86, let bytes = Base64URL.decode(text), bytes.count == 64, Base64URL.encode(bytes) == text else {
                return nil
            }
            self.init(family: Array(bytes.prefix(32)), secret: Array(bytes.suffix(32)))
        }

        /// The one after it.
        func next(_ ring: KeyRing) throws -> Text {
            guard let key = ring.key("identity.refresh-token") else { throw SealFault.noKey(version: ring.current) }
            return Text(family: family, secret: Digest.hmac(Base64URL.encode(family + secret), key: key))
        }
    }
}

extension RefreshToken {
    init(row: Row) throws {
        family = try row.blob("code_hash")
        client = try row.text("client_id")
        epoch = try row.int("token_epoch")
        sid = try row.uuid("token_sid")
        methods = AuthenticationMethod.list(try row.text("token_methods"))
        authenticatedAt = try row.date("token_authenticated_at")
        scopes = OpenIDScope.list(try row.text("scopes"))
        claims = OpenIDClaim.list(try row.text("claims"))
        isBound = try row.bool("is_bound")
        issuedAt = try row.date("issued_at")
        expiresAt = try row.date("expires_at")
    }
}
