import Directory
import Catalogue
import Dossiers
import Html
import Kit
import Links
import Web

extension DossierRoutes {
    func home(_ visit: Visit) -> Response {
        visit.page(CitizenWords.homeTitle, """
            \(hero(CitizenWords.ask, searchBox(at: DossierLinks.services, isLarge: true)))
            \(tiles([
                Tile(CitizenWords.services, DossierLinks.services, hint: CitizenWords.servicesHint, icon: .file),
                Tile(CitizenWords.mine, DossierLinks.mine, hint: CitizenWords.mineHint, icon: .person),
                Tile(CitizenWords.track, DossierLinks.track, hint: CitizenWords.trackHint, icon: .search),
            ]))
            \(section(CitizenWords.howTo, Self.steps))
            """)
    }

    private static var steps: HTML {
        let words: [CitizenWords] = [.stepFind, .stepFile, .stepFollow, .stepTake]
        return "<ol class=\"prose-steps\">\(for: words, { "<li>\($0)</li>" })</ol>"
    }

    /// *Dịch vụ công trực tuyến*: what takes dossiers online, with "Đăng ký" at each (REQ-DOS-001).
    func services(_ visit: Visit) -> Response {
        let text = visit.query("q") ?? ""
        let page = desk.procedures.onlineServices(CatalogueQuery(text, window: visit.window)).page
        return visit.page(CitizenWords.services, breadcrumb: [(WebWords.home, DossierLinks.home)], """
            \(pageHeading(CitizenWords.services, lead: CitizenWords.servicesLead))
            \(searchBox(at: DossierLinks.services, typed: text))
            \(listHead(page.total))
            \(dataTable(
                page.rows, caption: CitizenWords.services, firstNumber: page.window.offset + 1,
                empty: Messages.empty(CitizenWords.services), columns: Self.serviceColumns))
            \(pager(page, at: DossierLinks.services, keeping: [("q", text.isEmpty ? nil : text)]))
            """)
    }

    private static let serviceColumns: [Column<ProcedureListing>] = [
        Column(CitizenWords.code) { "\($0.code)" },
        Column(CitizenWords.name, .name) { "<a href=\"\(DossierLinks.procedure.with($0.code))\">\($0.name)</a>" },
        Column(CitizenWords.field) { "\($0.fields.joined(separator: ", "))" },
        Column(ListingWords.actions, .actions) { listing in
            linkButton(
                CitizenWords.register, to: DossierLinks.chooseAgency.with(listing.code), .secondary,
                hidden: Verbatim(listing.name))
        },
    ]

    func procedure(_ visit: Visit) async throws -> Response {
        guard let published = try await desk.procedures.procedure(ProcedureCode.national(visit.part("ma"))) else {
            throw CatalogueRefusal.notFound
        }
        return ProcedureBrief(procedure: published.procedure).response(visit)
    }

    /// *Chọn cơ quan thực hiện*: the units of the province that are open and carry the procedure out (REQ-TTHC-006).
    func chooseAgency(_ visit: Visit) async throws -> Response {
        let procedure = try await desk.procedures.procedureToFile(ProcedureCode.national(visit.part("ma"))).procedure
        let offered = try await units.settling(under: province.root, on: visit.today)
            .filter { FilingGate.takes($0, procedure, on: visit.today) }
        return ChooseAgencyPage(procedure: procedure, offered: offered, typed: visit.query("q") ?? "").response(visit)
    }
}
