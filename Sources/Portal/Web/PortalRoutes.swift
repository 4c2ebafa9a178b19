import Catalogue
import Html
import Kit
import Links
import Portal
import Web

/// The national portal's own pages.
public struct PortalRoutes: Sendable {
    let book: ProcedureBook

    public init(book: ProcedureBook) { self.book = book }

    public var routes: [Route] { reading.map { $0.shared(for: ProcedureBook.freshness) } }

    private var reading: [Route] {
        [
            .get(PortalLinks.home, home),
            .get(PortalLinks.citizens) { audience(.citizen, $0) },
            .get(PortalLinks.businesses) { audience(.business, $0) },
            .get(PortalLinks.terms) { PolicyPage.terms.response($0) },
            .get(PortalLinks.sharingPolicy) { PolicyPage.sharing.response($0) },
        ]
    }

    func home(_ visit: Visit) -> Response {
        HomePage(
            citizens: book.lifeEvents(for: .citizen), businesses: book.lifeEvents(for: .business), count: book.index.count
        ).response(visit)
    }

    func audience(_ audience: Catalogue.Audience, _ visit: Visit) -> Response {
        AudiencePage(audience: audience, events: book.lifeEvents(for: audience)).response(visit)
    }
}
