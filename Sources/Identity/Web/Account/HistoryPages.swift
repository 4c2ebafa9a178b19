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
        return [.get(IdentityLinks.history, for: owners, show)]
    }

    func show(_ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        var filter = HistoryFilter(visit)
        let query = filter.read()
        let page = try await accounts.accessHistory(owner, query ?? AccessQuery(), visit.window, now: visit.now)
        let live = try await accounts.liveSessions(owner, now: visit.now)
        let history = HistoryPage(
            filter: filter, page: query == nil ? page.emptied : page, live: Set(live.map(\.id)),
            current: owner.session.id,
            csrf: visit.csrf, now: visit.now)
        return visit.page(AccountPageWords.history, status: query == nil ? 422 : 200, history.body)
    }
}

extension Page {
    /// A wrong range is not searched for (MSG-RANGE).
    fileprivate var emptied: Page { Page(rows: [], total: 0, window: window) }
}
