import Authority
import Foundation
import SwiftASN1

/// Certificates and keys of the sandbox's authorities and of those they certify, as PEM files, made once.
///
/// `goc-co-quan.pem` and `goc-cong-cong.pem` are the roots to be believed; `KEY.pem` is a certificate with its authority,
/// `KEY.key.pem` its key, for a token.
struct CertificateFolder: Sendable {
    let folder: URL

    static let ready = "ready"

    var isMade: Bool { FileManager.default.fileExists(atPath: file(Self.ready).path(percentEncoded: false)) }

    func file(_ name: String) -> URL { folder.appending(path: name) }

    func make(address: String, now: Date) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var authorities: [SampleCertificates.Issuer: Authority] = [:]
        for (index, issuer) in SampleCertificates.Issuer.allCases.enumerated() {
            authorities[issuer] = try makeAuthority(issuer, UInt8(index), address, now)
        }
        for sample in SampleCertificates.all(now: now) {
            guard let authority = authorities[sample.issuer] else { continue }
            var order = sample.order
            (order.responder, order.list) = (Self.ocsp(address), Self.list(address, sample.issuer.rawValue))
            let issued = try authority.issue(order)
            try write(issued.pem + authority.own.pem, issued.keyPEM, sample.key)
        }
        try Data().write(to: file(Self.ready))
    }

    private func makeAuthority(
        _ issuer: SampleCertificates.Issuer, _ number: UInt8, _ address: String, _ now: Date
    ) throws -> Authority {
        let order = { (name: String, serial: [UInt8]) in
            var order = CertificateOrder(
                [.country("VN"), .common(name)], serial: serial, from: now.addingTimeInterval(-400 * 86_400),
                until: now.addingTimeInterval(3_650 * 86_400))
            (order.responder, order.list) = (Self.ocsp(address), Self.list(address, "goc-\(issuer.rawValue)"))
            return order
        }
        let root = try Authority.root(order("Gốc \(issuer.words) (thử)", [1, number]))
        let below = try root.authority(order("CA \(issuer.words) (thử)", [2, number]))
        try write(root.own.pem, root.own.keyPEM, "goc-\(issuer.rawValue)")
        try write(below.own.pem, below.own.keyPEM, issuer.rawValue)
        return below
    }

    /// An authority as it was made.
    func authority(_ name: String) throws -> Authority {
        let pem = try PEMDocument(pemString: try String(contentsOf: file("\(name).pem"), encoding: .utf8))
        let key = try String(contentsOf: file("\(name).key.pem"), encoding: .utf8)
        return try Authority(IssuedCertificate(der: pem.derBytes, keyPEM: key))
    }

    private func write(_ certificate: String, _ key: String, _ name: String) throws {
        try Data(certificate.utf8).write(to: file("\(name).pem"))
        let path = file("\(name).key.pem").path(percentEncoded: false)
        guard FileManager.default.createFile(
            atPath: path, contents: Data(key.utf8), attributes: [.posixPermissions: 0o600])
        else { throw CocoaError(.fileWriteUnknown) }
    }

    static func ocsp(_ address: String) -> String { address + "/ocsp" }
    static func list(_ address: String, _ authority: String) -> String { "\(address)/crl/\(authority).crl" }
}

extension SampleCertificates.Issuer {
    fileprivate var words: String {
        switch self {
        case .government: "chứng thực cơ quan nhà nước"
        case .citizens: "chứng thực công cộng"
        case .stranger: "chứng thực lạ"
        }
    }
}
