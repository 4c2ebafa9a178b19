import Administration
import Directory
import Html
import Kit
import Links
import Web

extension AdministrationRoutes {
    func changeForm(_ visit: Visit, _ administrator: Administrator) async throws -> Response {
        let (kind, unit) = try await opened(visit, administrator)
        let page = ChangePage(kind: kind, unit: unit, form: ChangeForm(), csrf: visit.csrf)
        return visit.adminPage(PageWords.change(kind), under: trail(unit), page.body)
    }

    /// Shows first what would happen; carried out on the second press.
    func changeUnit(_ visit: Visit, _ administrator: Administrator) async throws -> Response {
        let (kind, unit) = try await opened(visit, administrator)
        var form = ChangeForm(posted: visit.posted)
        if let (change, day, basis) = form.read(kind, of: unit.code.text) {
            do {
                let reach = administrator.reachOfChange
                guard visit.posted.has(ChangeForm.confirmed) else {
                    let run = try await register.dryRun(change, on: day, in: reach, now: visit.now)
                    let page = DryRunPage(kind: kind, unit: unit, form: form, run: run, desks: register.desks, csrf: visit.csrf)
                    return visit.adminPage(PageWords.change(kind), under: trail(unit), page.body)
                }
                let plan = NewPlan(change, on: day, basis: basis, by: "account:\(administrator.subject)", in: reach)
                try await register.plan(plan, now: visit.now)
                return .seeOther(AdministrationLinks.unit.with(unit.code.text))
                    .saying(day <= Day(visit.now) ? PageWords.done : PageWords.planned(day))
            } catch let refusal as UnitRefusal {
                guard form.place(refusal, kind) else { throw refusal }
            }
        }
        let page = ChangePage(kind: kind, unit: unit, form: form, csrf: visit.csrf)
        return visit.adminPage(PageWords.change(kind), status: 422, under: trail(unit), page.body)
    }

    private func opened(_ visit: Visit, _ administrator: Administrator) async throws -> (UnitChange.Kind, Unit) {
        guard let kind = UnitChange.Kind(path: visit.part("viec")) else { throw AdministrationRefusal.notFound }
        let view = try await register.show(try visit.unitCode, in: administrator.reachOfChange, on: Day(visit.now))
        return (kind, view.record.unit)
    }

    private func trail(_ unit: Unit) -> [(words: any Words, link: Link)] {
        [(PageWords.units, AdministrationLinks.units), (Verbatim(unit.name), AdministrationLinks.unit.with(unit.code.text))]
    }
}

/// One change of one unit: what it means, what it needs.
struct ChangePage {
    let kind: UnitChange.Kind
    let unit: Unit
    let form: ChangeForm
    let csrf: HTML

    var body: HTML {
        narrow(
            """
            \(pageHeading(PageWords.change(kind), caption: Verbatim("\(unit.name) – \(unit.code.text)")))\
            \(if: !form.isClean, problemSummary(form.problems))\(callout(.info, PageWords.changeHint(kind)))\
            \(postForm(
                to: AdministrationLinks.changeUnit.with(unit.code.text, kind.path), csrf: csrf,
                comfort: FormComfort(guardsTyping: true),
                """
                \(requiredLegend())\(fields)\
                \(dateInput(form.day, label: PageWords.day, hint: PageWords.dayHint))\
                \(textInput(form.basis, label: PageWords.basis, most: 300))\
                \(buttonRow(
                    submitButton(PageWords.dryRun),
                    linkButton(InputWords.cancel, to: AdministrationLinks.unit.with(unit.code.text), .secondary)))
                """))
            """)
    }

    private var fields: HTML {
        switch kind {
        case .rename: textInput(form.name, label: PageWords.newName, most: 300)
        case .dissolve: textInput(form.target, label: PageWords.target, required: false)
        case .transfer, .merge:
            textInput(form.target, label: PageWords.target)
                + textInput(form.others, label: PageWords.others, required: false, hint: PageWords.othersHint)
        }
    }
}

/// What a change would do, before it is done.
struct DryRunPage {
    let kind: UnitChange.Kind
    let unit: Unit
    let form: ChangeForm
    let run: DryRun
    let desks: DeskNames
    let csrf: HTML

    var body: HTML {
        """
        \(pageHeading(PageWords.change(kind), caption: Verbatim("\(unit.name) – \(unit.code.text)")))\
        \(section(Verbatim("\(PageWords.effects.vi) – \(run.day.text)"), effects))\(section(PageWords.touched, everyTouched))\
        \(postForm(
            to: AdministrationLinks.changeUnit.with(unit.code.text, kind.path), csrf: csrf, values: values,
            buttonRow(
                submitButton(PageWords.carryOut, kind == .rename ? .primary : .danger),
                linkButton(InputWords.cancel, to: AdministrationLinks.unit.with(unit.code.text), .secondary))))
        """
    }

    private var values: [(String, String)] {
        ChangeForm.fields.map { (form[keyPath: $0].name, form[keyPath: $0].typed) } + [(ChangeForm.confirmed, "1")]
    }

    private var deskNotice: HTML {
        guard run.desks.contains(unit.code) else { return .empty }
        return callout(.waiting, desks.makesDesk(form.name.typed) ? PageWords.nowDesk : PageWords.noDesk)
    }

    private var effects: HTML { "<ul>\(for: run.effects, { "<li>\(words($0))</li>" })</ul>\(deskNotice)" }

    private var everyTouched: HTML {
        if run.touched.isEmpty { return "<p>\(PageWords.nothingTouched)</p>" }
        return "\(for: run.touched, { touched($0) })"
    }

    private func touched(_ touched: Touched) -> HTML {
        let rest = touched.total - touched.lines.count
        return disclosure(
            Verbatim("\(UnitWords.touched(touched.kind).vi): \(touched.total.grouped)"),
            "<ul>\(for: touched.lines, { "<li>\($0)</li>" })\(if: rest > 0, "<li>\(PageWords.more(rest))</li>")</ul>")
    }

    private func name(_ code: UnitCode) -> String { run.names[code].map { "\($0) (\(code))" } ?? code.text }

    private func words(_ effect: UnitEffect) -> PageWords {
        switch effect {
        case .called(let unit, let name): .called(self.name(unit), name)
        case .moved(let unit, let parent): .moves(name(unit), to: parent.map(name) ?? "")
        case .ended(let unit, let successor): .ends(name(unit), to: successor.map(name))
        case .leads(let unit, let target): .leads(name(unit), to: name(target))
        }
    }
}
