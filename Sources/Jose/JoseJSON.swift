import Foundation

/// JSON as this module writes it: members sorted, slashes as they are.
public enum JoseJSON {
    public static func encode(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }

    /// The names of an object's members, outermost level only, in order and with repetitions.
    ///
    /// A header that says a thing twice is read differently by different readers, so the reader must see that it does.
    /// The text must have been accepted as JSON before.
    static func memberNames(of object: [UInt8]) -> [String] {
        var names: [String] = []
        var depth = 0
        var expectsName = false
        var index = 0
        while index < object.count {
            switch object[index] {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                expectsName = depth == 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ","): expectsName = depth == 1
            case UInt8(ascii: "\""):
                let end = endOfString(object, from: index + 1)
                if expectsName { names.append(String(decoding: object[(index + 1)..<end], as: UTF8.self)) }
                expectsName = false
                index = end
            default: break
            }
            index += 1
        }
        return names
    }

    private static func endOfString(_ text: [UInt8], from start: Int) -> Int {
        var index = start
        while index < text.count, text[index] != UInt8(ascii: "\"") {
            index += text[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(index, text.count)
    }
}
