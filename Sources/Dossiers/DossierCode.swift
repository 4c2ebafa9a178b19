import Directory
import Kit

/// The number of a dossier — *mã số hồ sơ*: settling unit, local day of sending, the unit's count of that day.
///
/// `000.20.31.H99-261120-0001`; after 9999 the count has five digits.
/// - Source: TT 01/2018/TT-VPCP Đ19; REQ-DOS-009.
package struct DossierCode: Hashable, Codable, Sendable, CustomStringConvertible {
    package let text: String

    package init(unit: OrgCode, day: Day, number: Int) {
        text = "\(unit.text)-\(day.compact)-\(Digits.padded(number, 4))"
    }

    /// Reads a code as people type it: spaces around and small letters are forgiven.
    package init?(_ typed: String) {
        let parts = typed.trimmed.uppercased().split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, let unit = OrgCode(String(parts[0])), parts[1].utf8.count == 6,
            (4...9).contains(parts[2].utf8.count), parts[1...].allSatisfy({ $0.utf8.allSatisfy(Digits.contains) }),
            let number = Int(parts[2]), number > 0
        else { return nil }
        let count = Digits.padded(number, 4)
        guard count == parts[2] else { return nil }
        text = "\(unit.text)-\(parts[1])-\(count)"
    }

    package var description: String { text }
}
