import Foundation

/// What a person's token is asked to sign: where, for what, when, and a number used once. Signed for one site it is worth
/// nothing at another (REQ-LOG-011; design, identity 6.10).
public struct SigningChallenge: Codable, Hashable, Sendable {
    /// What the signature is for, in words the signing agent shows.
    public let action: String
    public let nonce: String
    /// `https://xacthuc.dichvucong.gov.vn`
    public let origin: String
    /// Seconds since 1970.
    public let time: Int

    public init(action: String, nonce: String, origin: String, time: Int) {
        (self.action, self.nonce, self.origin, self.time) = (action, nonce, origin, time)
    }

    /// JSON with sorted members: the bytes under the signature.
    public var text: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    /// Reads a challenge; only one written exactly so is taken, so that nothing is signed that is not shown.
    public init?(text: String) {
        guard let read = try? JSONDecoder().decode(Self.self, from: Data(text.utf8)), (try? read.text) == text else {
            return nil
        }
        self = read
    }
}
