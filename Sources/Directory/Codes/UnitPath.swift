import Kit

/// Where a code stands in the state, root first: the one form of both orders of writing.
///
/// ```swift
/// UnitPath(OrgCode("000.01.02.H54")!) == UnitPath(ordered: "H54.02.01")  // both H54.2.1
/// ```
///
/// Zeros before a number say nothing, for the new order has groups of any width. It tells where a code was given, not
/// where its unit stands today: a commune keeps the code its district had a part in.
/// - Source: QCVN 102:2016/BTTTT; QĐ 20/2020/QĐ-TTg, article 4.
public struct UnitPath: Hashable, Sendable, CustomStringConvertible {
    public let groups: [String]

    public init(_ code: OrgCode) {
        var groups = code.text.split(separator: ".").reversed().map(Self.plain)
        while groups.count > 1, groups.last == "0" { groups.removeLast() }
        self.groups = groups
    }

    /// - Returns: `nil` for a text that does not follow QĐ 20/2020.
    public init?(ordered text: String) {
        let groups = text.split(separator: ".", omittingEmptySubsequences: false)
        guard text.utf8.count <= 35, let root = groups.first, Self.isRoot(root), groups.dropFirst().allSatisfy(Self.isGroup)
        else { return nil }
        self.groups = groups.map(Self.plain)
    }

    /// The right part of an old code, as people type it to find a branch: `31.H99`.
    public init?(ending text: String) {
        let groups = text.split(separator: ".", omittingEmptySubsequences: false).reversed().map { $0 }
        guard groups.count <= 4, let root = groups.first, Self.isRoot(root),
            groups.dropFirst().allSatisfy({ $0.utf8.count <= 3 && !$0.isEmpty && $0.utf8.allSatisfy(Digits.contains) })
        else { return nil }
        var plain = groups.map(Self.plain)
        while plain.count > 1, plain.last == "0" { plain.removeLast() }
        self.groups = plain
    }

    private init(groups: [String]) { self.groups = groups }

    public var description: String { groups.joined(separator: ".") }

    /// The path with its last group taken away; a group of zeros goes with the one below it (REQ-ADM-009).
    public var parent: UnitPath? {
        var above = Array(groups.dropLast())
        while above.count > 1, above.last == "0" { above.removeLast() }
        return above.isEmpty ? nil : UnitPath(groups: above)
    }

    /// The path in the old order, where its groups fit it.
    public var orgCode: OrgCode? {
        let widths = [2, 2, 3]
        guard let root = groups.first, root.utf8.count == 3, groups.count <= 4 else { return nil }
        var text = root
        for (index, width) in widths.enumerated() {
            let group = index + 1 < groups.count ? groups[index + 1] : "0"
            guard group.utf8.count <= width, let number = Int(group) else { return nil }
            text = Digits.padded(number, width) + "." + text
        }
        return OrgCode(text)
    }

    /// Whether this is `other` or lies below it.
    public func stands(under other: UnitPath) -> Bool { groups.starts(with: other.groups) }

    private static func isRoot(_ group: Substring) -> Bool {
        let bytes = Array(group.utf8)
        return bytes.count == 3 && (UInt8(ascii: "A")...UInt8(ascii: "Y")).contains(bytes[0])
            && bytes.dropFirst().allSatisfy(Digits.contains)
    }

    private static func isGroup(_ group: Substring) -> Bool {
        !group.isEmpty && group.utf8.allSatisfy { Digits.contains($0) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    }

    private static func plain(_ group: Substring) -> String {
        guard group.utf8.allSatisfy(Digits.contains) else { return String(group) }
        let digits = group.drop { $0 == "0" }
        return digits.isEmpty ? "0" : String(digits)
    }
}
