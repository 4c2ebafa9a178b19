import Foundation
import Kit

/// What an authority is to certify.
public struct CertificateOrder: Sendable {
    /// The words of a subject's name, in order.
    public enum Part: Sendable {
        case country(String), organisation(String), common(String), userID(String), place(String)
    }

    public enum Use: Sendable {
        /// Signing and authentication: a person's or an organisation's token.
        case client
        /// Signing, and nothing said of authentication.
        case codeSigning
        /// Encipherment alone.
        case encipherment
        /// An authority below this one.
        case authority
        /// OCSP answers in the authority's name.
        case responder
    }

    public var subject: [Part]
    public var use = Use.client
    public var serial: [UInt8]
    public var notBefore: Date
    public var notAfter: Date
    /// *OCSP*, AIA; none where empty.
    public var responder = ""
    /// *CRL* distribution point; none where empty.
    public var list = ""

    public init(_ subject: [Part], serial: [UInt8], from notBefore: Date, until notAfter: Date) {
        (self.subject, self.serial, self.notBefore, self.notAfter) = (subject, serial, notBefore, notAfter)
    }
}

/// A certificate and the key it was made for, which an authority keeps only where it is one of the sandbox or of a test.
public struct IssuedCertificate: Sendable {
    public let der: [UInt8]
    /// PKCS #8.
    public let keyPEM: String

    public init(der: [UInt8], keyPEM: String) { (self.der, self.keyPEM) = (der, keyPEM) }

    public var pem: String {
        let lines = stride(from: 0, to: base64.count, by: 64).map { String(base64.dropFirst($0).prefix(64)) }
        return "-----BEGIN CERTIFICATE-----\n\(lines.joined(separator: "\n"))\n-----END CERTIFICATE-----\n"
    }

    private var base64: String { Data(der).base64EncodedString() }
}
