import Foundation

/// A signed text that brings its public key along (RFC 9449 section 4.2): it proves that the sender holds the private one,
/// and nothing else. Nobody is believed for it.
public struct ProofOfKey: Sendable {
    /// The RFC 7638 thumbprint of the key: what a token is bound to.
    public let thumbprint: String
    public let payload: [UInt8]

    /// What such a text may be signed with: no PKCS#1 v1.5 (FAPI 2.0 Security Profile 5.4.1).
    public static let algorithms: [Algorithm] = [.es256, .ps256]

    /// - Throws: ``JoseRefusal`` for another kind, another algorithm, a key that is none or shows its private part, and
    ///   for a signature by another key.
    public init(_ text: String, typ: String) throws(JoseRefusal) {
        struct Header: Decodable {
            let jwk: JWK
        }
        let jws = try CompactJWS(text, bringsKey: true)
        guard jws.header.typ?.lowercased() == typ.lowercased() else { throw .wrongType }
        guard let algorithm = Algorithm(rawValue: jws.header.alg), Self.algorithms.contains(algorithm) else { throw .wrongAlgorithm }
        guard let header = try? JSONDecoder().decode(Header.self, from: Data(jws.headerBytes)),
            !JWKS.hasPrivateParts(jws.headerBytes), let thumbprint = header.jwk.thumbprint,
            let key = try? VerifyingKey(header.jwk, for: algorithm)
        else { throw .unknownKey }
        guard key.accepts(jws.signature, over: "\(jws.headerText).\(jws.payloadText)".utf8) else { throw .badSignature }
        (self.thumbprint, payload) = (thumbprint, jws.payload)
    }
}

extension JWKS {
    /// Whether a key anywhere in this JSON shows a private or symmetric member (RFC 7518 section 6).
    public static func hasPrivateParts(_ json: [UInt8]) -> Bool {
        guard let value = try? JSONSerialization.jsonObject(with: Data(json)) else { return true }
        return showsPrivate(value)
    }

    private static func showsPrivate(_ value: Any) -> Bool {
        if let list = value as? [Any] { return list.contains(where: showsPrivate) }
        guard let object = value as? [String: Any] else { return false }
        let isPrivate = object["kty"] != nil && ["d", "p", "q", "dp", "dq", "qi", "oth", "k"].contains { object[$0] != nil }
        return isPrivate || object.values.contains(where: showsPrivate)
    }
}
