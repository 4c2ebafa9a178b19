import Catalogue
import Directory
import Html
import Kit
import Links
import Web

/// The units that take a procedure, with a search of three characters and more.
struct ChooseAgencyPage: Sendable {
    let procedure: Procedure
    let offered: [Agency]
    let typed: String

    func response(_ visit: Visit) -> Response {
        visit.page(CitizenWords.chooseAgency, breadcrumb: trail, """
            \(pageHeading(CitizenWords.chooseAgency, caption: Verbatim(procedure.name), lead: CitizenWords.chooseLead))
            \(filterForm(at: DossierLinks.chooseAgency.with(procedure.code), searchField))
            \(resultCount(found.count))
            \(if: found.isEmpty, emptyState(CitizenWords.noAgency), else: resultList(found.map(line)))
            """)
    }

    private var trail: [(words: any Words, link: Link)] {
        [
            (WebWords.home, DossierLinks.home),
            (Verbatim(procedure.name), DossierLinks.procedure.with(procedure.code)),
        ]
    }

    private var searchField: HTML {
        var field = Field("q", typed: typed)
        if isTooShort { field.problem = Messages.atLeastThree }
        return textInput(field, label: Labels.agency, required: false, kind: .search)
    }

    private var isTooShort: Bool { !typed.isEmpty && typed.count < 3 }

    private var found: [Agency] {
        guard !typed.isEmpty, !isTooShort else { return offered }
        let wanted = VietnameseText.folded(typed)
        return offered.filter {
            VietnameseText.folded($0.name).contains(wanted) || $0.code.text.contains(typed.uppercased())
        }
    }

    private func line(_ unit: Agency) -> ResultLine {
        ResultLine(
            Verbatim(unit.name),
            DossierLinks.file.query(("maTTHC", procedure.code), ("maCoQuan", unit.code.text)),
            facts: [Verbatim(unit.code.text)] + (unit.address.isEmpty ? [] : [Verbatim(unit.address)]))
    }
}
