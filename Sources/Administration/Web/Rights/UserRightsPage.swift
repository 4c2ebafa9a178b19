import Administration
import Directory
import Foundation
import Html
import Kit
import Links
import Web

/// Which rights a user is to have for a unit (REQ-ADM-010).
struct UserRightsForm: Form {
    var rights = Field("quyen")
    var document = Field("so-van-ban")
    var until = Field("het-han")
    var note = Field("ghi-chu")
    var chosen: Set<String> = []

    init() {}

    static var fields: [WritableKeyPath<UserRightsForm, Field>] { [\.rights, \.document, \.until, \.note] }

    init(rights posted: FormData) {
        self.init(posted: posted)
        chosen = Set(posted.all(rights.name))
    }

    mutating func readTerms() -> GrantTerms? {
        document.atMost(100, or: Messages.tooLong(UserWords.document, most: 100))
        note.atMost(500, or: Messages.tooLong(UserWords.note, most: 500))
        let until = until.optional(Day.init(typed:), or: Messages.date)
        guard let until, isClean else { return nil }
        return GrantTerms(until: until, document: document.typed.cleaned, note: note.typed.cleaned)
    }

    mutating func place(_ refusal: AdministrationRefusal) -> Bool {
        switch refusal {
        case .pastDay: refuse(\.until, refusal.words)
        case .needUnit, .rightScope, .notStaff, .unit, .changedMeanwhile: refuse(\.rights, refusal.words)
        default: return false
        }
        return true
    }
}

extension AdministrationRoutes {
    func rightsForm(_ visit: Visit, _ administrator: Administrator) async throws -> Response {
        try await rightsPage(visit, administrator, UserRightsForm(), unit: visit.query("don-vi"), status: 200)
    }

    /// Ticks say what the user is to have, of the rights the giver may give; the others stay untouched.
    func grantRights(_ visit: Visit, _ administrator: Administrator) async throws -> Response {
        var form = UserRightsForm(rights: visit.posted)
        let (id, asked) = (try visit.userID, visit.posted.text("don-vi"))
        var status = 422
        if let terms = form.readTerms() {
            do {
                guard let unit = asked.flatMap({ UnitCode(imported: $0) }) else { throw AdministrationRefusal.needUnit }
                let view = try await desk.show(id, for: administrator, now: visit.now)
                let held = Set(view.grants.filter { $0.grant.unit == unit && $0.grant.isInTime(on: Day(visit.now)) }.map(\.grant.right))
                let givable = try await desk.givable(to: view.user, at: unit, by: administrator, now: visit.now).map(\.code)
                let new = NewGrants(
                    id, for: unit, giving: form.chosen.subtracting(held).sorted(),
                    ending: held.intersection(givable).subtracting(form.chosen).sorted(), terms: terms,
                    version: visit.seenVersion)
                try await desk.grant(new, by: administrator, now: visit.now)
                return .seeOther(AdministrationLinks.user.with("\(id)")).saying(UserWords.rightsSaved)
            } catch let refusal as AdministrationRefusal {
                guard form.place(refusal) else { throw refusal }
                status = refusal.status
            }
        }
        return try await rightsPage(visit, administrator, form, unit: asked, status: status, isTyped: true)
    }

    private func rightsPage(
        _ visit: Visit, _ administrator: Administrator, _ typed: UserRightsForm, unit asked: String?, status: Int,
        isTyped: Bool = false
    ) async throws -> Response {
        let view = try await desk.show(try visit.userID, for: administrator, now: visit.now)
        let units = view.units.filter(\.isReached).map(\.unit)
        let unit = units.first { $0.code.text == asked } ?? units.first
        var form = typed
        var rights: [Right] = []
        if let unit {
            rights = try await desk.givable(to: view.user, at: unit.code, by: administrator, now: visit.now)
            let inTime = view.grants.filter { $0.grant.unit == unit.code && $0.grant.isInTime(on: Day(visit.now)) }
            if !isTyped { form.chosen = Set(inTime.map(\.grant.right)) }
        }
        let page = UserRightsPage(view: view, form: form, units: units, unit: unit, rights: rights, csrf: visit.csrf)
        return visit.userPage(UserWords.rights, status: status, page.body)
    }
}

/// *Gán quyền người dùng*: the unit, then the rights that may be given for it.
struct UserRightsPage {
    let view: UserView
    let form: UserRightsForm
    let units: [Unit]
    let unit: Unit?
    let rights: [Right]
    let csrf: HTML

    private var link: Link { AdministrationLinks.userRights.with("\(view.user.id)") }

    var body: HTML {
        """
        \(pageHeading(UserWords.rights, caption: Verbatim(view.user.name)))\
        \(if: !form.isClean, problemSummary(form.problems))\
        \(if: unit == nil, callout(.waiting, UserWords.noUnitYet))\(if: units.count > 1, choice)\(with: unit, { fields($0) })
        """
    }

    private var choice: HTML {
        let links = units.map { unit in
            Tab(Verbatim(unit.name), link.query(("don-vi", unit.code.text)), isCurrent: unit.code == self.unit?.code)
        }
        return tabs(links, label: UserWords.chooseUnit)
    }

    private func fields(_ unit: Unit) -> HTML {
        if rights.isEmpty { return callout(.info, UserWords.noRightToGive) }
        let choices = rights.map { Choice($0.code, Verbatim($0.name), hint: Verbatim($0.allows)) }
        return postForm(
            to: link, csrf: csrf, comfort: FormComfort(guardsTyping: true),
            values: [(UserPage.version, "\(view.user.version)"), ("don-vi", unit.code.text)],
            """
            <p><b>\(unit.name)</b> (\(unit.code.text))</p>\
            \(checkboxes(form.rights, legend: UserWords.right, choices, chosen: form.chosen))\
            \(textInput(form.document, label: UserWords.document, required: false, most: 100))\
            \(dateInput(form.until, label: UserWords.until, required: false))\
            \(textInput(form.note, label: UserWords.note, required: false, most: 500))\
            \(buttonRow(
                submitButton(UserWords.save2),
                linkButton(InputWords.cancel, to: AdministrationLinks.user.with("\(view.user.id)"), .secondary)))
            """)
    }
}
