import Crypto
import SwiftASN1
import X509

/// How OCSP names a certificate (RFC 6960, 4.1.1): hashes of its issuer's name and key, and its number. SHA-1 names here,
/// it proves nothing.
public struct CertificateID: Hashable, Sendable {
    let issuerName: [UInt8]
    let issuerKey: [UInt8]
    /// Without leading zeros.
    public let serial: [UInt8]

    init(_ certificate: Certificate, issuedBy issuer: Certificate) throws {
        issuerName = try Self.nameHash(issuer)
        issuerKey = Self.keyHash(issuer)
        serial = Array(certificate.serialNumber.bytes.drop { $0 == 0 })
    }

    init(_ node: ASN1Node) throws {
        let parts = try node.parts()
        guard parts.count == 4, try parts[0].parts().first?.oid() == .sha1 else { throw WireFault() }
        (issuerName, issuerKey, serial) = (try parts[1].octets(), try parts[2].octets(), try parts[3].integer())
    }

    func write(into coder: inout DER.Serializer) throws {
        try coder.sequence { coder in
            try coder.sequence { coder in
                try coder.oid(.sha1)
                try coder.serialize(ASN1Null())
            }
            try coder.octets(issuerName)
            try coder.octets(issuerKey)
            coder.integer(serial)
        }
    }

    static func nameHash(_ issuer: Certificate) throws -> [UInt8] {
        let name = try DER.Serializer.bytes { try $0.serialize(issuer.subject) }
        return Array(Insecure.SHA1.hash(data: name))
    }

    static func keyHash(_ issuer: Certificate) -> [UInt8] {
        Array(Insecure.SHA1.hash(data: issuer.publicKey.subjectPublicKeyInfoBytes))
    }

    func isIssued(by issuer: Certificate) -> Bool {
        (try? Self.nameHash(issuer)) == issuerName && Self.keyHash(issuer) == issuerKey
    }
}
