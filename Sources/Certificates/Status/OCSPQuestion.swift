import SwiftASN1

/// One certificate, asked about once: an OCSP request with a nonce (RFC 6960, RFC 8954).
public struct OCSPQuestion: Sendable {
    public let id: CertificateID
    public let nonce: [UInt8]?

    init(_ id: CertificateID, nonce: [UInt8]) { (self.id, self.nonce) = (id, nonce) }

    /// - Throws: For what is no request about exactly one certificate.
    public init(der: [UInt8]) throws {
        guard let request = try DER.parse(der).parts().first else { throw WireFault() }
        let parts = try request.parts()
        guard let list = parts.first(where: { $0.identifier == .sequence }), let single = try list.parts().first,
            try list.parts().count == 1, let name = try single.parts().first
        else { throw WireFault() }
        id = try CertificateID(name)
        nonce = try parts.first { $0.isTagged(2) }.flatMap { try OCSPExtensions.nonce($0) }
    }

    var der: [UInt8] {
        get throws {
            try DER.Serializer.bytes { coder in
                try coder.sequence { coder in
                    try coder.sequence { coder in
                        try coder.sequence { list in try list.sequence { try id.write(into: &$0) } }
                        if let nonce { try coder.tagged(2) { try OCSPExtensions.write(nonce, into: &$0) } }
                    }
                }
            }
        }
    }
}

/// The extensions of requests and answers, of which the nonce alone means something here.
enum OCSPExtensions {
    /// - Parameter node: `[n] EXPLICIT Extensions`.
    static func nonce(_ node: ASN1Node) throws -> [UInt8]? {
        for one in try node.parts().first?.parts() ?? [] {
            let parts = try one.parts()
            guard try parts.first?.oid() == .ocspNonce, let value = try parts.last?.octets() else { continue }
            // The value is itself an OCTET STRING; some old responders leave that out.
            return (try? DER.parse(value).octets()) ?? value
        }
        return nil
    }

    static func write(_ nonce: [UInt8], into coder: inout DER.Serializer) throws {
        let value = try DER.Serializer.bytes { try $0.octets(nonce) }
        try coder.sequence { coder in
            try coder.sequence { coder in
                try coder.oid(.ocspNonce)
                try coder.octets(value)
            }
        }
    }
}
