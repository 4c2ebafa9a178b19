import Administration
import Foundation
import Html
import Kit
import Links
import Web

struct HistoryFilter: Form {
    var name = Field("ho-ten")
    var from = Field("tu")
    var to = Field("den")

    init() {}

    static var fields: [WritableKeyPath<HistoryFilter, Field>] { [\.name, \.from, \.to] }

    init(_ visit: Visit) {
        for path in Self.fields { self[keyPath: path].typed = visit.query(self[keyPath: path].name) ?? "" }
    }

    mutating func read(_ window: Window) -> HistoryQuery? {
        let first = from.optional(Day.init(typed:), or: Messages.date)
        let last = to.optional(Day.init(typed:), or: Messages.date)
        guard let first, let last else { return nil }
        if let first, let last, first > last {
            from.problem = Messages.range
            return nil
        }
        var query = HistoryQuery()
        (query.name, query.from, query.to, query.window) = (name.typed, first, last, window)
        return query
    }

    var kept: [(String, String?)] {
        Self.fields.map { (self[keyPath: $0].name, self[keyPath: $0].typed.isEmpty ? nil : self[keyPath: $0].typed) }
    }
}

extension AdministrationRoutes {
    /// *Lịch sử phân quyền* as a page, or with `xuat=csv` as a file (REQ-ADM-013).
    func history(_ visit: Visit, _ administrator: Administrator) async throws -> Response {
        var filter = HistoryFilter(visit)
        let window = visit.query("size") == nil ? Window(page: visit.window.page, size: 20) : visit.window
        guard let query = filter.read(window) else {
            return visit.adminPage(PageWords.history, status: 422, HistoryPage(filter: filter, page: nil).body)
        }
        if visit.query("xuat") == "csv" { return try await export(query, administrator, visit) }
        let page = try await desk.history(query, for: administrator, now: visit.now)
        return visit.adminPage(PageWords.history, HistoryPage(filter: filter, page: page).body)
    }

    private func export(_ query: HistoryQuery, _ administrator: Administrator, _ visit: Visit) async throws -> Response {
        var bytes = HistoryCSV.head
        try await desk.wholeHistory(query, for: administrator, now: visit.now) { bytes += HistoryCSV(events: $0).bytes }
        return .download(
            bytes, name: "lich-su-phan-quyen-\(Day(visit.now).compact).csv", type: "text/csv; charset=utf-8")
    }
}

/// Who gave and took which right, newest first.
struct HistoryPage {
    let filter: HistoryFilter
    let page: Page<GrantEvent>?

    var body: HTML {
        """
        \(pageHeading(PageWords.history, aside: csv))\(if: !filter.isClean, problemSummary(filter.problems))\
        \(filterForm(
            at: AdministrationLinks.history,
            """
            \(textInput(filter.name, label: UserWords.who, required: false, kind: .search))\
            \(dateInput(filter.from, label: Labels.from, required: false))\
            \(dateInput(filter.to, label: Labels.to, required: false))
            """))\
        \(with: page, { list($0) })
        """
    }

    private var csv: HTML {
        buttonRow(
            linkButton(
                UserWords.csv, to: AdministrationLinks.history.query(filter.kept + [("xuat", "csv")]), .secondary,
                icon: .download))
    }

    private func list(_ page: Page<GrantEvent>) -> HTML {
        """
        \(listHead(page.total))\
        \(dataTable(
            page.rows, caption: PageWords.history, firstNumber: page.window.offset + 1,
            empty: Messages.empty(UserWords.right),
            columns: [
                Column(UserWords.time) { HTML(text: $0.at.momentText) },
                Column(UserWords.what) { tag($0.isGiven ? UserWords.given : .taken, $0.isGiven ? .good : .waiting) },
                Column(UserWords.right, .name) { HTML(text: $0.right) },
                Column(UserWords.who) { event in
                    """
                    <a href="\(AdministrationLinks.user.with("\(event.user)"))">\(event.userName)</a>\
                    \(if: event.isIdle, " \(tag(UserWords.idle, .waiting))")
                    """
                },
                Column(UserWords.unit) { "\($0.unitName) (\($0.unit))" },
                Column(UserWords.actor) { HTML(text: $0.actor) },
                Column(UserWords.document) { HTML(text: $0.document) },
            ]))\
        \(pager(page, at: AdministrationLinks.history, keeping: filter.kept))
        """
    }
}

/// The history as a file for spreadsheets.
struct HistoryCSV {
    let events: [GrantEvent]

    /// The byte order mark, by which spreadsheets know UTF-8, and the heads.
    static var head: [UInt8] {
        let names = [UserWords.time, .what, .right, .who, .unitCode, .unit, .actor, .document].map(\.vi)
        return [0xEF, 0xBB, 0xBF] + line(names)
    }

    var bytes: [UInt8] {
        events.flatMap { event in
            Self.line([
                event.at.momentText, (event.isGiven ? UserWords.given : .taken).vi, event.right, event.userName, event.unit,
                event.unitName, event.actor, event.document,
            ])
        }
    }

    private static func line(_ values: [String]) -> [UInt8] {
        Array((values.map(quoted).joined(separator: ",") + "\r\n").utf8)
    }

    /// A value that a spreadsheet would take for a formula is told as text (CWE-1236).
    private static func quoted(_ value: String) -> String {
        let isFormula = value.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
        return "\"" + (isFormula ? "'" : "") + value.replacing("\"", with: "\"\"") + "\""
    }
}
