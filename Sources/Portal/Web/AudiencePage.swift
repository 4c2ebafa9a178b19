import Catalogue
import Html
import Kit
import Links
import Web

/// *Trang công dân, trang doanh nghiệp* (SCR-P02, REQ-POR-003): a search that ranks its audience's procedures first, and its
/// own life events.
struct AudiencePage: Sendable {
    let audience: Catalogue.Audience
    let events: [LifeEventBranch]

    private var title: PortalWords { audience == .business ? .businesses : .citizens }
    private var lead: PortalWords { audience == .business ? .businessesLead : .citizensLead }

    func response(_ visit: Visit) -> Response {
        visit.page(title, breadcrumb: [(PortalWords.homeTitle, PortalLinks.home)], """
            \(pageHeading(title, lead: lead))
            <form class="search search--large" method="get" action="\(PortalLinks.search)" role="search">
            <input type="hidden" name="trang" value="\(audience.rawValue)">
            <label class="unseen" for="tu-khoa">\(WebWords.searchBox)</label>
            <div class="search__row"><input class="input" type="search" id="tu-khoa" name="q" maxlength="200" autocomplete="off" \
            placeholder="\(WebWords.searchPlaceholder)"><button class="button button--primary" type="submit">\
            <span class="search__word">\(WebWords.search)</span></button></div></form>
            \(section(PortalWords.eventsOf(title), eventTiles(events)))
            """)
    }
}
