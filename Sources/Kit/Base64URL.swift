import Foundation

/// Base64 with the URL alphabet and without padding (RFC 4648 section 5, as JOSE wants it).
public enum Base64URL {
    public static func encode(_ bytes: some Sequence<UInt8>) -> String {
        var text = Array(Data(bytes).base64EncodedData())
        while text.last == padding { text.removeLast() }
        for index in text.indices { text[index] = toURL(text[index]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// Whether a text has no character outside the alphabet.
    public static func isSpelled(_ text: String) -> Bool { text.utf8.allSatisfy { fromURL($0) != nil } }

    /// The bytes, or `nil` for any character outside the alphabet, padding included.
    public static func decode(_ text: some StringProtocol) -> [UInt8]? {
        var standard = Data(capacity: text.utf8.count + 3)
        for byte in text.utf8 {
            guard let byte = fromURL(byte) else { return nil }
            standard.append(byte)
        }
        guard standard.count % 4 != 1 else { return nil }
        while standard.count % 4 != 0 { standard.append(padding) }
        return Data(base64Encoded: standard).map(Array.init)
    }

    private static let padding = UInt8(ascii: "=")

    private static func toURL(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "+"): UInt8(ascii: "-")
        case UInt8(ascii: "/"): UInt8(ascii: "_")
        default: byte
        }
    }

    private static func fromURL(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "-"): UInt8(ascii: "+")
        case UInt8(ascii: "_"): UInt8(ascii: "/")
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
        default: nil
        }
    }
}
