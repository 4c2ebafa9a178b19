import Administration
import Directory
import Html
import Kit
import Links
import Web

extension AdministrationRoutes {
    func showUnit(_ visit: Visit, _ administrator: Administrator) async throws -> Response {
        let day = Day(visit.now)
        let view = try await register.show(try visit.unitCode, in: administrator.reach, on: day)
        let page = UnitPage(
            view: view, desks: register.desks, day: day, mayChange: administrator.changesUnits, csrf: visit.csrf)
        return visit.adminPage(
            Verbatim(view.record.unit.name), under: [(PageWords.units, AdministrationLinks.units)], page.body)
    }

    func cancelPlan(_ visit: Visit, _ administrator: Administrator) async throws -> Response {
        guard let id = ID<UnitPlan>(visit.part("id")) else { throw AdministrationRefusal.notFound }
        try await register.cancel(id, by: "account:\(administrator.subject)", in: administrator.reachOfChange, now: visit.now)
        let unit = UnitCode(imported: visit.posted.text("don-vi") ?? "")
        let link = unit.map { AdministrationLinks.unit.with($0.text) } ?? AdministrationLinks.units
        return .seeOther(link).saying(PageWords.cancelled)
    }
}

extension Visit {
    var unitCode: UnitCode {
        get throws(AdministrationRefusal) {
            guard let code = UnitCode(imported: part("ma")) else { throw .notFound }
            return code
        }
    }
}

/// A unit: what it is, was called, stood under; what is planned for it.
struct UnitPage {
    let view: UnitView
    let desks: DeskNames
    let day: Day
    let mayChange: Bool
    let csrf: HTML

    private var unit: Unit { view.record.unit }

    var body: HTML {
        """
        \(pageHeading(Verbatim(unit.name), caption: Verbatim(unit.code.text), aside: UnitCells.state(unit, day)))\
        \(summaryList(facts))\(if: mayChange && unit.lives(on: day), changes)\(names)\(parents)\
        \(if: !view.below.isEmpty, below)\(if: !view.plans.isEmpty, plans)
        """
    }

    private var facts: [SummaryRow] {
        let isDesk = desks.makesDesk(unit.name)
        return [
            SummaryRow(PageWords.level, DirectoryWords.level(unit.level).vi),
            SummaryRow(PageWords.parent, line(view.above)),
            SummaryRow(PageWords.codes, codes),
            SummaryRow(PageWords.since, unit.activeFrom.text),
            SummaryRow(PageWords.until, unit.activeTo?.text ?? PageWords.stillOpen.vi),
            SummaryRow(PageWords.address, unit.address.isEmpty ? nil : unit.address),
            SummaryRow(PageWords.phone, unit.phone.isEmpty ? nil : unit.phone),
            SummaryRow(PageWords.desk, (isDesk ? PageWords.isDesk : .isNoDesk).vi),
        ] + [unit.successor.map { SummaryRow(PageWords.successor, code($0)) }].compactMap(\.self)
    }

    private func line(_ units: [Unit]) -> HTML {
        let links = units.map { UnitCells.link($0, $0.name) }
        return HTML(links.enumerated().map { $0.offset == 0 ? $0.element : " › " + $0.element })
    }

    /// Its place in the other order of writing, and every other code that leads here.
    private var codes: String? {
        let path = unit.code.path
        let other = unit.code.scheme == .qcvn102 ? path?.description : path?.orgCode?.text
        let all = [other].compactMap(\.self) + view.record.aliases.map(\.code.text)
        return all.isEmpty ? nil : Set(all).sorted().joined(separator: "; ")
    }

    private func code(_ code: UnitCode) -> HTML { "<a href=\"\(AdministrationLinks.unit.with(code.text))\">\(code.text)</a>" }

    private var changes: HTML {
        let links = UnitChange.Kind.allCases.map { kind in
            linkButton(
                PageWords.change(kind), to: AdministrationLinks.changeUnit.with(unit.code.text, kind.path), .secondary)
        }
        return "<div class=\"button-row\">\(for: links, { $0 })</div>"
    }

    private var names: HTML {
        section(
            PageWords.names,
            dataTable(
                view.record.names, caption: PageWords.names, empty: PageWords.none,
                columns: [Column(PageWords.name, .name) { HTML(text: $0.value) }] + span()))
    }

    private var parents: HTML {
        section(
            PageWords.parents,
            dataTable(
                view.record.parents, caption: PageWords.parents, empty: PageWords.none,
                columns: [Column(PageWords.code, .name) { code($0.value) }] + span()))
    }

    private func span<Value>() -> [Column<Dated<Value>>] {
        [
            Column(PageWords.since) { HTML(text: $0.from.text) },
            Column(PageWords.until) { HTML(text: $0.to?.text ?? PageWords.stillOpen.vi) },
        ]
    }

    private var below: HTML {
        section(
            PageWords.below(view.below.count),
            dataTable(
                view.below, caption: PageWords.tree, firstNumber: 1, empty: PageWords.none,
                columns: [
                    Column(PageWords.name, .name) { UnitCells.link($0.unit, $0.name) },
                    Column(PageWords.code) { HTML(text: $0.unit.code.text) },
                ]))
    }

    private var plans: HTML {
        let (mayChange, csrf, unit) = (mayChange, csrf, unit)
        return section(
            PageWords.plans,
            dataTable(
                view.plans, caption: PageWords.plans, empty: PageWords.none,
                columns: [
                    Column(PageWords.plan, .name) { HTML(PageWords.change($0.change.kind)) },
                    Column(PageWords.day) { HTML(text: $0.day.text) },
                    Column(PageWords.basis) { HTML(text: $0.basis) },
                    Column(PageWords.state) { plan in
                        "\(tag(UnitWords.state(plan.state), plan.state.tone))\(with: plan.failure, { " \($0)" })"
                    },
                    Column(Labels.note, .actions) { plan in
                        guard mayChange, plan.state == .planned else { return .empty }
                        return actionButton(
                            PageWords.cancel, to: AdministrationLinks.cancelPlan.with("\(plan.id)"), csrf: csrf,
                            values: [("don-vi", unit.code.text)])
                    },
                ]))
    }
}

extension UnitPlan.State {
    var tone: Tone {
        switch self {
        case .planned: .waiting
        case .done: .good
        case .cancelled: .neutral
        case .failed: .bad
        }
    }
}
