import SwiftASN1
import X509

/// The authorities that are believed, by what they may vouch for.
public struct TrustAnchors: Sendable {
    /// *Ban Cơ yếu Chính phủ*: agencies.
    let government: [Certificate]
    /// *Tổ chức cung cấp dịch vụ chứng thực chữ ký số công cộng*: citizens and businesses.
    let publicAuthorities: [Certificate]

    /// - Parameters: PEM texts, each with any number of root certificates.
    /// - Throws: Where a text is no PEM, or holds no certificate.
    public init(governmentPEM: String, publicPEM: String) throws {
        government = try Self.certificates(governmentPEM)
        publicAuthorities = try Self.certificates(publicPEM)
    }

    func roots(for kind: CertifiedSubject.Kind) -> CertificateStore {
        CertificateStore(kind == .agency ? government : publicAuthorities)
    }

    private static func certificates(_ pem: String) throws -> [Certificate] {
        try PEMDocument.parseMultiple(pemString: pem).map { try Certificate(pemDocument: $0) }
    }
}
