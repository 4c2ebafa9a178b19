import Dossiers
import Foundation
import Html
import Kit
import Links
import Web

extension DossierRoutes {
    func mine(_ visit: Visit, _ person: Person) async throws -> Response {
        let (filter, applicant) = (MyDossiersFilter(visit), Applicant(person))
        let asked = filter.query ?? MyDossiersQuery(tab: filter.tab)
        let list = try await desk.list(asked, of: applicant)
        return MyDossiersPage(
            filter: filter, list: list, saved: visit.query("moi").flatMap { ID<Dossier>($0) }, now: visit.now
        ).response(visit)
    }
}

/// *Hồ sơ đã đăng ký* (SCR-V03): two groups with their counts, filter, list.
struct MyDossiersPage: Sendable {
    let filter: MyDossiersFilter
    let list: MyDossiers
    /// The draft that was saved just now.
    let saved: ID<Dossier>?
    let now: Date

    func response(_ visit: Visit) -> Response {
        let status = filter.problems.isEmpty ? 200 : 422
        return visit.page(CitizenWords.mine, status: status, breadcrumb: trail, """
            \(pageHeading(
                CitizenWords.mine, aside: linkButton(CitizenWords.newDossier, to: DossierLinks.services, .secondary)))
            \(tabs([
                Tab(CitizenWords.sentTab, link(.sent), isCurrent: filter.tab == .sent, count: list.sent),
                Tab(CitizenWords.draftsTab, link(.drafts), isCurrent: filter.tab == .drafts, count: list.drafts),
            ], label: CitizenWords.mine))
            \(problemSummary(filter.problems))\(filter.form)\(if: filter.query != nil, results)
            """)
    }

    private var trail: [(words: any Words, link: Link)] {
        [(WebWords.home, DossierLinks.home), (CitizenWords.personal, DossierLinks.personal)]
    }

    private func link(_ tab: MyDossiersQuery.Tab) -> Link { DossierLinks.mine.query(("nhom", tab.rawValue)) }

    private var results: HTML {
        let rows = list.page.rows
        return """
            \(listHead(list.page.total))\
            \(dataTable(
                rows, caption: CitizenWords.mine, firstNumber: filter.after == nil ? list.page.window.offset + 1 : nil,
                empty: Messages.empty(CitizenWords.dossiers), columns: columns))\
            \(if: filter.after == nil, pager(list.page, at: DossierLinks.mine, keeping: filter.pairs()))\(further)
            """
    }

    /// Beyond what is counted the list goes on by its last row.
    private var further: HTML {
        let (page, rows) = (list.page, list.page.rows)
        let isLastCounted = page.total > Window.countLimit
            && page.window.page == page.window.pages(of: Window.countLimit)
        guard filter.sort == .newest, let last = rows.last, rows.count == page.window.size,
            filter.after != nil || isLastCounted
        else { return .empty }
        let next = DossierLinks.mine.query(filter.pairs() + [("sau", DossierCursor(after: last).text)])
        return "<p>\(linkButton(CitizenWords.goOn, to: next, .secondary))</p>"
    }

    private var columns: [Column<Dossier>] {
        let row = MyDossierRow(saved: saved, unrated: list.unrated, now: now)
        let created = Column<Dossier>(CitizenWords.createdOn, sort: filter.sortLink(.created)) { row.day($0.createdAt) }
        let name = Column<Dossier>(CitizenWords.serviceName, .name, sort: filter.sortLink(.procedure)) { row.name($0) }
        let agency = Column<Dossier>(CitizenWords.agency, sort: filter.sortLink(.agency)) { "\($0.agencyName)" }
        let state = Column<Dossier>(CitizenWords.state, sort: filter.sortLink(.stage)) { row.state($0) }
        let actions = Column<Dossier>(ListingWords.actions, .actions) { row.actions($0) }
        let code = Column<Dossier>(CitizenWords.dossierCode, sort: filter.sortLink(.code)) { "\($0.code?.text)" }
        let sent = Column<Dossier>(CitizenWords.sentOn, sort: filter.sortLink(.sent)) { row.day($0.sentAt) }
        let due = Column<Dossier>(CitizenWords.dueOn, sort: filter.sortLink(.due)) { row.due($0) }
        return [code, name, agency, created, sent, due, state, actions]
    }
}
