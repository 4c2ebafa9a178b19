import Kit

/// A short message to a mobile phone — *tin nhắn SMS*.
public struct SMS: Sendable {
    /// How the characters travel (3GPP TS 23.038).
    public enum Coding: Int, Sendable { case gsm7 = 0, ucs2 = 2 }

    public let to: PhoneNumber
    public let text: String
    /// Where the gateway reports what became of it. Kannel puts the state in the place of `%d`.
    public let deliveryReportURL: String?
    /// How long operators may keep trying.
    public let validityMinutes: Int?

    /// Three joined messages are the most one text may cost; a longer one is a page, not a message.
    public static let mostParts = 3

    /// `nil` for an empty text, and for one longer than ``mostParts``.
    public init?(to: PhoneNumber, text: String, deliveryReportURL: String? = nil, validityMinutes: Int? = nil) {
        (self.to, self.text) = (to, text.nfc)
        (self.deliveryReportURL, self.validityMinutes) = (deliveryReportURL, validityMinutes)
        guard !text.isEmpty, parts <= Self.mostParts else { return nil }
    }

    /// Seven bits a character where the text has no marks; UCS-2 otherwise.
    public var coding: Coding { text.utf8.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "`") } ? .gsm7 : .ucs2 }

    /// How many messages the operator counts: 160 or 70 characters alone, 153 or 67 when joined.
    public var parts: Int {
        let length = coding == .gsm7 ? text.utf8.reduce(0) { $0 + Self.septets($1) } : text.utf16.count
        let (alone, joined) = coding == .gsm7 ? (160, 153) : (70, 67)
        return length <= alone ? 1 : (length + joined - 1) / joined
    }

    /// The characters of the extension table take two places.
    private static func septets(_ byte: UInt8) -> Int { "^{}[]~\\|".utf8.contains(byte) ? 2 : 1 }
}
