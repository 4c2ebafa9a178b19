import Foundation
import Html
import Identity
import Kit
import Links
import Web

/// *Lịch sử truy cập* (SCR-A02, REQ-ACC-003).
struct HistoryPages: Sendable {
    let accounts: Accounts

    var routes: [Route] {
        let owners = VnconnectBrowser(accounts: accounts).owners
        return [
            .get(IdentityLinks.history, for: owners, show), .post(IdentityLinks.endSession, for: owners, end),
        ]
    }

    func show(_ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        var filter = HistoryFilter(visit)
        let query = filter.read()
        let page = try await accounts.accessHistory(owner, query ?? AccessQuery(), visit.window, now: visit.now)
        let live = try await accounts.liveSessions(owner, now: visit.now)
        let history = HistoryPage(
            filter: filter, page: query == nil ? page.emptied : page, live: Set(live.map(\.id)),
            current: owner.session.id,
            csrf: visit.csrf)
        return visit.page(AccountPageWords.history, status: query == nil ? 422 : 200, history.body)
    }

    /// Another's session, or one that is over, is not found.
    func end(_ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        guard let id = ID<VnconnectSession>(visit.part("id")) else { throw IdentityRefusal.gone }
        try await accounts.endSession(id, owner, now: visit.now)
        return .seeOther(IdentityLinks.history).saying(HistoryWords.ended)
    }
}

extension Page {
    /// A wrong range is not searched for (MSG-RANGE).
    fileprivate var emptied: Page { Page(rows: [], total: 0, window: window) }
}
