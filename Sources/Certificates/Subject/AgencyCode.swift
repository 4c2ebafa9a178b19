import Kit

/// The two orders in which the code of an agency is written (QCVN 102:2016/BTTTT and Decision 20/2020/QĐ-TTg).
enum AgencyCode {
    /// `000.03.05.H99` as it is, `H99.05.03` turned round to it; `nil` for what follows neither rule.
    static func code(_ typed: String) -> OrgCode? {
        if let code = OrgCode(typed) { return code }
        let groups = typed.trimmed.uppercased().split(separator: ".", omittingEmptySubsequences: false)
        guard let root = groups.first, groups.count <= 4 else { return nil }
        let below = groups.dropFirst().map(String.init)
        let widths = zip(below, [2, 2, 3]).map { group, width in group.utf8.count == width }
        guard widths.count == below.count, widths.allSatisfy(\.self) else { return nil }
        let level = { (index: Int, empty: String) in index < below.count ? below[index] : empty }
        return OrgCode("\(level(2, "000")).\(level(1, "00")).\(level(0, "00")).\(root)")
    }
}
