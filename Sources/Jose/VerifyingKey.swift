import Crypto
import CryptoExtras
import Foundation
import Kit

/// A public key together with its name and the one algorithm it is for: the record a verifier trusts.
public struct VerifyingKey: Sendable {
    public let id: String
    public let algorithm: Algorithm
    /// As it is published: `kid`, `alg` and `use` filled in.
    public let jwk: JWK
    let material: Material

    enum Material: Sendable {
        case rsa(_RSA.Signing.PublicKey)
        case p256(P256.Signing.PublicKey)
    }

    /// Reads a key.
    ///
    /// - Parameters:
    ///   - jwk: Its `kid`, or else its thumbprint, becomes the name.
    ///   - algorithm: What an RSA key without `alg` is for; where the key says one itself, this must agree.
    public init(_ jwk: JWK, for algorithm: Algorithm? = nil) throws(KeyFault) {
        guard jwk.use == nil || jwk.use == "sig" else { throw .unsupported }
        guard let thumbprint = jwk.thumbprint else { throw jwk.kty == "RSA" || jwk.kty == "EC" ? .broken : .unsupported }
        let named = try Self.algorithm(of: jwk)
        guard let meant = named ?? algorithm, algorithm == nil || algorithm == meant else { throw .unsupported }
        material = try Self.material(jwk, meant)
        var published = jwk
        published.kid = jwk.kid ?? thumbprint
        (published.alg, published.use) = (meant.rawValue, "sig")
        (self.jwk, id, self.algorithm) = (published, jwk.kid ?? thumbprint, meant)
    }

    private static func algorithm(of jwk: JWK) throws(KeyFault) -> Algorithm? {
        guard let name = jwk.alg else { return jwk.kty == "EC" ? .es256 : nil }
        guard let algorithm = Algorithm(rawValue: name) else { throw .unsupported }
        return algorithm
    }

    private static func material(_ jwk: JWK, _ algorithm: Algorithm) throws(KeyFault) -> Material {
        switch algorithm {
        case .es256:
            guard jwk.kty == "EC", jwk.crv == "P-256" else { throw .unsupported }
            guard let x = jwk.x.flatMap(Base64URL.decode), let y = jwk.y.flatMap(Base64URL.decode), x.count == 32, y.count == 32,
                let key = try? P256.Signing.PublicKey(rawRepresentation: x + y)
            else { throw .broken }
            return .p256(key)
        case .rs256, .ps256:
            guard jwk.kty == "RSA" else { throw .unsupported }
            guard let n = jwk.n.flatMap(Base64URL.decode), let e = jwk.e.flatMap(Base64URL.decode),
                let key = try? _RSA.Signing.PublicKey(n: n, e: e), key.keySizeInBits >= 2048
            else { throw .broken }
            return .rsa(key)
        }
    }

    /// Whether `signature` (raw, as in a JWS) is this key's over `text`.
    public func accepts(_ signature: [UInt8], over text: some Sequence<UInt8>) -> Bool {
        let digest = SHA256.hash(data: Data(text))
        switch material {
        case .p256(let key):
            guard let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signature) else { return false }
            return key.isValidSignature(signature, for: digest)
        case .rsa(let key):
            let padding: _RSA.Signing.Padding = algorithm == .ps256 ? .PSS : .insecurePKCS1v1_5
            return key.isValidSignature(.init(rawRepresentation: signature), for: digest, padding: padding)
        }
    }
}
