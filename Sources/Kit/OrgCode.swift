/// The identifier of an agency — *mã định danh cơ quan* (QCVN 102:2016/BTTTT): `000.00.31.H99`.
package struct OrgCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let text: String

    package init?(_ typed: String) {
        let text = typed.trimmed.uppercased()
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [3, 2, 2, 3], parts[..<3].allSatisfy({ $0.utf8.allSatisfy(Digits.contains) }),
            let letter = parts[3].utf8.first, letter >= UInt8(ascii: "A"), letter <= UInt8(ascii: "Y"),
            parts[3].utf8.dropFirst().allSatisfy(Digits.contains)
        else { return nil }
        self.text = text
    }

    package var description: String { text }

    package static func < (a: OrgCode, b: OrgCode) -> Bool { a.text < b.text }
}
