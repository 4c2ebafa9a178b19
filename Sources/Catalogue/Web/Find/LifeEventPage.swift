import Catalogue
import Html
import Kit
import Links
import Web

/// One life event and its procedures (SCR-P04, REQ-TTHC-003).
struct LifeEventPage: Sendable {
    let branch: LifeEventBranch
    let group: Int?
    let page: Page<ProcedureListing>
    let others: [LifeEventBranch]

    private var here: Link { PortalLinks.lifeEvent.with(branch.event.code) }

    func response(_ visit: Visit) -> Response {
        let up = branch.event.audience == .business
            ? (words: Verbatim("Doanh nghiệp") as any Words, link: PortalLinks.businesses)
            : (words: Verbatim("Công dân") as any Words, link: PortalLinks.citizens)
        return visit.page(Verbatim(branch.event.name), breadcrumb: [(Verbatim("Trang chủ"), PortalLinks.home), up], """
            \(pageHeading(Verbatim(branch.event.name), caption: FindWords.event))
            \(if: branch.groups.count > 1, groups)
            \(withAside(main, aside: section(FindWords.otherEvents, otherEvents)))
            """)
    }

    private var groups: HTML {
        tabs(
            [Tab(FindWords.allProcedures, here, isCurrent: group == nil, count: branch.count)]
                + branch.groups.map { one in
                    Tab(Verbatim(one.name), here.query(("nhom", "\(one.number)")), isCurrent: one.number == group, count: one.count)
                },
            label: Verbatim(branch.event.name))
    }

    private var main: HTML {
        """
        \(resultCount(page.total))
        \(resultList(page.rows.map(procedureLine)))
        \(pager(page, at: here, keeping: [("nhom", group.map { "\($0)" })]))
        """
    }

    private var otherEvents: HTML {
        """
        <ul class="facets">\(for: others.filter { $0.event.code != branch.event.code }, { other in
            "<li><a href=\"\(PortalLinks.lifeEvent.with(other.event.code))\"><span>\(other.event.name)</span> "
                + "<span class=\"facets__count\">\(Digits.grouped(other.count))</span></a></li>"
        })</ul>
        """
    }
}
