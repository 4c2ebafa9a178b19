import Catalogue
import Directory
import Html
import Kit
import Links
import Web

extension CatalogueRoutes {
    /// First the province or ministry, then its unit (REQ-TTHC-006). Only units that are open, carry the procedure out and
    /// belong to a connected portal are offered.
    func chooseAgency(_ visit: Visit) async throws -> Response {
        let procedure = try await book.procedureToFile(ProcedureCode.national(visit.part("ma"))).procedure
        let today = Day(visit.now)
        let roots = try await units.roots(on: today).filter { portals.portal($0.code) != nil }
        guard let root = visit.query("tinh").flatMap({ OrgCode($0) }).flatMap({ code in roots.first { $0.code == code } }) else {
            return ChooseRootPage(procedure: procedure, roots: roots).response(visit)
        }
        let offered = try await offered(procedure, under: root, on: today)
        return ChooseUnitPage(procedure: procedure, root: root, units: offered, typed: visit.query("q") ?? "").response(visit)
    }

    private func offered(_ procedure: Procedure, under root: Agency, on day: Day) async throws -> [Agency] {
        try await units.settling(under: root.code, on: day).filter { procedure.isExecuted(by: $0) }
    }

    /// Sends a signed-in citizen to the portal that takes the dossier, with procedure and agency (REQ-DOS-011). Nothing is
    /// begun there before the citizen arrives, so a portal that is down leaves no half-made dossier.
    func start(_ visit: Visit, _ person: Person) async throws -> Response {
        let procedure = try await book.procedureToFile(ProcedureCode.national(visit.part("ma"))).procedure
        let today = Day(visit.now)
        guard let code = visit.query("coQuan").flatMap({ OrgCode($0) }), let agency = try await units.agency(code),
            agency.isOpen(on: today), procedure.isExecuted(by: agency),
            let portal = try await portal(of: agency, on: today)
        else { throw AgencyRefusal.notValid }
        guard await portals.isUp(portal) else {
            return PortalDownPage(portal: portal, agency: agency, procedure: procedure).response(visit)
        }
        let link = DossierLinks.file.query(
            ("maTTHC", procedure.code), ("maCoQuan", agency.code.text), ("ref", visit.chance.token(bytes: 12)))
        return .redirect(portal.origin + link.path)
    }

    private func portal(of agency: Agency, on day: Day) async throws -> ConnectedPortals.Portal? {
        var code: OrgCode? = agency.code
        // A tree of the state is not deeper than this; a circle in the data must not hold the thread.
        for _ in 0..<8 {
            guard let here = code else { return nil }
            if let portal = portals.portal(here) { return portal }
            code = try await units.agency(here)?.parent(on: day)
        }
        return nil
    }
}

/// MSG-AGENCY.
enum AgencyRefusal: Refusal, Equatable {
    case notValid

    var words: any Words { ChooseWords.notValid }
    var status: Int { 422 }
}
