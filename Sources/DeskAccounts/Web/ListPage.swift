import DeskAccounts
import Directory
import Documents
import Foundation
import Html
import Kit
import Links
import Web

extension DeskAccountRoutes {
    /// *Tạo tài khoản công dân*: what desks made, as far as one may see (REQ-DSK-002, 003).
    func list(_ visit: Visit, _ officer: DeskOfficer) async throws -> Response {
        var filter = ListFilter(visit)
        let query = filter.read(visit)
        let page = try await query.asyncMap { try await desk.creations($0, for: officer, now: visit.now) }
        let passwords = try await desk.passwords(of: page?.rows.map(\.id) ?? [], for: officer)
        let list = ListPage(
            filter: filter, page: page ?? Page(rows: [], total: 0, window: visit.window), officer: officer,
            desks: try await desk.creatingDesks(for: officer, now: visit.now), passwords: passwords, csrf: visit.csrf)
        return visit.deskPage(ScreenWords.title, status: query == nil ? 422 : 200, list.body)
    }

    /// In: A4 lying, at most a thousand rows.
    func printList(_ visit: Visit, _ officer: DeskOfficer) async throws -> Response {
        var filter = ListFilter(visit)
        guard var query = filter.read(visit) else { throw DeskRefusal.state }
        var rows: [Creation] = []
        var total = 0
        for number in 1...10 {
            query.window = Window(page: number, size: 100)
            let page = try await desk.creations(query, for: officer, now: visit.now)
            guard page.window.page == number else { break }
            (total, rows) = (page.total, rows + page.rows)
        }
        let paper = ListPaper(
            rows: rows, total: total, filter: filter.line, officer: officer.name, at: visit.now)
        let pdf = try await papers.run { try paper.paper().pdf() }
        return .download(pdf, name: "tai-khoan-cong-dan.pdf", type: "application/pdf", inline: true)
    }
}

extension Optional where Wrapped: Sendable {
    fileprivate func asyncMap<T>(_ transform: (Wrapped) async throws -> T) async rethrows -> T? {
        if let self { try await transform(self) } else { nil }
    }
}

/// The search above the list; it lives in the address (REQ-GEN-004, 007, 009).
struct ListFilter: Form {
    var name = Field("ten")
    var phone = Field("dien-thoai")
    var number = Field("so-giay-to")
    var officer = Field("can-bo")
    var desk = Field("don-vi")
    var from = Field("tu-ngay")
    var to = Field("den-ngay")
    var sort = CreationQuery.Sort.at
    var isAscending = false

    init() {}

    static var fields: [WritableKeyPath<ListFilter, Field>] {
        [\.name, \.phone, \.number, \.officer, \.desk, \.from, \.to]
    }

    init(_ visit: Visit) {
        for path in Self.fields { self[keyPath: path].typed = visit.query(self[keyPath: path].name) ?? "" }
        sort = visit.query("sap-xep").flatMap(CreationQuery.Sort.init(rawValue:)) ?? .at
        isAscending = visit.query("chieu") == "tang"
    }

    /// - Returns: `nil` for a range that cannot be; it is not searched for (MSG-RANGE).
    mutating func read(_ visit: Visit) -> CreationQuery? {
        let first = from.optional(Day.init(typed:), or: Messages.date)
        let last = to.optional(Day.init(typed:), or: Messages.date)
        guard let first, let last else { return nil }
        if let first, let last, first > last {
            from.problem = Messages.range
            return nil
        }
        var query = CreationQuery()
        (query.name, query.phone, query.number) = (name.typed, phone.typed.cleaned, number.typed.cleaned)
        (query.officer, query.desk, query.from, query.to) = (officer.typed, desk.typed, first, last)
        (query.sort, query.isAscending, query.window) = (sort, isAscending, visit.window)
        return query
    }

    var kept: [(String, String?)] {
        Self.fields.map { (self[keyPath: $0].name, self[keyPath: $0].isBlank ? nil : self[keyPath: $0].typed) }
            + [("sap-xep", sort == .at ? nil : sort.rawValue), ("chieu", isAscending ? "tang" : nil)]
    }

    /// The filter in a line, for the print.
    var line: String {
        let labels: [(any Words, Field)] = [
            (ScreenWords.citizenName, name), (ScreenWords.maker, officer), (ScreenWords.madeIn, desk), (Labels.from, from),
            (Labels.to, to),
        ]
        return labels.filter { !$0.1.isBlank }.map { "\($0.0.vi): \($0.1.typed)" }.joined(separator: "; ")
    }

    /// Where a column's head leads: sorted by it, or the other way round.
    func sortLink(_ column: CreationQuery.Sort) -> SortLink {
        let isCurrent = column == sort
        let goesUp = isCurrent ? !isAscending : column != .at
        let others = kept.filter { $0.0 != "sap-xep" && $0.0 != "chieu" }
        let link = DeskAccountLinks.list.query(others + [("sap-xep", column.rawValue), ("chieu", goesUp ? "tang" : "giam")])
        return SortLink(link, now: isCurrent ? (isAscending ? .ascending : .descending) : nil)
    }
}

struct ListPage {
    let filter: ListFilter
    let page: Page<Creation>
    let officer: DeskOfficer
    let desks: [(code: String, name: String)]
    let passwords: [UUID: PasswordState]
    let csrf: HTML

    var body: HTML {
        """
        \(pageHeading(ScreenWords.title))\(problemSummary(filter.problems))\
        \(filterForm(at: DeskAccountLinks.list, fields))\(listHead(page.total, action: actions))\
        \(dataTable(
            page.rows, caption: ScreenWords.title, firstNumber: page.window.offset + 1, empty: Messages.empty(ScreenWords.account),
            columns: columns))\
        \(pager(page, at: DeskAccountLinks.list, keeping: filter.kept))
        """
    }

    private var actions: HTML {
        """
        \(if: page.total > 0, linkButton(
            ScreenWords.print, to: DeskAccountLinks.printed.query(filter.kept), .secondary, icon: .printer))\
        \(if: officer.holdsRight, linkButton(ScreenWords.add, to: DeskAccountLinks.new))
        """
    }

    private var fields: HTML {
        """
        \(textInput(filter.name, label: ScreenWords.citizenName, required: false, placeholder: ScreenWords.enterName))\
        \(textInput(filter.phone, label: Labels.phone, required: false, placeholder: Labels.enterPhone))\
        \(textInput(filter.number, label: ScreenWords.shortNumber, required: false, placeholder: ScreenWords.enterNumber))\
        \(textInput(filter.officer, label: ScreenWords.maker, required: false, placeholder: ScreenWords.enterMaker))\
        \(selectInput(
            filter.desk, label: ScreenWords.madeIn, desks.map { Choice($0.code, Verbatim($0.name)) }, required: false,
            prompt: ScreenWords.anyUnit))\
        \(dateInput(filter.from, label: Labels.from, required: false))\(dateInput(filter.to, label: Labels.to, required: false))
        """
    }

    private var columns: [Column<Creation>] {
        let (passwords, csrf, officer) = (passwords, csrf, officer)
        return [
            Column(ScreenWords.citizenName, .name, sort: filter.sortLink(.name)) { HTML(text: $0.form.name) },
            Column(ScreenWords.shortNumber) { HTML(text: $0.maskedNumber) },
            Column(Labels.phone) { row in
                "\(row.maskedPhone)\(with: passwords[row.id], { "<br>" + tag(DeskWords.password($0), $0.tone) })"
            },
            Column(ScreenWords.maker, sort: filter.sortLink(.officer)) { row in
                "\(row.seat.officerName)<br><span class=\"hint\">\(row.at.momentText)</span>"
            },
            Column(ScreenWords.unit, sort: filter.sortLink(.desk)) { HTML(text: $0.seat.deskName) },
            Column(ListingWords.actions, .actions) { row in
                let hidden = Verbatim(row.form.name)
                let isOwn = officer.desks.contains { $0.code.text == row.seat.desk }
                let maySend = isOwn && passwords[row.id]?.maySendAgain ?? false
                return """
                    \(linkButton(ScreenWords.view, to: DeskAccountLinks.creation.with(row.id.text), .quiet, hidden: hidden))\
                    \(linkButton(ScreenWords.paperAgain, to: DeskAccountLinks.paper.with(row.id.text), .quiet, hidden: hidden))\
                    \(if: maySend, actionButton(
                        ScreenWords.passwordAgain, to: DeskAccountLinks.password.with(row.id.text), csrf: csrf, hidden: hidden))
                    """
            },
        ]
    }
}

extension PasswordState {
    var tone: Tone {
        switch self {
        case .waiting: .waiting
        case .sent: .info
        case .failed: .bad
        case .changed: .good
        case .unknown: .neutral
        }
    }

    var maySendAgain: Bool { if case .changed = self { false } else { true } }
}
