import Foundation
import Kit
import Store

/// What of one's own dossiers is asked for (REQ-DOS-005).
public struct MyDossiersQuery: Hashable, Sendable {
    public enum Tab: String, CaseIterable, Sendable {
        /// *Đã gửi*, *Đang thực hiện*
        case sent, drafts
    }

    public enum Sort: String, CaseIterable, Sendable {
        case newest, code, procedure, agency, created, sent, due, stage
    }

    public var tab: Tab
    /// Any part of the code, of the procedure's name; marks and capitals do not matter.
    public var code = ""
    public var name = ""
    public var stage: Stage?
    /// Days of making for drafts, of sending for the rest; both ends inclusive.
    public var from: Day?
    public var to: Day?
    public var sort = Sort.newest
    public var isDescending = true
    public var window = Window()
    /// Where the list goes on beyond the pages that are counted; only in its usual order.
    public var after: DossierCursor?

    public init(tab: Tab) { self.tab = tab }
}

/// The last row seen of a list in its usual order.
public struct DossierCursor: Hashable, Sendable {
    public let listedAt: Date
    public let id: ID<Dossier>

    public init(after dossier: Dossier) { (listedAt, id) = (dossier.listedAt, dossier.id) }

    public init?(_ text: String) {
        let parts = text.split(separator: ".", maxSplits: 1)
        guard parts.count == 2, let moment = Int64(parts[0]), let id = ID<Dossier>(String(parts[1])) else { return nil }
        (listedAt, self.id) = (Date(milliseconds: moment), id)
    }

    public var text: String { "\(listedAt.milliseconds).\(id)" }
}

public struct MyDossiers: Sendable {
    public let page: Page<Dossier>
    /// All of each tab, whatever the filter; at most ``Window/countLimit`` + 1.
    public let drafts: Int
    public let sent: Int
    /// Results the citizen has not rated yet, among the rows of the page.
    public let unrated: Set<ID<Dossier>>
}

extension DossierDesk {
    public func list(_ query: MyDossiersQuery, of applicant: Applicant) async throws -> MyDossiers {
        try await database.read { tx in
            let (drafts, sent) = try tx.countMine(applicant.subject)
            let total = try tx.count(query, of: applicant.subject) ?? (query.tab == .drafts ? drafts : sent)
            let window = query.window.within(total: min(total, Window.countLimit))
            let rows = try tx.mine(query, window, of: applicant.subject)
            let returned = rows.filter { $0.stage == .returned }.map(\.id)
            return MyDossiers(
                page: Page(rows: rows, total: total, window: window), drafts: drafts, sent: sent,
                unrated: Set(returned).subtracting(try tx.rated(among: returned)))
        }
    }
}
