import Dossiers
import Foundation
import Html
import Kit
import Links
import Web

/// The filter of "Hồ sơ đã đăng ký" as its address names it (REQ-DOS-005).
struct MyDossiersFilter: Sendable {
    let tab: MyDossiersQuery.Tab
    let code: String
    let name: String
    let stage: Stage?
    var from: Field
    var to: Field
    let sort: MyDossiersQuery.Sort
    let isDescending: Bool
    let after: DossierCursor?
    /// `nil` where a date is none, or the range is turned round (MSG-DATE, MSG-RANGE): then nothing is searched.
    private(set) var query: MyDossiersQuery?

    init(_ visit: Visit) {
        tab = visit.query("nhom").flatMap(MyDossiersQuery.Tab.init) ?? .sent
        (code, name) = (visit.query("ma") ?? "", visit.query("ten") ?? "")
        stage = visit.query("trang-thai").flatMap { Int($0) }.flatMap(Stage.init).flatMap { $0.isSent ? $0 : nil }
        from = Field("tu-ngay", typed: visit.query("tu-ngay") ?? "")
        to = Field("den-ngay", typed: visit.query("den-ngay") ?? "")
        let order = visit.query("xep") ?? ""
        sort = MyDossiersQuery.Sort(rawValue: order.hasPrefix("-") ? String(order.dropFirst()) : order) ?? .newest
        isDescending = sort == .newest || order.hasPrefix("-")
        after = visit.query("sau").flatMap { DossierCursor($0) }
        query = read(visit.window)
    }

    private mutating func read(_ window: Window) -> MyDossiersQuery? {
        let first = from.optional(Day.init(typed:), or: Messages.date)
        let last = to.optional(Day.init(typed:), or: Messages.date)
        guard let first, let last else { return nil }
        if let first, let last, first > last {
            from.problem = Messages.range
            return nil
        }
        var query = MyDossiersQuery(tab: tab)
        (query.code, query.name, query.stage) = (code, name, tab == .sent ? stage : nil)
        (query.from, query.to, query.window, query.after) = (first, last, window, after)
        (query.sort, query.isDescending) = (sort, isDescending)
        return query
    }

    var problems: [Problem] {
        [from, to].compactMap { field in field.problem.map { Problem(field: field.name, words: $0) } }
    }

    /// What stays in the address from page to page.
    func pairs(sort: String? = nil) -> [(String, String?)] {
        let order = sort ?? (self.sort == .newest ? nil : (isDescending ? "-" : "") + self.sort.rawValue)
        return [
            ("nhom", tab.rawValue), ("ma", Self.given(code)), ("ten", Self.given(name)),
            ("trang-thai", stage.map { "\($0.rawValue)" }), ("tu-ngay", Self.given(from.typed)),
            ("den-ngay", Self.given(to.typed)), ("xep", order),
        ]
    }

    /// The head of a column: another press turns the order round.
    func sortLink(_ column: MyDossiersQuery.Sort) -> SortLink {
        let isCurrent = sort == column
        let next = isCurrent && !isDescending ? "-\(column.rawValue)" : column.rawValue
        return SortLink(
            DossierLinks.mine.query(pairs(sort: next)), now: isCurrent ? (isDescending ? .descending : .ascending) : nil)
    }

    private static func given(_ text: String) -> String? { text.isEmpty ? nil : text }

    var form: HTML {
        let stages = Stage.allCases.filter(\.isSent).map { Choice("\($0.rawValue)", DossierWords.stage($0)) }
        let stageField = Field("trang-thai", typed: stage.map { "\($0.rawValue)" } ?? "")
        return filterForm(at: DossierLinks.mine, values: [("nhom", tab.rawValue)], """
            \(if: tab == .sent, textInput(
                Field("ma", typed: code), label: CitizenWords.dossierCode, required: false, kind: .code, most: 200))\
            \(textInput(Field("ten", typed: name), label: CitizenWords.serviceName, required: false, most: 200))\
            \(if: tab == .sent, selectInput(
                stageField, label: CitizenWords.state, stages, required: false, prompt: CitizenWords.all))\
            \(dateInput(from, label: Labels.from, required: false))\(dateInput(to, label: Labels.to, required: false))
            """)
    }
}
