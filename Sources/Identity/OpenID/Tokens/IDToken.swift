import Foundation
import Jose
import Kit

/// The claims of an ID token (OpenID Connect Core 2). Nothing about the person but who and how strongly: the rest is in
/// userinfo.
public struct IDToken: Codable, Sendable {
    public let iss: String
    public let sub: String
    public let aud: Recipients
    public let exp: NumericDate
    public let iat: NumericDate
    public let auth_time: NumericDate
    public let nonce: String?
    public let acr: String
    public let amr: [String]
    public let sid: String
    public let at_hash: String

    /// Half of the hash of the access token, which binds the two (OpenID Connect Core 3.1.3.6).
    static func half(of token: String) -> String { Base64URL.encode(Digest.sha256(token).prefix(16)) }
}

/// What of an old ID token of ours is still heeded (`id_token_hint`); its time is not.
struct HintClaims: Decodable {
    let iss: String
    let sub: String
    let aud: Recipients
    let sid: String?
}

extension OpenIDProvider {
    /// - Throws: ``JoseRefusal`` unless one of our keys signed it, as an ID token, for this issuer.
    func claims(ofHint hint: String, now: Date) async throws -> HintClaims {
        let keys = try await keys.everSigned(now: now)
        let claims = try keys.claims(HintClaims.self, of: hint, typ: "JWT")
        guard claims.iss == issuer else { throw JoseRefusal.badClaims }
        return claims
    }
}
