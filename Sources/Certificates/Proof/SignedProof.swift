import Crypto
import Foundation
import Kit
import SwiftASN1
import X509

/// A detached CMS signature over a text we know (RFC 5652): one signer, whose certificate comes with it.
///
/// It says only that the key of that certificate signed; what the certificate is worth ``CertificateCheck`` says.
struct SignedProof {
    let signer: Certificate
    let others: [Certificate]

    /// 64 KiB hold any chain.
    private static let longest = 64 * 1024

    /// - Throws: ``CertificateRefusal/signature``
    init(_ cms: [UInt8], over text: [UInt8]) throws(CertificateRefusal) {
        guard cms.count <= Self.longest, let read = try? Self.read(cms, text) else { throw .signature }
        self = read
    }

    private init(signer: Certificate, others: [Certificate]) { (self.signer, self.others) = (signer, others) }

    private static func read(_ cms: [UInt8], _ text: [UInt8]) throws -> SignedProof {
        let outer = try BER.parse(cms).parts()
        guard outer.count == 2, try outer[0].oid() == .cmsSignedData, outer[1].isTagged(0),
            let data = try outer[1].parts().first?.parts(), data.count >= 4
        else { throw WireFault() }
        // version, digestAlgorithms, encapContentInfo, [0] certificates, [1] crls, signerInfos
        let content = try data[2].parts()
        guard content.count == 1, try content[0].oid() == .cmsData else { throw WireFault() }
        guard let bag = data.first(where: { $0.isTagged(0) }), let infos = try data.last?.parts(), infos.count == 1 else {
            throw WireFault()
        }
        let certificates = try bag.parts().map { try Certificate(derEncoded: $0) }
        guard certificates.count <= 10 else { throw WireFault() }
        let info = try SignerInfo(infos[0])
        guard let signer = certificates.first(where: info.isBy), try info.isSigned(by: signer, text) else {
            throw WireFault()
        }
        return SignedProof(signer: signer, others: certificates.filter { $0 != signer })
    }
}

/// The one signature of a proof.
private struct SignerInfo {
    let signerID: ASN1Node
    let digest: ASN1ObjectIdentifier
    /// `[0] IMPLICIT SET OF`, as it came.
    let attributes: ASN1Node?
    let algorithm: Certificate.SignatureAlgorithm
    let signature: [UInt8]

    init(_ node: ASN1Node) throws {
        var parts = try node.parts()[...]
        guard parts.count >= 5 else { throw WireFault() }
        parts = parts.dropFirst()
        signerID = parts.removeFirst()
        guard let digest = try parts.removeFirst().parts().first?.oid() else { throw WireFault() }
        self.digest = digest
        attributes = parts.first.flatMap { $0.isTagged(0) ? $0 : nil }
        if attributes != nil { parts = parts.dropFirst() }
        guard parts.count >= 2 else { throw WireFault() }
        algorithm = try SignedBytes.algorithm(parts.removeFirst(), digest: digest)
        signature = try parts.removeFirst().octets()
    }

    func isBy(_ certificate: Certificate) -> Bool {
        if signerID.isTagged(0) {
            let wanted = try? signerID.primitive()
            return wanted != nil && (try? certificate.extensions.subjectKeyIdentifier)?.keyIdentifier == wanted
        }
        guard let parts = try? signerID.parts(), parts.count == 2, let serial = try? parts[1].integer(),
            let issuer = try? DER.Serializer.bytes({ try $0.serialize(certificate.issuer) })
        else { return false }
        return Array(parts[0].encodedBytes) == issuer && serial == certificate.serialNumber.bytes.drop { $0 == 0 }.map(\.self)
    }

    /// With signed attributes the text stands behind its digest, and the attributes are signed; without them the text is.
    func isSigned(by certificate: Certificate, _ text: [UInt8]) throws -> Bool {
        guard let attributes else {
            return certificate.publicKey.isValidSignature(signature, for: text, signatureAlgorithm: algorithm)
        }
        guard try value(of: .contentType, attributes).oid() == .cmsData,
            Digest.equal(try value(of: .messageDigest, attributes).octets(), try hash(text))
        else { return false }
        // Signed as a SET, sent as [0] (RFC 5652, 5.4).
        var signed = Array(attributes.encodedBytes)
        signed[0] = 0x31
        return certificate.publicKey.isValidSignature(signature, for: signed, signatureAlgorithm: algorithm)
    }

    private func value(of type: ASN1ObjectIdentifier, _ attributes: ASN1Node) throws -> ASN1Node {
        let found = try attributes.parts().filter { try $0.parts().first?.oid() == type }
        guard found.count == 1, let values = try found[0].parts().last?.parts(), values.count == 1 else { throw WireFault() }
        return values[0]
    }

    private func hash(_ text: [UInt8]) throws -> [UInt8] {
        switch digest {
        case .sha256: Array(SHA256.hash(data: text))
        case .sha384: Array(SHA384.hash(data: text))
        case .sha512: Array(SHA512.hash(data: text))
        default: throw WireFault()
        }
    }
}
