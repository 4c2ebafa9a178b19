import Foundation
import Kit

/// A typed address inside one site: the only place where a path is spelled.
///
/// A pattern names its parts in braces (`/thu-tuc/{ma}`); routes are declared with the pattern, pages link with
/// ``with(_:)``, which percent-encodes.
public struct Link: Hashable, Sendable, CustomStringConvertible {
    public let pattern: String
    public let path: String

    public init(_ pattern: StaticString) {
        self.pattern = pattern.description
        path = self.pattern
    }

    private init(pattern: String, path: String) { (self.pattern, self.path) = (pattern, path) }

    public var description: String { path }

    /// The link with its braces filled, in order.
    public func with(_ values: String...) -> Link {
        var (filled, left) = ("", values[...])
        filled.reserveCapacity(path.utf8.count + values.reduce(0) { $0 + $1.utf8.count })
        var rest = path.utf8[...]
        while let value = left.popFirst(), let open = rest.firstIndex(of: UInt8(ascii: "{")),
            let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
        {
            filled += Substring(rest[..<open])
            filled += Self.encode(value)
            rest = rest[rest.index(after: close)...]
        }
        return Link(pattern: pattern, path: filled + Substring(rest))
    }

    /// The link with a query. Pairs without a value are left out.
    public func query(_ pairs: (String, String?)...) -> Link { query(pairs) }

    public func query(_ pairs: [(String, String?)]) -> Link {
        var path = path
        var mark = path.utf8.contains(UInt8(ascii: "?")) ? "&" : "?"
        for case (let name, let value?) in pairs {
            path += mark
            path += Self.encode(name)
            path += "="
            path += Self.encode(value)
            mark = "&"
        }
        return Link(pattern: pattern, path: path)
    }

    /// RFC 3986: everything but unreserved characters is percent-encoded.
    public static func encode(_ text: String) -> String {
        if text.utf8.allSatisfy(isUnreserved) { return text }
        var encoded: [UInt8] = []
        encoded.reserveCapacity(text.utf8.count * 3)
        for byte in text.utf8 {
            if isUnreserved(byte) {
                encoded.append(byte)
            } else {
                encoded.append(UInt8(ascii: "%"))
                encoded.append(digit(byte >> 4))
                encoded.append(digit(byte & 15))
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") - 10 + value }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
