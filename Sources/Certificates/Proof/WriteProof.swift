import Crypto
import Foundation
import SwiftASN1
import X509

/// Makes what ``SignedProof`` reads: for programs that sign, with a key that only they or a token holds.
public enum DetachedSignature {
    /// A detached CMS signature with the attributes content-type and message-digest, SHA-256.
    ///
    /// - Parameters:
    ///   - certificates: DER; the signer's own first.
    ///   - sign: Given the exact bytes to be signed; ECDSA signatures come back in DER, not as r and s.
    public static func make(
        over text: [UInt8], certificates: [[UInt8]], sign: ([UInt8]) throws -> [UInt8]
    ) throws -> [UInt8] {
        guard let own = certificates.first else { throw WireFault() }
        let signer = try Certificate(derEncoded: own)
        let attributes = try attributes(Array(SHA256.hash(data: text)))
        let signature = try sign(try set(0x31, attributes))
        return try DER.Serializer.bytes { coder in
            try coder.sequence { coder in
                try coder.oid(.cmsSignedData)
                try coder.tagged(0) { coder in
                    try coder.sequence { coder in
                        coder.integer([1])
                        try coder.appendConstructedNode(identifier: .set) { try digest(&$0) }
                        try coder.sequence { try $0.oid(.cmsData) }
                        coder.tagged(0) { coder in for certificate in certificates { coder.serializeRawBytes(certificate) } }
                        try coder.appendConstructedNode(identifier: .set) { coder in
                            try signerInfo(signer, attributes, signature, &coder)
                        }
                    }
                }
            }
        }
    }

    private static func signerInfo(
        _ signer: Certificate, _ attributes: [UInt8], _ signature: [UInt8], _ coder: inout DER.Serializer
    ) throws {
        let algorithm: Certificate.SignatureAlgorithm =
            P256.Signing.PublicKey(signer.publicKey) == nil ? .sha256WithRSAEncryption : .ecdsaWithSHA256
        try coder.sequence { coder in
            coder.integer([1])
            try coder.sequence { coder in
                try coder.serialize(signer.issuer)
                coder.integer(signer.serialNumber.bytes)
            }
            try digest(&coder)
            coder.serializeRawBytes(try set(0xA0, attributes))
            try algorithm.write(into: &coder)
            try coder.octets(signature)
        }
    }

    private static func digest(_ coder: inout DER.Serializer) throws { try coder.sequence { try $0.oid(.sha256) } }

    /// The two attributes, in the order of their bytes.
    private static func attributes(_ digest: [UInt8]) throws -> [UInt8] {
        let type = try attribute(.contentType) { try $0.oid(.cmsData) }
        let hash = try attribute(.messageDigest) { try $0.octets(digest) }
        return type + hash
    }

    private static func attribute(
        _ type: ASN1ObjectIdentifier, _ value: (inout DER.Serializer) throws -> Void
    ) throws -> [UInt8] {
        try DER.Serializer.bytes { coder in
            try coder.sequence { coder in
                try coder.oid(type)
                try coder.appendConstructedNode(identifier: .set) { try value(&$0) }
            }
        }
    }

    /// The attributes as a SET, or under another tag.
    private static func set(_ tag: UInt8, _ attributes: [UInt8]) throws -> [UInt8] {
        var bytes = DER.Serializer.bytes { coder in
            coder.appendConstructedNode(identifier: .set) { $0.serializeRawBytes(attributes) }
        }
        bytes[0] = tag
        return bytes
    }
}
