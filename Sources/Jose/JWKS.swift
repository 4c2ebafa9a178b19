import Foundation

/// A set of public keys as published (RFC 7517 section 5).
public struct JWKS: Codable, Sendable {
    public let keys: [JWK]

    public init(keys: [JWK]) { self.keys = keys }

    /// JSON with sorted members, so that the same keys are the same bytes.
    public var json: [UInt8] {
        get throws { try JoseJSON.encode(self) }
    }

    /// Reads a published set. A key that cannot be read is left out, as RFC 7517 asks; a set that is no set throws.
    public init(json: [UInt8]) throws(JoseRefusal) {
        struct Lenient: Decodable {
            let keys: [Maybe]
        }
        struct Maybe: Decodable {
            let key: JWK?
            init(from decoder: any Decoder) throws { key = try? JWK(from: decoder) }
        }
        guard let read = try? JSONDecoder().decode(Lenient.self, from: Data(json)) else { throw .malformed }
        keys = read.keys.compactMap(\.key)
    }
}
