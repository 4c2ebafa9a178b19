import Certificates
import Crypto
import Foundation
import SwiftASN1
import X509

/// An authority that issues certificates — *tổ chức cung cấp dịch vụ chứng thực chữ ký số* — for the sandbox and for tests.
public struct Authority: Sendable {
    public let own: IssuedCertificate
    private let certificate: Certificate
    private let key: Certificate.PrivateKey

    public init(_ own: IssuedCertificate) throws {
        self.own = own
        certificate = try Certificate(derEncoded: own.der)
        key = try Certificate.PrivateKey(pemEncoded: own.keyPEM)
    }

    /// A new root.
    public static func root(_ order: CertificateOrder) throws -> Authority {
        let key = P256.Signing.PrivateKey()
        var order = order
        order.use = .authority
        let certificate = try make(order, Certificate.PublicKey(key.publicKey), nil, Certificate.PrivateKey(key))
        return try Authority(IssuedCertificate(der: try der(certificate), keyPEM: key.pemRepresentation))
    }

    /// A new key with its certificate.
    public func issue(_ order: CertificateOrder) throws -> IssuedCertificate {
        let key = P256.Signing.PrivateKey()
        let made = try Self.make(order, Certificate.PublicKey(key.publicKey), certificate, self.key)
        return IssuedCertificate(der: try Self.der(made), keyPEM: key.pemRepresentation)
    }

    /// An authority below this one.
    public func authority(_ order: CertificateOrder) throws -> Authority {
        var order = order
        order.use = .authority
        return try Authority(try issue(order))
    }

    /// Signs OCSP answers and revocation lists with the authority's own key.
    public var status: StatusWriter { get throws { try StatusWriter(issuer: own.der, keyPEM: own.keyPEM) } }

    private static func make(
        _ order: CertificateOrder, _ publicKey: Certificate.PublicKey, _ issuer: Certificate?,
        _ key: Certificate.PrivateKey
    ) throws -> Certificate {
        let subject = try order.name
        return try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(bytes: order.serial), publicKey: publicKey,
            notValidBefore: order.notBefore, notValidAfter: order.notAfter, issuer: issuer?.subject ?? subject,
            subject: subject, signatureAlgorithm: .ecdsaWithSHA256,
            extensions: Certificate.Extensions(try order.extensions(publicKey)), issuerPrivateKey: key)
    }

    private static func der(_ certificate: Certificate) throws -> [UInt8] {
        var coder = DER.Serializer()
        try coder.serialize(certificate)
        return coder.serializedBytes
    }
}

extension CertificateOrder {
    fileprivate var name: DistinguishedName {
        get throws {
            try DistinguishedName(
                subject.map { part in
                    let (type, text): (ASN1ObjectIdentifier, String) =
                        switch part {
                        case .country(let text): ([2, 5, 4, 6], text)
                        case .organisation(let text): ([2, 5, 4, 10], text)
                        case .common(let text): ([2, 5, 4, 3], text)
                        case .place(let text): ([2, 5, 4, 7], text)
                        case .userID(let text): ([0, 9, 2342, 19_200_300, 100, 1, 1], text)
                        }
                    return RelativeDistinguishedName.Attribute(type: type, utf8String: text)
                })
        }
    }

    fileprivate func extensions(_ publicKey: Certificate.PublicKey) throws -> [Certificate.Extension] {
        var all: [Certificate.Extension] = [
            try Certificate.Extension(SubjectKeyIdentifier(hash: publicKey), critical: false)
        ]
        switch use {
        case .client:
            all.append(try Certificate.Extension(KeyUsage(digitalSignature: true, nonRepudiation: true), critical: true))
            all.append(
                try Certificate.Extension(try ExtendedKeyUsage([.clientAuth, .emailProtection]), critical: false))
        case .codeSigning:
            all.append(try Certificate.Extension(KeyUsage(digitalSignature: true), critical: true))
            all.append(try Certificate.Extension(try ExtendedKeyUsage([.codeSigning]), critical: false))
        case .encipherment: all.append(try Certificate.Extension(KeyUsage(keyEncipherment: true), critical: true))
        case .authority:
            let basic = BasicConstraints.isCertificateAuthority(maxPathLength: nil)
            all.append(try Certificate.Extension(basic, critical: true))
            all.append(try Certificate.Extension(KeyUsage(keyCertSign: true, cRLSign: true), critical: true))
        case .responder:
            all.append(try Certificate.Extension(KeyUsage(digitalSignature: true), critical: true))
            all.append(try Certificate.Extension(try ExtendedKeyUsage([.ocspSigning]), critical: false))
        }
        return all + (try addresses)
    }

    private var addresses: [Certificate.Extension] {
        get throws {
            var all: [Certificate.Extension] = []
            if !responder.isEmpty {
                let access = AuthorityInformationAccess([
                    .init(method: .ocspServer, location: .uniformResourceIdentifier(responder))
                ])
                all.append(try Certificate.Extension(access, critical: false))
            }
            if !list.isEmpty { all.append(Self.distributionPoint(list)) }
            return all
        }
    }
}

extension CertificateOrder {
    /// One full name of one distribution point (RFC 5280, 4.2.1.13).
    private static func distributionPoint(_ url: String) -> Certificate.Extension {
        var coder = DER.Serializer()
        let tag = { (number: UInt) in ASN1Identifier(tagWithNumber: number, tagClass: .contextSpecific) }
        coder.appendConstructedNode(identifier: .sequence) { points in
            points.appendConstructedNode(identifier: .sequence) { point in
                point.appendConstructedNode(identifier: tag(0)) { name in
                    name.appendConstructedNode(identifier: tag(0)) { full in
                        full.appendPrimitiveNode(identifier: tag(6)) { $0.append(contentsOf: url.utf8) }
                    }
                }
            }
        }
        return Certificate.Extension(oid: [2, 5, 29, 31], critical: false, value: coder.serializedBytes[...])
    }
}
