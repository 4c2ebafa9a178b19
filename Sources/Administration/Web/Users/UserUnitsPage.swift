import Administration
import Directory
import Foundation
import Html
import Kit
import Links
import Web

/// Which units a user is to be in: ticks among those found, ticks among those held.
struct UserUnitsForm {
    static let adding = "them"
    static let removing = "bo"
    static let confirmed = "xac-nhan"

    var adding: Set<String> = []
    var removing: Set<String> = []
    var problem: (any Words)?
    /// Rights that end with the units that are left, told once before it is done.
    var ending: [Grant] = []

    init() {}

    init(posted: FormData) {
        adding = Set(posted.all(Self.adding))
        removing = Set(posted.all(Self.removing))
    }
}

extension AdministrationRoutes {
    func unitsForm(_ visit: Visit, _ administrator: Administrator) async throws -> Response {
        try await unitsPage(visit, administrator, UserUnitsForm(), status: 200)
    }

    func assignUnits(_ visit: Visit, _ administrator: Administrator) async throws -> Response {
        var form = UserUnitsForm(posted: visit.posted)
        let id = try visit.userID
        let removing = form.removing.compactMap { UnitCode(imported: $0) }
        if !removing.isEmpty, !visit.posted.has(UserUnitsForm.confirmed) {
            form.ending = try await desk.ending(id, leaving: removing, for: administrator, now: visit.now)
            if !form.ending.isEmpty { return try await unitsPage(visit, administrator, form, status: 200) }
        }
        let new = NewAssignment(
            id, adding: form.adding.sorted().compactMap { UnitCode(imported: $0) }, removing: removing,
            version: visit.seenVersion)
        do {
            try await desk.assign(new, by: administrator, now: visit.now)
            return .seeOther(AdministrationLinks.user.with("\(id)")).saying(UserWords.unitsSaved)
        } catch let refusal as AdministrationRefusal where [.unit, .changedMeanwhile].contains(refusal) {
            form.problem = refusal.words
            return try await unitsPage(visit, administrator, form, status: refusal.status)
        }
    }

    private func unitsPage(
        _ visit: Visit, _ administrator: Administrator, _ form: UserUnitsForm, status: Int
    ) async throws -> Response {
        let view = try await desk.show(try visit.userID, for: administrator, now: visit.now)
        var query = UnitQuery(on: Day(visit.now))
        (query.reach, query.closedToo, query.window) = (administrator.reach, false, visit.window)
        query.text = visit.query("don-vi") ?? ""
        let found = try await register.find(query)
        let chosen = try await register.units(form.adding.compactMap { UnitCode(imported: $0) })
        let page = UserUnitsPage(
            view: view, form: form, typed: query.text, found: found, chosen: chosen, csrf: visit.csrf)
        return visit.userPage(UserWords.units, status: status, page.body)
    }
}

/// *Gán người dùng vào đơn vị* (REQ-ADM-008).
struct UserUnitsPage {
    let view: UserView
    let form: UserUnitsForm
    let typed: String
    let found: Page<Unit>
    /// Units ticked before; they stay in sight when the page comes back.
    let chosen: [Unit]
    let csrf: HTML

    private var id: String { "\(view.user.id)" }

    var body: HTML {
        """
        \(pageHeading(UserWords.units, caption: Verbatim(view.user.name)))\
        \(with: form.problem, { banner(.bad, $0) })\(if: !form.ending.isEmpty, ending)\(search)\
        \(postForm(
            to: AdministrationLinks.userUnits.with(id), csrf: csrf, comfort: FormComfort(guardsTyping: true), values: values,
            """
            \(section(UserWords.assigned, assigned))\
            \(section(UserWords.notAssigned, "\(listHead(offered.count))\(others)"))\
            \(buttonRow(
                submitButton(UserWords.save2),
                linkButton(InputWords.cancel, to: AdministrationLinks.user.with(id), .secondary)))
            """))\
        \(pager(found, at: AdministrationLinks.userUnits.with(id), keeping: [("don-vi", typed.isEmpty ? nil : typed)]))
        """
    }

    private var values: [(String, String)] {
        [(UserPage.version, "\(view.user.version)")] + (form.ending.isEmpty ? [] : [(UserUnitsForm.confirmed, "1")])
    }

    private var ending: HTML {
        let lines = form.ending.map { grant -> HTML in "<li>\(grant.rightName) – \(grant.unitName)</li>" }
        return banner(.waiting, UserWords.rightsEnd, "<ul>\(for: lines, { $0 })</ul>")
    }

    private var search: HTML {
        filterForm(
            at: AdministrationLinks.userUnits.with(id),
            textInput(Field("don-vi", typed: typed), label: PageWords.keyword, required: false, kind: .search))
    }

    private var assigned: HTML {
        let form = form
        return dataTable(
            view.units, caption: UserWords.assigned, empty: PageWords.none,
            columns: [
                Column(UserWords.unitCode, .code) { HTML(text: $0.unit.code.text) },
                Column(UserWords.unitName) { HTML(text: $0.unit.name) },
                Column(UserWords.remove) { line in
                    guard line.isReached else { return .empty }
                    return tick(UserUnitsForm.removing, line.unit, UserWords.remove, form.removing)
                },
            ])
    }

    private var offered: [Unit] {
        let held = Set(view.units.map(\.unit.code))
        let kept = chosen.filter { unit in !found.rows.contains { $0.code == unit.code } }
        return (kept + found.rows).filter { !held.contains($0.code) }
    }

    private var others: HTML {
        let form = form
        return dataTable(
            offered, caption: UserWords.notAssigned, empty: Messages.empty(PageWords.unit),
            columns: [
                Column(UserWords.unitCode, .code) { HTML(text: $0.code.text) },
                Column(UserWords.unitName) { HTML(text: $0.name) },
                Column(UserWords.take) { tick(UserUnitsForm.adding, $0, UserWords.take, form.adding) },
            ])
    }
}

private func tick(_ name: String, _ unit: Unit, _ words: UserWords, _ ticked: Set<String>) -> HTML {
    """
    <input type="checkbox" name="\(name)" value="\(unit.code.text)" aria-label="\(words) \(unit.name)"\
    \(if: ticked.contains(unit.code.text), " checked")>
    """
}
