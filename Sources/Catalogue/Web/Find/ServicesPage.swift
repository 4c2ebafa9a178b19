import Catalogue
import Html
import Kit
import Links
import Web

/// *Dịch vụ công trực tuyến* (SCR-P05, REQ-TTHC-004): the services that take dossiers online.
struct ServicesPage: Sendable {
    let asked: SearchQuery
    let results: CatalogueResults

    func response(_ visit: Visit) -> Response {
        visit.page(FindWords.services, breadcrumb: [(Verbatim("Trang chủ"), PortalLinks.home)], """
            \(pageHeading(FindWords.services, lead: FindWords.servicesLead))
            \(searchBox(at: PortalLinks.services, typed: asked.text))
            \(withAside(main, aside: FacetColumn(asked: asked, facets: results.facets, address: PortalLinks.services).html))
            """)
    }

    private var main: HTML {
        """
        \(listHead(results.page.total))
        \(dataTable(
            results.page.rows, caption: FindWords.services, firstNumber: results.page.window.offset + 1,
            empty: FindWords.noResults, columns: columns))
        \(pager(results.page, at: PortalLinks.services, keeping: asked.pairs))
        """
    }

    private var columns: [Column<ProcedureListing>] {
        [
            Column(FindWords.columnCode) { "\($0.code)" },
            Column(FindWords.columnName, .name) { "<a href=\"\(PortalLinks.procedure.with($0.code))\">\($0.name)</a>" },
            Column(FindWords.columnField) { "\($0.fields.joined(separator: ", "))" },
            Column(FindWords.columnAgency) { "\($0.promulgatedBy)" },
            Column(FindWords.columnOnline) { onlineTag($0) },
            Column(FindWords.columnActions, .actions) { listing in
                linkButton(
                    FindWords.register, to: PortalLinks.chooseAgency.with(listing.code), .secondary, hidden: Verbatim(listing.name))
            },
        ]
    }
}
