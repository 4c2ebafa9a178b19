import Html
import Identity
import Kit
import Links
import Web

/// *Không phải tôi*: a question first, for it closes the account's own door too (identity 6.7).
struct DisownPages: Sendable {
    let accounts: Accounts

    var routes: [Route] {
        let owners = VnconnectBrowser(accounts: accounts).owners
        return [.get(IdentityLinks.disown, for: owners, ask), .post(IdentityLinks.disown, for: owners, disown)]
    }

    func ask(_ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        let event = try await accounts.disownable(try id(visit), owner, now: visit.now)
        let facts = summaryList([
            SummaryRow(HistoryWords.at, event.at.exactText), SummaryRow(HistoryWords.system, event.system),
            SummaryRow(HistoryWords.method, IdentityWords.accessMethod(event.method).vi),
            SummaryRow(HistoryWords.agent, BrowserName(event.agent).text), SummaryRow(HistoryWords.address, event.address),
            SummaryRow(HistoryWords.result, IdentityWords.accessResult(event.result).vi),
        ])
        return visit.page(
            DisownWords.title,
            confirmQuestion(
                DisownWords.question, about: "\(facts)<p>\(DisownWords.consequence)</p>",
                to: IdentityLinks.disown.with(event.id.description), csrf: visit.csrf, yes: DisownWords.yes,
                back: IdentityLinks.history))
    }

    func disown(_ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        let browser = VnconnectBrowser(accounts: accounts)
        try await accounts.disown(try id(visit), owner, browser: browser.mark(visit).browser, now: visit.now)
        return try await browser.signOut(visit, .seeOther(IdentityLinks.forgotten).saying(DisownWords.done))
    }

    private func id(_ visit: Visit) throws -> ID<AccessEvent> {
        guard let id = ID<AccessEvent>(visit.part("id")) else { throw IdentityRefusal.gone }
        return id
    }
}

enum DisownWords: Words {
    case title, question, consequence, yes, done, link

    var vi: String {
        switch self {
        case .title: "Báo truy cập lạ"
        case .question: "Lượt truy cập này không phải của Ông/Bà?"
        case .consequence:
            """
            Nếu xác nhận, mọi nơi đang đăng nhập tài khoản này (kể cả ở đây) sẽ bị đăng xuất ngay, mật khẩu hiện tại ngừng \
            dùng và các số nhận OTP được báo tin. Sau đó Ông/Bà đặt mật khẩu mới bằng mã OTP gửi tới điện thoại của mình.
            """
        case .yes: "Đúng, không phải tôi"
        case .done: "Đã đăng xuất mọi nơi và ngừng dùng mật khẩu cũ. Vui lòng đặt mật khẩu mới."
        case .link: "Không phải tôi"
        }
    }
}
