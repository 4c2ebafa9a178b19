import Catalogue
import Directory
import Html
import Kit
import Links
import Web

/// The first step: which province or ministry.
struct ChooseRootPage: Sendable {
    let procedure: Procedure
    let roots: [Agency]

    func response(_ visit: Visit) -> Response {
        visit.page(ChooseWords.title, breadcrumb: trail(to: procedure), """
            \(pageHeading(ChooseWords.title, caption: Verbatim(procedure.name), lead: ChooseWords.chooseRoot))
            \(if: roots.isEmpty, emptyState(ChooseWords.noUnits), else: list)
            """)
    }

    private var list: HTML {
        resultList(roots.map { root in
            ResultLine(
                Verbatim(root.name), PortalLinks.chooseAgency.with(procedure.code).query(("tinh", root.code.text)),
                facts: [Verbatim(root.code.text)])
        })
    }
}

/// The second step: which of its units.
struct ChooseUnitPage: Sendable {
    let procedure: Procedure
    let root: Agency
    let units: [Agency]
    let typed: String

    func response(_ visit: Visit) -> Response {
        let here = PortalLinks.chooseAgency.with(procedure.code)
        return visit.page(ChooseWords.title, breadcrumb: trail(to: procedure), """
            \(pageHeading(ChooseWords.title, caption: Verbatim(procedure.name), lead: ChooseWords.chooseUnit(root.name)))
            \(filterForm(at: here, values: [("tinh", root.code.text)], searchField))
            \(resultCount(found.count))
            \(if: found.isEmpty, emptyState(ChooseWords.noUnits), else: resultList(found.map(line)))
            <p>\(linkButton(ChooseWords.back, to: here, .quiet))</p>
            """)
    }

    private var searchField: HTML {
        var field = Field("q", typed: typed)
        if isTooShort { field.problem = ChooseWords.atLeastThree }
        return textInput(field, label: ChooseWords.searchUnit, required: false, hint: ChooseWords.searchHint)
    }

    private var isTooShort: Bool { !typed.isEmpty && typed.count < 3 }

    private var found: [Agency] {
        guard !typed.isEmpty, !isTooShort else { return units }
        let wanted = VietnameseText.folded(typed)
        return units.filter { VietnameseText.folded($0.name).contains(wanted) || $0.code.text.contains(typed.uppercased()) }
    }

    private func line(_ unit: Agency) -> ResultLine {
        ResultLine(
            Verbatim(unit.name), PortalLinks.start.with(procedure.code).query(("coQuan", unit.code.text)),
            facts: [Verbatim(unit.code.text)] + (unit.address.isEmpty ? [] : [Verbatim(unit.address)]))
    }
}

/// MSG-PORTAL-DOWN: with hours and contact, and the way to try again.
struct PortalDownPage: Sendable {
    let portal: ConnectedPortals.Portal
    let agency: Agency
    let procedure: Procedure

    func response(_ visit: Visit) -> Response {
        visit.page(ChooseWords.down(portal.name), status: 503, breadcrumb: trail(to: procedure), """
            \(pageHeading(ChooseWords.down(portal.name), lead: ChooseWords.hours))
            \(summaryList([
                SummaryRow(ProcedureWords.agencies, agency.name),
                SummaryRow(ProcedureWords.address, agency.address),
                SummaryRow(ChooseWords.contact, agency.phone),
            ]))
            <p>\(linkButton(ChooseWords.go, to: PortalLinks.start.with(procedure.code).query(("coQuan", agency.code.text)), .primary))</p>
            """)
    }
}

func trail(to procedure: Procedure) -> [(words: any Words, link: Link)] {
    [(Verbatim("Trang chủ"), PortalLinks.home), (Verbatim(procedure.name), PortalLinks.procedure.with(procedure.code))]
}
