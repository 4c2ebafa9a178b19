import Administration
import Directory
import Foundation
import Html
import Kit
import Links
import Web

extension AdministrationRoutes {
    /// The tree of a day one step deep, or with words or a code typed, what answers them.
    func unitTree(_ visit: Visit, _ administrator: Administrator) async throws -> Response {
        var filter = TreeFilter(visit)
        let day = filter.readDay(today: Day(visit.now)) ?? Day(visit.now)
        let here = filter.under.isEmpty ? nil : UnitCode(imported: filter.under)
        let view = try await here.asyncMap { try await register.show($0, in: administrator.reach, on: day) }
        let found: Page<Unit>?
        let branches: [UnitBranch]
        if filter.isSearch, filter.isClean {
            var query = UnitQuery(on: day)
            (query.text, query.level, query.reach) = (filter.words.typed, filter.chosenLevel, administrator.reach)
            query.window = visit.query("size") == nil ? Window(page: visit.window.page, size: 20) : visit.window
            (found, branches) = (try await register.find(query), [])
        } else {
            found = nil
            branches = try await register.branches(under: view?.record.unit.code, in: administrator.reach, on: day)
        }
        let page = TreePage(
            filter: filter, day: day, view: view, branches: branches, found: found, mayChange: administrator.changesUnits)
        return visit.adminPage(PageWords.units, status: filter.isClean ? 200 : 422, page.body)
    }
}

extension Optional {
    func asyncMap<T>(_ transform: (Wrapped) async throws -> T) async rethrows -> T? {
        guard let self else { return nil }
        return try await transform(self)
    }
}

/// What is looked for among the units, and where one stands in the tree.
struct TreeFilter: Form {
    var words = Field("tu-khoa")
    var level = Field("cap")
    var day = Field("ngay")
    var under = ""

    init() {}

    static var fields: [WritableKeyPath<TreeFilter, Field>] { [\.words, \.level, \.day] }

    init(_ visit: Visit) {
        for path in Self.fields { self[keyPath: path].typed = visit.query(self[keyPath: path].name) ?? "" }
        under = visit.query("duoi") ?? ""
    }

    var isSearch: Bool { !words.isBlank || chosenLevel != nil }
    var chosenLevel: AgencyLevel? { AgencyLevel.allCases.first { $0.key == level.typed } }

    mutating func readDay(today: Day) -> Day? { (day.optional(Day.init(typed:), or: Messages.date) ?? today) ?? today }

    var kept: [(String, String?)] {
        Self.fields.map { (self[keyPath: $0].name, self[keyPath: $0].typed.isEmpty ? nil : self[keyPath: $0].typed) }
    }
}

/// The units of a day: a step of the tree, or a list of what was found.
struct TreePage {
    let filter: TreeFilter
    let day: Day
    /// The unit one stands at.
    let view: UnitView?
    let branches: [UnitBranch]
    let found: Page<Unit>?
    let mayChange: Bool

    var body: HTML {
        """
        \(pageHeading(PageWords.units, aside: aside))\(if: !filter.isClean, problemSummary(filter.problems))\(filterFields)\
        \(with: found, { list($0) })\(if: found == nil, tree)
        """
    }

    private var aside: HTML {
        mayChange
            ? buttonRow(linkButton(PageWords.importUnits, to: AdministrationLinks.importUnits, .secondary, icon: .upload))
            : .empty
    }

    private var filterFields: HTML {
        let levels = AgencyLevel.allCases.map { Choice($0.key, DirectoryWords.level($0)) }
        return filterForm(
            at: AdministrationLinks.units, title: PageWords.search,
            """
            \(textInput(filter.words, label: PageWords.keyword, required: false, kind: .search))\
            \(selectInput(filter.level, label: PageWords.level, levels, required: false))\
            \(dateInput(filter.day, label: PageWords.onDay, required: false))
            """)
    }

    private func list(_ page: Page<Unit>) -> HTML {
        """
        \(listHead(page.total))\
        \(dataTable(
            page.rows, caption: PageWords.units, firstNumber: page.window.offset + 1, empty: Messages.empty(PageWords.unit),
            columns: [
                Column(PageWords.code, .code) { UnitCells.link($0, $0.code.text) },
                Column(PageWords.name) { HTML(text: $0.name) },
                Column(PageWords.level) { HTML(DirectoryWords.level($0.level)) },
                Column(PageWords.state) { UnitCells.state($0, day) },
            ]))\
        \(pager(page, at: AdministrationLinks.units, keeping: filter.kept))
        """
    }

    private var tree: HTML {
        section(
            Verbatim("\(PageWords.tree.vi) – \(day.text)"),
            """
            \(with: view, { trail($0) })\(steps)
            """)
    }

    private var steps: HTML {
        dataTable(
            branches, caption: PageWords.tree, firstNumber: 1, empty: Messages.empty(PageWords.unit),
            columns: [
                Column(PageWords.name, .name) { UnitCells.link($0.unit, $0.name) },
                Column(PageWords.code) { HTML(text: $0.unit.code.text) },
                Column(PageWords.level) { HTML(DirectoryWords.level($0.unit.level)) },
                Column(PageWords.tree) { below($0) },
            ])
    }

    private func below(_ branch: UnitBranch) -> HTML {
        if branch.below == 0 { return HTML(PageWords.none) }
        return "<a href=\"\(step(branch.unit.code))\">\(PageWords.below(branch.below))</a>"
    }

    private func step(_ code: UnitCode?) -> Link {
        AdministrationLinks.units.query(("duoi", code?.text), ("ngay", filter.day.typed.isEmpty ? nil : filter.day.typed))
    }

    private func trail(_ view: UnitView) -> HTML {
        """
        <p><a href="\(step(nil))">\(PageWords.roots)</a> › \
        \(for: view.above, { "<a href=\"\(step($0.code))\">\($0.name)</a> › " })\
        <b>\(view.record.name(on: day))</b></p>
        """
    }
}

/// How units look in lists.
enum UnitCells {
    static func link(_ unit: Unit, _ text: String) -> HTML {
        "<a href=\"\(AdministrationLinks.unit.with(unit.code.text))\">\(text)</a>"
    }

    static func state(_ unit: Unit, _ day: Day) -> HTML {
        if !unit.lives(on: day) { return tag(PageWords.ended, .neutral) }
        return unit.isActive ? .empty : tag(PageWords.closed, .waiting)
    }
}
