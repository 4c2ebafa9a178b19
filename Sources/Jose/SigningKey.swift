import Crypto
import CryptoExtras
import Foundation
import Kit

/// A private key with the public record that belongs to it. It prints as nothing but its name.
public struct SigningKey: Sendable, CustomStringConvertible, CustomReflectable {
    public let verifying: VerifyingKey
    private let material: Material

    private enum Material: Sendable {
        case rsa(_RSA.Signing.PrivateKey)
        case p256(P256.Signing.PrivateKey)
    }

    public var id: String { verifying.id }
    public var algorithm: Algorithm { verifying.algorithm }
    public var description: String { "SigningKey(\(id))" }
    public var customMirror: Mirror { Mirror(self, children: []) }

    /// A new key, named by its thumbprint. RSA keys have 2048 bits; making one takes a tenth of a second, so not on an
    /// event loop.
    public static func make(_ algorithm: Algorithm) throws -> SigningKey {
        switch algorithm {
        case .es256: try SigningKey(.p256(P256.Signing.PrivateKey()), .es256)
        case .rs256, .ps256: try SigningKey(.rsa(_RSA.Signing.PrivateKey(keySize: .bits2048)), algorithm)
        }
    }

    /// Reads what ``privateBytes`` wrote: PKCS#8 for RSA, the 32-byte scalar for P-256.
    public init(_ algorithm: Algorithm, privateBytes: [UInt8]) throws(KeyFault) {
        do {
            switch algorithm {
            case .es256: try self.init(.p256(P256.Signing.PrivateKey(rawRepresentation: privateBytes)), algorithm)
            case .rs256, .ps256: try self.init(.rsa(_RSA.Signing.PrivateKey(derRepresentation: privateBytes)), algorithm)
            }
        } catch {
            throw .broken
        }
    }

    private init(_ material: Material, _ algorithm: Algorithm) throws {
        self.material = material
        switch material {
        case .p256(let key):
            let point = Array(key.publicKey.rawRepresentation)
            verifying = try VerifyingKey(JWK(x: point.prefix(32), y: point.suffix(32)), for: algorithm)
        case .rsa(let key):
            let numbers = try key.publicKey.getKeyPrimitives()
            verifying = try VerifyingKey(
                JWK(modulus: numbers.modulus, exponent: numbers.publicExponent), for: algorithm)
        }
    }

    /// The private part, to be sealed before it is stored.
    public var privateBytes: Secret<[UInt8]> {
        switch material {
        case .p256(let key): Secret(Array(key.rawRepresentation))
        case .rsa(let key): Secret(Array(key.pkcs8DERRepresentation))
        }
    }

    /// The raw signature over `text`, as a JWS carries it.
    public func sign(_ text: some Sequence<UInt8>) throws -> [UInt8] {
        let digest = SHA256.hash(data: Data(text))
        switch material {
        case .p256(let key): return Array(try key.signature(for: digest).rawRepresentation)
        case .rsa(let key):
            let padding: _RSA.Signing.Padding = algorithm == .ps256 ? .PSS : .insecurePKCS1v1_5
            return Array(try key.signature(for: digest, padding: padding).rawRepresentation)
        }
    }
}
