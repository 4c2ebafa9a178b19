import Catalogue
import Directory
import Kit
import Links
import Web

/// Finding and reading procedures on the national portal, and the way from one to the portal that takes the dossier.
public struct CatalogueRoutes: Sendable {
    let book: ProcedureBook
    let units: UnitBook
    let portals: ConnectedPortals

    public init(book: ProcedureBook, units: UnitBook, portals: ConnectedPortals) {
        (self.book, self.units, self.portals) = (book, units, portals)
    }

    public var routes: [Route] {
        reading.map { $0.shared(for: ProcedureBook.freshness) } + [
            .get(PortalLinks.chooseAgency, chooseAgency),
            .get(PortalLinks.start, for: .signedIn, start),
        ]
    }

    private var reading: [Route] {
        [
            .get(PortalLinks.search, search),
            .get(PortalLinks.lifeEvent, lifeEvent),
            .get(PortalLinks.services, services),
            .get(PortalLinks.procedure, procedure),
        ]
    }

    func search(_ visit: Visit) -> Response {
        let asked = SearchQuery(visit)
        return SearchPage(asked: asked, results: book.search(asked.query)).response(visit)
    }

    func lifeEvent(_ visit: Visit) throws -> Response {
        let code = visit.part("ma")
        let branches = [Catalogue.Audience.citizen, .business].flatMap { book.lifeEvents(for: $0) }
        guard let branch = branches.first(where: { $0.event.code == code }) else { throw CatalogueRefusal.notFound }
        let group = visit.query("nhom").flatMap { Int($0) }
        let filter = CatalogueFilter(event: code, eventGroup: group)
        let results = book.search(CatalogueQuery("", filter: filter, window: visit.window))
        return LifeEventPage(
            branch: branch, group: group, page: results.page, others: book.lifeEvents(for: branch.event.audience)
        ).response(visit)
    }

    func services(_ visit: Visit) -> Response {
        let asked = SearchQuery(visit)
        return ServicesPage(asked: asked, results: book.onlineServices(asked.query)).response(visit)
    }

    func procedure(_ visit: Visit) async throws -> Response {
        guard let published = try await book.procedure(ProcedureCode.national(visit.part("ma"))) else {
            throw CatalogueRefusal.notFound
        }
        return ProcedurePage(procedure: published.procedure).response(visit)
    }
}
