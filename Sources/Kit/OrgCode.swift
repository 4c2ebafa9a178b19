/// The identifier of an agency — *mã định danh cơ quan* (QCVN 102:2016/BTTTT): `000.00.31.H99`.
public struct OrgCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let text: String

    /// Reads a code as people type it: spaces around and small letters are forgiven.
    public init?(_ typed: String) {
        let text = Self.isWellFormed(typed.utf8) ? typed : typed.trimmed.uppercased()
        guard Self.isWellFormed(text.utf8) else { return nil }
        self.text = text
    }

    /// Three groups of digits (3, 2, 2), then a letter from A to Y with two digits.
    public static func isWellFormed(_ bytes: String.UTF8View) -> Bool {
        bytes.withContiguousStorageIfAvailable { isWellFormed($0[...]) } ?? isWellFormed(ArraySlice(bytes))
    }

    /// - Parameter bytes: A slice of any memory: codes stand in every row of every list, so this is asked often.
    public static func isWellFormed(_ bytes: some RandomAccessCollection<UInt8>) -> Bool {
        guard bytes.count == length else { return false }
        var place = 0
        for byte in bytes {
            let fits =
                switch place {
                case 3, 6, 9: byte == UInt8(ascii: ".")
                case 10: (UInt8(ascii: "A")...UInt8(ascii: "Y")).contains(byte)
                default: Digits.contains(byte)
                }
            guard fits else { return false }
            place += 1
        }
        return true
    }

    public static let length = 13

    public var description: String { text }

    public static func < (a: OrgCode, b: OrgCode) -> Bool { a.text < b.text }
}
