import Foundation
import Jose
import Kit

/// The claims of an ID token (OpenID Connect Core 2). Nothing about the person but who and how strongly: the rest is in
/// userinfo.
package struct IDToken: Codable, Sendable {
    package let iss: String
    package let sub: String
    package let aud: Recipients
    package let exp: NumericDate
    package let iat: NumericDate
    package let auth_time: NumericDate
    package let nonce: String?
    package let acr: String
    package let amr: [String]
    package let sid: String
    package let at_hash: String

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
