import Foundation
import Identity
import Kit
import Links
import Web

/// The search above *Lịch sử truy cập*; it lives in the address (REQ-GEN-004, 007, 009).
struct HistoryFilter {
    var from: Field
    var to: Field
    var result: Field
    let sort: AccessQuery.Sort
    let isAscending: Bool

    init(_ visit: Visit) {
        from = Field("tuNgay", typed: visit.query("tuNgay") ?? "")
        to = Field("denNgay", typed: visit.query("denNgay") ?? "")
        result = Field("ketQua", typed: visit.query("ketQua") ?? "")
        sort = visit.query("sapXep").flatMap(AccessQuery.Sort.init(rawValue:)) ?? .at
        isAscending = visit.query("chieu") == "tang"
    }

    var problems: [Problem] {
        [from, to].compactMap { field in field.problem.map { Problem(field: field.name, words: $0) } }
    }

    mutating func read() -> AccessQuery? {
        var query = AccessQuery()
        let first = from.optional(Day.init(typed:), or: Messages.date)
        let last = to.optional(Day.init(typed:), or: Messages.date)
        guard let first, let last else { return nil }
        if let first, let last, first > last {
            from.problem = Messages.range
            return nil
        }
        (query.from, query.to, query.result) = (first, last, AccessResult(rawValue: result.typed))
        (query.sort, query.isAscending) = (sort, isAscending)
        return query
    }

    var values: [(String, String?)] {
        [
            ("tuNgay", from.isBlank ? nil : from.typed), ("denNgay", to.isBlank ? nil : to.typed),
            ("ketQua", result.isBlank ? nil : result.typed), ("sapXep", sort == .at ? nil : sort.rawValue),
            ("chieu", isAscending ? "tang" : nil),
        ]
    }

    /// Where a column's head leads: sorted by it, or the other way round.
    func sortLink(_ column: AccessQuery.Sort) -> SortLink {
        let isCurrent = column == sort
        let goesUp = isCurrent ? !isAscending : column != .at
        let others = values.filter { $0.0 != "sapXep" && $0.0 != "chieu" }
        let link = IdentityLinks.history.query(
            others + [("sapXep", column.rawValue), ("chieu", goesUp ? "tang" : "giam")])
        return SortLink(link, now: isCurrent ? (isAscending ? .ascending : .descending) : nil)
    }
}
