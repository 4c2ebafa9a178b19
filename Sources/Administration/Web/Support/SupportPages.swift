import Administration
import Directory
import Html
import Kit
import Links
import Web

extension AdministrationRoutes {
    var support: [Route] {
        [
            .get(AdministrationLinks.support, for: gate.operators, supportList),
            .post(AdministrationLinks.support, for: gate.operators, addSupport),
            .get(AdministrationLinks.supportEntry, for: gate.operators, editSupport),
            .post(AdministrationLinks.supportEntry, for: gate.operators, changeSupport),
            .get(AdministrationLinks.removeSupport, for: gate.operators, askToRemoveSupport),
            .post(AdministrationLinks.removeSupport, for: gate.operators, removeSupport),
        ]
    }

    func supportList(_ visit: Visit, _ operator: Administrator) async throws -> Response {
        try await supportList(visit, `operator`, SupportForm())
    }

    func addSupport(_ visit: Visit, _ operator: Administrator) async throws -> Response {
        var form = SupportForm(posted: visit.posted)
        if try await save(&form, as: visit.chance.id(at: visit.now), visit, `operator`) {
            return .seeOther(AdministrationLinks.support).saying(SupportPageWords.saved)
        }
        return try await supportList(visit, `operator`, form)
    }

    func editSupport(_ visit: Visit, _ operator: Administrator) async throws -> Response {
        try await supportEdit(visit, `operator`, SupportForm(try await entry(visit, `operator`)))
    }

    func changeSupport(_ visit: Visit, _ operator: Administrator) async throws -> Response {
        let known = try await entry(visit, `operator`)
        var form = SupportForm(posted: visit.posted)
        if try await save(&form, as: known.id, visit, `operator`) {
            return .seeOther(AdministrationLinks.support).saying(SupportPageWords.saved)
        }
        return try await supportEdit(visit, `operator`, form)
    }

    func askToRemoveSupport(_ visit: Visit, _ operator: Administrator) async throws -> Response {
        let entry = try await entry(visit, `operator`)
        return visit.adminPage(
            SupportPageWords.title, under: supportTrail,
            confirmQuestion(
                SupportPageWords.sureToRemove, about: "<p><b>\(entry.name)</b>, \(entry.phone), \(entry.email)</p>",
                to: AdministrationLinks.removeSupport.with("\(entry.id)"), csrf: visit.csrf, yes: SupportPageWords.remove,
                back: AdministrationLinks.support))
    }

    func removeSupport(_ visit: Visit, _ operator: Administrator) async throws -> Response {
        try await desk.removeSupport(try await entry(visit, `operator`).id, by: `operator`, now: visit.now)
        supportChanged()
        return .seeOther(AdministrationLinks.support).saying(SupportPageWords.removed)
    }

    private var supportTrail: [(words: any Words, link: Link)] { [(SupportPageWords.title, AdministrationLinks.support)] }

    private func entry(_ visit: Visit, _ operator: Administrator) async throws -> SupportEntry {
        let all = try await desk.supportEntries(by: `operator`)
        guard let entry = all.first(where: { "\($0.id)" == visit.part("id") }) else { throw AdministrationRefusal.notFound }
        return entry
    }

    /// - Returns: Whether it is saved; if not, the form says why.
    private func save(
        _ form: inout SupportForm, as id: ID<SupportEntry>, _ visit: Visit, _ operator: Administrator
    ) async throws -> Bool {
        guard let entry = form.read(as: id) else { return false }
        do {
            try await desk.keep(entry, by: `operator`, now: visit.now)
            supportChanged()
            return true
        } catch AdministrationRefusal.unit {
            form.refuse(\.province, AdministrationRefusal.unit.words)
            return false
        }
    }

    private func supportList(_ visit: Visit, _ operator: Administrator, _ form: SupportForm) async throws -> Response {
        let entries = try await desk.supportEntries(by: `operator`)
        let provinces = try await provinces(visit, `operator`)
        let page = SupportPage(entries: entries, provinces: provinces, csrf: visit.csrf)
        return visit.adminPage(SupportPageWords.title, status: form.isClean ? 200 : 422, page.list(form))
    }

    private func supportEdit(_ visit: Visit, _ operator: Administrator, _ form: SupportForm) async throws -> Response {
        let page = SupportPage(entries: [], provinces: try await provinces(visit, `operator`), csrf: visit.csrf)
        let link = AdministrationLinks.supportEntry.with(visit.part("id"))
        return visit.adminPage(
            SupportPageWords.change, status: form.isClean ? 200 : 422, under: supportTrail, page.edit(form, to: link))
    }

    private func provinces(_ visit: Visit, _ operator: Administrator) async throws -> [Unit] {
        try await desk.tops(by: `operator`, now: visit.now).map(\.unit).filter { $0.level == .province }
    }
}

/// The contacts and the form below them.
struct SupportPage {
    let entries: [SupportEntry]
    let provinces: [Unit]
    let csrf: HTML

    func list(_ form: SupportForm) -> HTML {
        """
        \(pageHeading(SupportPageWords.title, lead: SupportPageWords.lead))\
        \(if: !form.isClean, problemSummary(form.problems))\
        \(dataTable(
            entries, caption: SupportPageWords.title, firstNumber: 1, empty: Messages.empty(SupportPageWords.what),
            columns: columns))\
        \(section(SupportPageWords.add, fields(form, to: AdministrationLinks.support)))
        """
    }

    func edit(_ form: SupportForm, to link: Link) -> HTML {
        """
        \(pageHeading(SupportPageWords.change))\(if: !form.isClean, problemSummary(form.problems))\
        \(fields(form, to: link))
        """
    }

    private var columns: [Column<SupportEntry>] {
        [
            Column(SupportPageWords.name, .name) { HTML(text: $0.name) },
            Column(SupportPageWords.province) { HTML(text: provinceName($0.province)) },
            Column(SupportPageWords.topic) { HTML(text: SupportPageWords.topicName($0.topic).vi) },
            Column(SupportPageWords.phone) { HTML(text: $0.phone) },
            Column(SupportPageWords.email) { HTML(text: $0.email) },
            Column(SupportPageWords.actions, .actions) { entry in
                let (id, hidden) = ("\(entry.id)", Verbatim(entry.name))
                return linkButton(
                    SupportPageWords.change, to: AdministrationLinks.supportEntry.with(id), .quiet, hidden: hidden)
                    + linkButton(
                        SupportPageWords.remove, to: AdministrationLinks.removeSupport.with(id), .quiet, hidden: hidden)
            },
        ]
    }

    private func provinceName(_ code: String) -> String {
        code.isEmpty ? SupportPageWords.country.vi : provinces.first { $0.code.text == code }?.name ?? code
    }

    private func fields(_ form: SupportForm, to link: Link) -> HTML {
        let places = provinces.map { Choice($0.code.text, Verbatim($0.name)) }
        let topics = SupportEntry.Topic.allCases.map { Choice($0.rawValue, SupportPageWords.topicName($0)) }
        return narrow(
            postForm(
                to: link, csrf: csrf,
                """
                \(requiredLegend())\(selectInput(
                    form.province, label: SupportPageWords.province, places, required: false, prompt: SupportPageWords.country))\
                \(selectInput(form.topic, label: SupportPageWords.topic, topics))\
                \(textInput(form.name, label: SupportPageWords.name, most: 200))\
                \(textInput(form.phone, label: SupportPageWords.phone, kind: .phone))\
                \(textInput(form.email, label: SupportPageWords.email, kind: .email, most: 254))\
                \(buttonRow(submitButton(InputWords.save)))
                """))
    }
}
