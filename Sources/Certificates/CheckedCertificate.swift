import Foundation
import Kit
import SwiftASN1
import X509

/// A certificate after every check: what pages show of it and by what it is known again.
public struct CheckedCertificate: Hashable, Codable, Sendable {
    public let subject: CertifiedSubject
    /// *Tên CA*
    public let issuer: String
    /// `54:45:53:54:01`
    public let serial: String
    /// *Ngày hiệu lực*
    public let notBefore: Date
    /// *Ngày hết hạn*
    public let notAfter: Date
    /// SHA-256 of issuer and serial number: which certificate it is (RFC 5280, 4.1.2.2).
    public let key: [UInt8]
    /// SHA-256 of the whole certificate. Two certificates of one key are a fault of their authority.
    public let fingerprint: [UInt8]

    init(_ certificate: Certificate, _ subject: CertifiedSubject) throws {
        self.subject = subject
        issuer = certificate.issuer.shownName
        serial = certificate.serialNumber.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }
            .joined(separator: ":")
        (notBefore, notAfter) = (certificate.notValidBefore, certificate.notValidAfter)
        let issuerName = try DER.Serializer.bytes { try $0.serialize(certificate.issuer) }
        key = Digest.sha256(issuerName + Array(certificate.serialNumber.bytes))
        fingerprint = try Self.fingerprint(of: certificate)
    }

    static func fingerprint(of certificate: Certificate) throws -> [UInt8] {
        Digest.sha256(try DER.Serializer.bytes { try $0.serialize(certificate) })
    }
}
