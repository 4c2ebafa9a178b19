import Foundation
import Kit

/// Names and values as a browser sends them: a name may come more than once, and the order stays.
public struct FormData: Sendable {
    public internal(set) var fields: [(name: String, value: String)] = []
    public internal(set) var files: [PostedFile] = []

    public init() {}

    public init(_ fields: [(name: String, value: String)]) { self.fields = fields }

    /// Reads `application/x-www-form-urlencoded`. Broken escapes stay as they are typed; bytes that are not UTF-8 become
    /// U+FFFD; at most 1,000 pairs are read.
    public init(urlEncoded text: some Collection<UInt8>) {
        for pair in text.split(separator: UInt8(ascii: "&"), maxSplits: 1_000) {
            let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = halves.first, !name.isEmpty else { continue }
            fields.append((Self.decode(name), halves.count > 1 ? Self.decode(halves[1]) : ""))
        }
    }

    /// The first value under a name, as typed.
    public func text(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    public func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    public func file(_ name: String) -> PostedFile? { files.first { $0.field == name } }

    public func files(_ name: String) -> [PostedFile] { files.filter { $0.field == name } }

    /// Whether a button of this name was pressed.
    public func has(_ name: String) -> Bool { fields.contains { $0.name == name } }

    static func decode(_ bytes: some Collection<UInt8>) -> String {
        guard bytes.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "+") {
                decoded.append(UInt8(ascii: " "))
            } else if byte == UInt8(ascii: "%"), rest.count >= 2, let value = hex(rest.prefix(2)) {
                decoded.append(value)
                rest = rest.dropFirst(2)
            } else {
                decoded.append(byte)
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    private static func hex(_ digits: some Sequence<UInt8>) -> UInt8? {
        var value: UInt8 = 0
        for digit in digits {
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | (digit - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | (digit - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | (digit - UInt8(ascii: "A") + 10)
            default: return nil
            }
        }
        return value
    }
}
