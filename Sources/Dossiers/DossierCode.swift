import Directory
import Kit

/// The number of a dossier — *mã số hồ sơ*: settling unit, local day of sending, the unit's count of that day.
///
/// `000.20.31.H99-261120-0001`; after 9999 the count has five digits.
/// - Source: TT 01/2018/TT-VPCP Đ19; REQ-DOS-009.
public struct DossierCode: Hashable, Codable, Sendable, CustomStringConvertible {
    public let text: String

    public init(unit: OrgCode, day: Day, number: Int) {
        text = "\(unit.text)-\(day.compact)-\(Digits.padded(number, 4))"
    }

    /// Reads a code as people type it: spaces around and small letters are forgiven.
    public init?(_ typed: String) {
        let text = Self.isWellFormed(typed.utf8) ? typed : typed.trimmed.uppercased()
        guard Self.isWellFormed(text.utf8) else { return nil }
        self.text = text
    }

    private static func isWellFormed(_ bytes: String.UTF8View) -> Bool {
        bytes.withContiguousStorageIfAvailable { isWellFormed($0[...]) }
            ?? Array(bytes).withUnsafeBufferPointer { isWellFormed($0[...]) }
    }

    /// A unit's code, six digits of a day, and a count of four to nine digits that begins with 0 only to have four.
    private static func isWellFormed(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let (dash, zero) = (UInt8(ascii: "-"), UInt8(ascii: "0"))
        let (unit, rest) = (bytes.prefix(OrgCode.length), bytes.dropFirst(OrgCode.length))
        let count = rest.dropFirst(8)
        guard (4...9).contains(count.count), rest[rest.startIndex] == dash, rest[rest.startIndex + 7] == dash,
            OrgCode.isWellFormed(unit), rest.dropFirst().prefix(6).allSatisfy(Digits.contains),
            count.allSatisfy(Digits.contains)
        else { return false }
        return count.contains { $0 != zero } && (count.count == 4 || count.first != zero)
    }

    public var description: String { text }
}
