import Foundation
import Kit

/// A JSON Web Signature in compact form (RFC 7515), taken apart but not yet believed.
///
/// Parsing is strict: three parts, canonical base64url, a JSON object without repeated members as the header. A header
/// that brings a key of its own (`jwk`, `jku`, `x5u`, `x5c`) or an extension (`crit`) is refused, not ignored.
public struct CompactJWS: Sendable {
    /// Longer texts are refused unread.
    public static let longest = 64 * 1024

    public struct Header: Codable, Equatable, Sendable {
        public let alg: String
        public let kid: String?
        public let typ: String?
    }

    public let header: Header
    /// The payload's bytes; empty when the payload travels apart.
    public let payload: [UInt8]
    let signature: [UInt8]
    /// The first part as it came: the signature is over this spelling.
    let headerText: Substring
    let headerBytes: [UInt8]
    let payloadText: Substring

    /// - Parameter bringsKey: Whether the header may hold its own key (`jwk`): for proofs of possession and nothing else.
    public init(_ text: String, bringsKey: Bool = false) throws(JoseRefusal) {
        guard text.utf8.count <= Self.longest else { throw .malformed }
        let parts = text.split(separator: ".", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 3, let header = Self.decode(parts[0]), let payload = Self.decode(parts[1]),
            let signature = Self.decode(parts[2]), !header.isEmpty, !signature.isEmpty
        else { throw .malformed }
        self.header = try Self.read(header, bringsKey: bringsKey)
        headerBytes = header
        (self.payload, self.signature, headerText, payloadText) = (payload, signature, parts[0], parts[1])
    }

    /// One byte string has one spelling: unused bits at the end must be zero.
    private static func decode(_ part: Substring) -> [UInt8]? {
        guard let bytes = Base64URL.decode(part), Base64URL.encode(bytes) == part else { return nil }
        return bytes
    }

    private static let forbidden: Set<String> = ["jwk", "jku", "x5u", "x5c", "crit", "b64", "zip"]

    private static func read(_ bytes: [UInt8], bringsKey: Bool) throws(JoseRefusal) -> Header {
        guard let header = try? JSONDecoder().decode(Header.self, from: Data(bytes)) else { throw .malformed }
        let names = JoseJSON.memberNames(of: bytes)
        guard Set(names).count == names.count, !names.contains(where: { $0.contains("\\") }) else { throw .malformed }
        if let name = names.first(where: { forbidden.contains($0) && !(bringsKey && $0 == "jwk") }) { throw .forbiddenHeader(name) }
        return header
    }
}
