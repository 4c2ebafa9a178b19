import Foundation
import SwiftASN1
import X509

/// A list of revoked certificates of one authority (RFC 5280, section 5).
struct RevocationList {
    private let revoked: Set<[UInt8]>

    /// Reads a list and believes it only if it is the issuer's, whole, and still in force.
    init(_ der: [UInt8], issuer: Certificate, now: Date) throws {
        let signed = try SignedBytes(try DER.parse(der).parts()[...])
        guard signed.isSigned(by: issuer), let usage = try issuer.extensions.keyUsage, usage.cRLSign else { throw WireFault() }
        var parts = try signed.signed.parts()[...]
        if parts.first?.identifier == .integer { parts = parts.dropFirst() }
        guard parts.count >= 4 else { throw WireFault() }
        parts = parts.dropFirst()
        let name = try DER.Serializer.bytes { try $0.serialize(issuer.subject) }
        guard Array(parts.removeFirst().encodedBytes) == name else { throw WireFault() }
        let thisUpdate = try parts.removeFirst().moment()
        let nextUpdate = try parts.removeFirst().moment()
        guard thisUpdate <= now.addingTimeInterval(5 * 60), now <= nextUpdate else { throw WireFault() }
        // A critical extension means the list is only a part of the truth: a delta, or some of the reasons.
        if let extensions = parts.first(where: { $0.isTagged(0) }) { try Self.refuseCritical(extensions) }
        let entries = try parts.first { $0.identifier == .sequence }?.parts() ?? []
        revoked = Set(
            try entries.map { entry in
                guard let serial = try entry.parts().first?.integer() else { throw WireFault() }
                return serial
            })
    }

    func holds(_ certificate: Certificate) -> Bool {
        revoked.contains(Array(certificate.serialNumber.bytes.drop { $0 == 0 }))
    }

    private static func refuseCritical(_ node: ASN1Node) throws {
        for one in try node.parts().first?.parts() ?? [] {
            let parts = try one.parts()
            if parts.count == 3, try parts[1].primitive().first != 0 { throw WireFault() }
        }
    }
}
