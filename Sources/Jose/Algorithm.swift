/// The signature algorithms of this house (RFC 7518 section 3). There is no `none` and no symmetric one, so no token can
/// ask for them.
public enum Algorithm: String, CaseIterable, Codable, Sendable {
    /// RSASSA-PKCS1-v1_5 with SHA-256: what OpenID Connect expects of every provider.
    case rs256 = "RS256"
    /// RSASSA-PSS with SHA-256.
    case ps256 = "PS256"
    /// ECDSA on P-256 with SHA-256: what our own sites use, fifteen times cheaper to sign than RSA.
    case es256 = "ES256"
}
