import Crypto
import Foundation
import Kit

/// A public key as JSON (RFC 7517): an RSA key or a point on P-256. Private and symmetric members are never read nor
/// written; other members are ignored.
public struct JWK: Codable, Hashable, Sendable {
    /// `RSA` or `EC`.
    public let kty: String
    public var kid: String?
    public var alg: String?
    public var use: String?
    /// RSA modulus and exponent, base64url.
    public let n: String?
    public let e: String?
    /// Curve and point, base64url.
    public let crv: String?
    public let x: String?
    public let y: String?

    public init(modulus: some Sequence<UInt8>, exponent: some Sequence<UInt8>) {
        (kty, n, e) = ("RSA", Base64URL.encode(modulus), Base64URL.encode(exponent))
        (crv, x, y) = (nil, nil, nil)
    }

    /// - Parameters x, y: 32 bytes each, leading zeros kept (RFC 7518 section 6.2.1.2).
    public init(x: some Sequence<UInt8>, y: some Sequence<UInt8>) {
        (kty, crv, self.x, self.y) = ("EC", "P-256", Base64URL.encode(x), Base64URL.encode(y))
        (n, e) = (nil, nil)
    }

    /// The hash of the required members in their order (RFC 7638), base64url: a name two sides agree on without asking.
    public var thumbprint: String? {
        let members: String
        if kty == "RSA", let e, let n {
            members = #"{"e":"\#(e)","kty":"RSA","n":"\#(n)"}"#
        } else if kty == "EC", let crv, let x, let y {
            members = #"{"crv":"\#(crv)","kty":"EC","x":"\#(x)","y":"\#(y)"}"#
        } else {
            return nil
        }
        return Base64URL.encode(SHA256.hash(data: Data(members.utf8)))
    }
}
