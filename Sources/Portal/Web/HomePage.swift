import Catalogue
import Html
import Kit
import Links
import Web

/// *Trang chủ* (SCR-P01): three ways to a procedure, and the way back to a dossier (REQ-TTHC-001).
struct HomePage: Sendable {
    let citizens: [LifeEventBranch]
    let businesses: [LifeEventBranch]
    let count: Int

    func response(_ visit: Visit) -> Response {
        visit.page(PortalWords.homeTitle, """
            \(hero(PortalWords.ask, searchBox(at: PortalLinks.search, isLarge: true)))
            \(tiles([
                Tile(PortalWords.services, PortalLinks.services, hint: PortalWords.servicesHint, icon: .file),
                Tile(PortalWords.track, PortalLinks.track, hint: PortalWords.trackHint, icon: .search),
                Tile(PortalWords.findAll, PortalLinks.search, hint: PortalWords.procedures(count), icon: .building),
            ]))
            \(section(PortalWords.citizens, aside: more(PortalLinks.citizens), eventTiles(citizens)))
            \(section(PortalWords.businesses, aside: more(PortalLinks.businesses), eventTiles(businesses)))
            \(section(PortalWords.howTo, steps))
            """)
    }

    private func more(_ link: Link) -> HTML { linkButton(PortalWords.allEvents, to: link, .quiet) }

    private var steps: HTML {
        let words: [PortalWords] = [.stepFind, .stepChoose, .stepFile, .stepFollow]
        return "<ol class=\"prose-steps\">\(for: words, { "<li>\($0)</li>" })</ol>"
    }
}

/// Life events as tiles, each with the number of its procedures.
func eventTiles(_ branches: [LifeEventBranch]) -> HTML {
    tiles(branches.map { branch in
        Tile(
            Verbatim(branch.event.name), PortalLinks.lifeEvent.with(branch.event.code), hint: PortalWords.procedures(branch.count))
    })
}
