import Crypto
import Foundation

/// The signature of one request between two of our own systems that share a secret: over the path, the body, the moment
/// and a word of its own, with HMAC-SHA-256 under the secret's hash, which is all the receiver keeps.
///
/// Written `<seconds>.<word>.<code>`, the last two in base64url. The receiver takes each signature once.
public struct RequestSignature: Sendable {
    public static let header = "X-Request-Signature"
    /// How far the two clocks may be apart.
    public static let patience: TimeInterval = 300

    public let text: String

    public init(path: String, body: [UInt8], secret: String, at now: Date, chance: Chance) {
        let head = "\(Int(now.timeIntervalSince1970)).\(chance.token(bytes: 16))"
        text = "\(head).\(Self.code(head, path, body, key: Digest.sha256(secret)))"
    }

    /// Whether `text` signs this very request now.
    public static func holds(_ text: String, path: String, body: [UInt8], secretHash: [UInt8], now: Date) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard text.utf8.count <= 200, parts.count == 3, let seconds = Int(parts[0]), parts[1].utf8.count >= 20,
            abs(now.timeIntervalSince1970 - TimeInterval(seconds)) <= patience
        else { return false }
        let expected = code("\(parts[0]).\(parts[1])", path, body, key: secretHash)
        return Digest.equal(Array(expected.utf8), Array(parts[2].utf8))
    }

    private static func code(_ head: String, _ path: String, _ body: [UInt8], key: [UInt8]) -> String {
        let text = "\(head)\n\(path)\n\(Base64URL.encode(Digest.sha256(body)))"
        return Base64URL.encode(Digest.hmac(text, key: SymmetricKey(data: key)))
    }
}
