import SwiftASN1
import X509

/// Something a certificate's key has signed: the outer shape of certificates, revocation lists and OCSP answers.
struct SignedBytes {
    /// The exact bytes under the signature.
    let signed: ASN1Node
    let algorithm: Certificate.SignatureAlgorithm
    let signature: [UInt8]

    init(_ parts: ArraySlice<ASN1Node>) throws {
        guard parts.count >= 3, let first = parts.first else { throw WireFault() }
        signed = first
        algorithm = try Self.algorithm(parts[parts.startIndex + 1], digest: nil)
        signature = Array(try ASN1BitString(derEncoded: parts[parts.startIndex + 2]).bytes)
    }

    func isSigned(by certificate: Certificate) -> Bool {
        certificate.publicKey.isValidSignature(signature, for: signed.encodedBytes, signatureAlgorithm: algorithm)
    }

    /// An AlgorithmIdentifier as one of the few that are taken: RSA PKCS #1 or ECDSA with SHA-256 and above.
    ///
    /// - Parameter digest: For CMS, where tokens write plain `rsaEncryption` and the digest stands apart.
    static func algorithm(
        _ node: ASN1Node, digest: ASN1ObjectIdentifier?
    ) throws -> Certificate.SignatureAlgorithm {
        guard let oid = try node.parts().first?.oid() else { throw WireFault() }
        if oid == .rsaEncryption, let digest { return try rsa(digest) }
        guard let known = try Certificate.SignatureAlgorithm.taken.first(where: { try $0.oid == oid }) else {
            throw WireFault()
        }
        return known
    }

    private static func rsa(_ digest: ASN1ObjectIdentifier) throws -> Certificate.SignatureAlgorithm {
        switch digest {
        case .sha256: .sha256WithRSAEncryption
        case .sha384: .sha384WithRSAEncryption
        case .sha512: .sha512WithRSAEncryption
        default: throw WireFault()
        }
    }
}

extension Certificate.SignatureAlgorithm {
    static let taken: [Self] = [
        .ecdsaWithSHA256, .ecdsaWithSHA384, .ecdsaWithSHA512, .sha256WithRSAEncryption, .sha384WithRSAEncryption,
        .sha512WithRSAEncryption,
    ]

    var oid: ASN1ObjectIdentifier {
        get throws {
            switch self {
            case .ecdsaWithSHA256: [1, 2, 840, 10_045, 4, 3, 2]
            case .ecdsaWithSHA384: [1, 2, 840, 10_045, 4, 3, 3]
            case .ecdsaWithSHA512: [1, 2, 840, 10_045, 4, 3, 4]
            case .sha256WithRSAEncryption: [1, 2, 840, 113_549, 1, 1, 11]
            case .sha384WithRSAEncryption: [1, 2, 840, 113_549, 1, 1, 12]
            case .sha512WithRSAEncryption: [1, 2, 840, 113_549, 1, 1, 13]
            default: throw WireFault()
            }
        }
    }

    var isRSA: Bool {
        self == .sha256WithRSAEncryption || self == .sha384WithRSAEncryption || self == .sha512WithRSAEncryption
    }

    /// The AlgorithmIdentifier; RSA carries an explicit NULL (RFC 4055).
    func write(into coder: inout DER.Serializer) throws {
        let oid = try oid
        try coder.sequence {
            try $0.oid(oid)
            if isRSA { try $0.serialize(ASN1Null()) }
        }
    }
}
