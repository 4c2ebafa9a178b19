import Dossiers
import Foundation
import Html
import Kit
import Links
import Web

/// "Hồ sơ của tôi" on the national portal: what was filed at the connected portals, with the way to each.
public struct FollowedRoutes: Sendable {
    let following: FollowingDesk
    /// The address of a dossier on the portal that settles it.
    let details: @Sendable (TrackedDossier) -> String

    public init(following: FollowingDesk, details: @escaping @Sendable (TrackedDossier) -> String) {
        (self.following, self.details) = (following, details)
    }

    public var routes: [Route] { [.get(DossierLinks.mine, for: .signedIn, mine)] }

    func mine(_ visit: Visit, _ person: Person) async throws -> Response {
        let page = try await following.mine(person.subject, visit.window)
        return visit.page(TrackWords.mine, FollowedPage(page: page, details: details).body)
    }
}

struct FollowedPage {
    let page: Page<TrackedDossier>
    let details: @Sendable (TrackedDossier) -> String

    var body: HTML {
        """
        \(pageHeading(TrackWords.mine))\(listHead(page.total))\
        \(dataTable(
            page.rows, caption: TrackWords.mine, firstNumber: page.window.offset + 1,
            empty: Messages.empty(TrackWords.mineEmpty), columns: columns))\
        \(pager(page, at: DossierLinks.mine))
        """
    }

    private var columns: [Column<TrackedDossier>] {
        let details = details
        return [
            Column(Labels.code, .name) { "<a href=\"\(url: details($0))\">\($0.code.text)</a>" },
            Column(Labels.procedure) { HTML(text: $0.procedure) },
            Column(Labels.agency) { HTML(text: $0.agency) },
            Column(TrackWords.due) { HTML(text: $0.dueAt?.momentText ?? "") },
            Column(Labels.status) { tag(DossierWords.stage($0.stage), $0.stage.tone) },
        ]
    }
}
