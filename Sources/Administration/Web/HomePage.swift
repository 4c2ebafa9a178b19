import Administration
import Directory
import Html
import Kit
import Links
import Web

extension AdministrationRoutes {
    func home(_ visit: Visit, _ arrival: Arrival) async throws -> Response {
        let administrator: Administrator
        switch arrival {
        case .administrator(let found): administrator = found
        case .agency: return .seeOther(AdministrationLinks.ownRequest)
        case .deskOfficer: return .seeOther(DeskAccountLinks.list)
        }
        let codes = administrator.posts.map(\.unit)
        let units = try await register.units(codes)
        return visit.page(
            PageWords.home, layout: .officer, HomePage(administrator: administrator, units: units).body)
    }
}

/// What somebody administers, and where to go from here (SCR-Q01).
struct HomePage {
    let administrator: Administrator
    let units: [Unit]

    var body: HTML {
        """
        \(pageHeading(PageWords.home, caption: Verbatim(administrator.name)))\(tiles(entries))\
        \(if: !administrator.posts.isEmpty, section(PageWords.yourPosts, summaryList(posts)))
        """
    }

    private var entries: [Tile] {
        var entries = [
            Tile(PageWords.users, AdministrationLinks.users), Tile(PageWords.units, AdministrationLinks.units),
            Tile(PageWords.history, AdministrationLinks.history),
        ]
        if administrator.changesUnits { entries.append(Tile(PageWords.importUnits, AdministrationLinks.importUnits)) }
        if administrator.isOperator { entries.append(Tile(PageWords.tops, AdministrationLinks.tops)) }
        return entries
    }

    private var posts: [SummaryRow] {
        administrator.posts.map { post in
            let unit = units.first { $0.code == post.unit }
            return SummaryRow(
                AdministrationWords.level(post.level),
                "<a href=\"\(AdministrationLinks.unit.with(post.unit.text))\">\(unit?.name ?? post.unit.text)</a>")
        }
    }
}
