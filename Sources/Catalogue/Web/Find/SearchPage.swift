import Catalogue
import Html
import Kit
import Links
import Web

/// *Kết quả tìm kiếm* (SCR-P03): best first, with the conditions that would narrow it down and how many each leaves.
struct SearchPage: Sendable {
    let asked: SearchQuery
    let results: CatalogueResults

    private var title: FindWords { asked.text.isEmpty ? .allProcedures : .resultsFor(asked.text) }

    func response(_ visit: Visit) -> Response {
        visit.page(title, breadcrumb: [(Verbatim("Trang chủ"), PortalLinks.home)], """
            \(pageHeading(asked.text.isEmpty ? FindWords.allProcedures : FindWords.resultsTitle))
            \(searchBox(at: PortalLinks.search, typed: asked.text))
            \(withAside(main, aside: FacetColumn(asked: asked, facets: results.facets, address: PortalLinks.search).html))
            """)
    }

    private var main: HTML {
        """
        \(listHead(results.page.total))
        \(list)
        \(pager(results.page, at: PortalLinks.search, keeping: asked.pairs))
        """
    }
}

extension SearchPage {
    private var list: HTML {
        results.page.rows.isEmpty
            ? emptyState(FindWords.noResults, hint: FindWords.noResultsHint)
            : resultList(results.page.rows.map(procedureLine))
    }
}

/// A procedure as a line of a list.
func procedureLine(_ listing: ProcedureListing) -> ResultLine {
    ResultLine(
        Verbatim(listing.name), PortalLinks.procedure.with(listing.code),
        facts: ([FindWords.code(listing.code).vi] + listing.fields.prefix(2) + [listing.promulgatedBy]).map(Verbatim.init),
        state: onlineTag(listing))
}

/// How far a procedure works online, by word and tone.
func onlineTag(_ listing: ProcedureListing) -> HTML {
    if listing.isRepealed { return tag(Verbatim("Đã bãi bỏ"), .bad) }
    guard listing.canBeFiledOnline else { return .empty }
    return tag(CatalogueWords.online(listing.online.level), listing.online.level == .full ? .good : .info)
}
