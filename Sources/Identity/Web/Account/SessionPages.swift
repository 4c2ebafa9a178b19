import Foundation
import Html
import Identity
import Kit
import Links
import Web

/// *Phiên đăng nhập*: where one's account is open now, and the way to close it (REQ-ACC-003, identity 6.7).
struct SessionPages: Sendable {
    let accounts: Accounts

    var routes: [Route] {
        let owners = VnconnectBrowser(accounts: accounts).owners
        return [
            .get(IdentityLinks.sessions, for: owners, show), .post(IdentityLinks.endSession, for: owners, end),
            .post(IdentityLinks.endOtherSessions, for: owners, endOthers),
        ]
    }

    /// Beside a button: come back to this list, not to the history.
    static let fromHere = ("ve", "phien")

    func show(_ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        let sessions = try await accounts.ownSessions(owner, now: visit.now)
        let others = sessions.contains { !$0.isHere }
        let all = actionButton(SessionWords.endOthers, to: IdentityLinks.endOtherSessions, csrf: visit.csrf, .danger)
        return visit.page(
            SessionWords.title,
            AccountFrame.sessions.dress(
                SessionWords.title,
                """
                <p>\(SessionWords.lead)</p>\(listHead(sessions.count, action: others ? all : .empty))
                \(dataTable(sessions, caption: SessionWords.title, firstNumber: 1, empty: Messages.empty(SessionWords.what),
                    columns: columns(visit.csrf)))
                """))
    }

    /// Another's session, or one that is over, is not found.
    func end(_ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        guard let id = ID<VnconnectSession>(visit.part("id")) else { throw IdentityRefusal.gone }
        let browser = VnconnectBrowser(accounts: accounts).mark(visit).browser
        try await accounts.endSession(id, owner, browser: browser, now: visit.now)
        let isFromHere = visit.posted.text(Self.fromHere.0) == Self.fromHere.1
        return .seeOther(isFromHere ? IdentityLinks.sessions : IdentityLinks.history).saying(HistoryWords.ended)
    }

    func endOthers(_ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        let browser = VnconnectBrowser(accounts: accounts).mark(visit).browser
        try await accounts.endOtherSessions(owner, browser: browser, now: visit.now)
        return .seeOther(IdentityLinks.sessions).saying(SessionWords.endedOthers)
    }

    private func columns(_ csrf: HTML) -> [Column<OwnSession>] {
        [
            Column(HistoryWords.agent, .name) { "\(BrowserName($0.session.agent).text)" },
            Column(HistoryWords.system) { "\($0.systems.joined(separator: ", "))" },
            Column(HistoryWords.method) { HTML(IdentityWords.accessMethod($0.session.method)) },
            Column(SessionWords.startedAt) { "\($0.session.startedAt.momentText)" },
            Column(SessionWords.lastSeenAt) { "\($0.session.lastSeenAt.momentText)" },
            Column(HistoryWords.address) { "\($0.session.address)" },
            Column(HistoryWords.actions, .actions) { own in
                if own.isHere { return tag(HistoryWords.current, .info) }
                return actionButton(
                    HistoryWords.end, to: IdentityLinks.endSession.with(own.session.id.description), csrf: csrf,
                    .secondary, hidden: Verbatim(own.session.startedAt.exactText), values: [Self.fromHere])
            },
        ]
    }
}

enum SessionWords: Words {
    case title, lead, what, startedAt, lastSeenAt, endOthers, endedOthers

    var vi: String {
        switch self {
        case .title: "Phiên đăng nhập"
        case .lead: "Những nơi tài khoản của Ông/Bà đang được đăng nhập. Nếu có nơi lạ, hãy đăng xuất nơi đó và đổi mật khẩu."
        case .what: "phiên đăng nhập"
        case .startedAt: "Đăng nhập lúc"
        case .lastSeenAt: "Dùng gần nhất"
        case .endOthers: "Đăng xuất khỏi tất cả thiết bị khác"
        case .endedOthers: "Đã đăng xuất khỏi tất cả thiết bị khác."
        }
    }
}
