import Foundation
import Html
import Identity
import Kit
import Links
import Web

/// The screen *Lịch sử truy cập*.
struct HistoryPage: Sendable {
    let filter: HistoryFilter
    let page: Page<AccessEvent>
    let live: Set<ID<VnconnectSession>>
    let current: ID<VnconnectSession>
    let csrf: HTML
    let now: Date

    var body: HTML {
        AccountFrame.history.dress(
            AccountPageWords.history,
            """
            \(problemSummary(filter.problems))\(filterForm(at: IdentityLinks.history, fields))
            \(listHead(page.total))
            \(dataTable(page.rows, caption: AccountPageWords.history, firstNumber: page.window.offset + 1,
                empty: Messages.empty(HistoryWords.what), columns: columns))
            \(pager(page, at: IdentityLinks.history, keeping: filter.values))
            """)
    }

    private var fields: HTML {
        """
        \(dateInput(filter.from, label: Labels.from, required: false))\(dateInput(filter.to, label: Labels.to, required: false))\
        \(selectInput(filter.result, label: HistoryWords.result, results, required: false, prompt: HistoryWords.all))
        """
    }

    private var results: [Choice] { AccessResult.allCases.map { Choice($0.rawValue, IdentityWords.accessResult($0)) } }

    private var columns: [Column<AccessEvent>] {
        return [
            Column(HistoryWords.at, .name, sort: filter.sortLink(.at)) { "\($0.at.exactText)" },
            Column(HistoryWords.method, sort: filter.sortLink(.method)) { HTML(IdentityWords.accessMethod($0.method)) },
            Column(HistoryWords.system, sort: filter.sortLink(.system)) { "\($0.system)" },
            Column(HistoryWords.agent, sort: filter.sortLink(.agent)) { "\(BrowserName($0.agent).text)" },
            Column(HistoryWords.address, sort: filter.sortLink(.address)) { "\($0.address)" },
            Column(HistoryWords.result, sort: filter.sortLink(.result)) { event in
                tag(IdentityWords.accessResult(event.result), event.result == .success ? .good : .neutral)
            },
            Column(HistoryWords.actions, .actions) { actions(of: $0) },
        ]
    }

    /// Ending a session that lives, and saying of what happened that it was somebody else.
    private func actions(of event: AccessEvent) -> HTML {
        if event.session == current, event.result == .success { return tag(HistoryWords.current, .info) }
        let isOpen = event.session.map(live.contains) ?? false
        let end = actionButton(
            HistoryWords.end, to: IdentityLinks.endSession.with(event.session?.description ?? ""), csrf: csrf, .secondary,
            hidden: Verbatim(event.at.exactText))
        let disown = linkButton(
            DisownWords.link, to: IdentityLinks.disown.with(event.id.description), .quiet,
            hidden: Verbatim(event.at.exactText))
        return "\(if: isOpen, end)\(if: event.canBeDisowned(now: now), disown)"
    }
}

enum HistoryWords: Words {
    case at, method, system, agent, address, result, actions, all, what, current, end, ended

    var vi: String {
        switch self {
        case .at: "Thời gian"
        case .method: "Phương thức"
        case .system: "Hệ thống"
        case .agent: "Thiết bị/Trình duyệt"
        case .address: "Địa chỉ IP"
        case .result: "Kết quả"
        case .actions: "Thao tác"
        case .all: "-- Tất cả --"
        case .what: "lượt truy cập"
        case .current: "Phiên hiện tại"
        case .end: "Đăng xuất phiên này"
        case .ended: "Đã đăng xuất phiên."
        }
    }
}
