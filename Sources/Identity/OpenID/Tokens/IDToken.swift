import Foundation
import Jose
import Kit

/// The claims of an ID token (OpenID Connect Core 2). Nothing about the person but who and how strongly, unless the
/// client asked for more by name (Core 5.5): the rest is in userinfo.
public struct IDToken: Encodable, Sendable {
    let iss: String
    let sub: String
    let aud: Recipients
    let exp: NumericDate
    let iat: NumericDate
    let auth_time: NumericDate
    var nonce: String?
    let acr: String
    let amr: [String]
    let sid: String
    let at_hash: String
    /// What was asked for by name.
    var person: UserClaims?

    init(
        _ issuer: String, _ client: Client, subject: String, methods: Set<AuthenticationMethod>, authenticatedAt: Date,
        sid: UUID, accessToken: String, now: Date
    ) {
        (iss, sub, aud, iat) = (issuer, subject, Recipients(client.id), NumericDate(now))
        exp = NumericDate(now.addingTimeInterval(TimeInterval(client.idTokenLife)))
        auth_time = NumericDate(authenticatedAt)
        acr = AuthenticationMethod.strength(of: methods).acr
        amr = AuthenticationMethod.names(of: methods)
        self.sid = sid.text
        at_hash = Self.half(of: accessToken)
    }

    private enum Names: String, CodingKey { case iss, sub, aud, exp, iat, auth_time, nonce, acr, amr, sid, at_hash }

    public func encode(to encoder: any Encoder) throws {
        try person?.encode(to: encoder)
        var names = encoder.container(keyedBy: Names.self)
        try names.encode(iss, forKey: .iss)
        try names.encode(sub, forKey: .sub)
        try names.encode(aud, forKey: .aud)
        try names.encode(exp, forKey: .exp)
        try names.encode(iat, forKey: .iat)
        try names.encode(auth_time, forKey: .auth_time)
        try names.encodeIfPresent(nonce, forKey: .nonce)
        try names.encode(acr, forKey: .acr)
        try names.encode(amr, forKey: .amr)
        try names.encode(sid, forKey: .sid)
        try names.encode(at_hash, forKey: .at_hash)
    }

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
