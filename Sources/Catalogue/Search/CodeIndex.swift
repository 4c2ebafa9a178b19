import Kit

/// Procedures by code: whole codes and their beginnings, with or without the dots, in either letter case.
struct CodeIndex: Sendable {
    private let keys: [String]
    private let procedures: [Int32]

    init(_ listings: [ProcedureListing]) {
        let pairs = listings.indices.map { (Self.key(listings[$0].code), Int32($0)) }.sorted { $0 < $1 }
        keys = pairs.map(\.0)
        procedures = pairs.map(\.1)
    }

    /// The procedures whose code begins as typed, the exact one first; nil when what was typed is no code.
    ///
    /// At least three digits; a province's part behind the national code is left out.
    func procedures(_ typed: String) -> [Int32]? {
        guard typed.utf8.count <= 60, Self.looksLikeCode(typed) else { return nil }
        let wanted = Self.key(ProcedureCode.national(typed))
        var (low, high) = (0, keys.count)
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < wanted { low = middle + 1 } else { high = middle }
        }
        return (low..<keys.count).prefix { keys[$0].hasPrefix(wanted) }.map { procedures[$0] }
    }

    private static func looksLikeCode(_ typed: String) -> Bool {
        let bytes = typed.utf8.filter { $0 > 0x20 }
        let national = ProcedureCode.national(typed).utf8
        guard let first = bytes.first, Digits.contains(first) else { return false }
        return national.count(where: Digits.contains) >= 3 && national.allSatisfy { Digits.contains($0) || $0 == 0x2E }
    }

    private static func key(_ code: String) -> String {
        String(decoding: code.utf8.filter { $0 != 0x2E && $0 > 0x20 }, as: UTF8.self).lowercased()
    }
}
