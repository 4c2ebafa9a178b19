import Html
import Identity
import Kit
import Links
import Web

/// The e-mail address, confirmed by a link (REQ-ACC-002).
///
/// Opening the link changes nothing, for mail scanners open links too; the button on the page does. Nobody has to be
/// signed in for it: who reads the letter has the mailbox, and that is all it shows.
struct EmailPages: Sendable {
    let accounts: Accounts

    /// As the link names it.
    static let token = "ma"
    private static let done = "xong"

    var routes: [Route] {
        [
            .get(IdentityLinks.confirmEmail, show), .post(IdentityLinks.confirmEmail, confirm),
            .post(IdentityLinks.resendEmail, for: VnconnectBrowser(accounts: accounts).owners, resend),
        ]
    }

    func show(_ visit: Visit) async throws -> Response {
        if visit.query(Self.done) != nil { return page(visit, banner(.good, EmailWords.isConfirmed) + toAccount) }
        let token = visit.query(Self.token) ?? ""
        return try await answering(visit) {
            let email = try await accounts.confirmableEmail(token, signedIn: try await signedIn(visit), now: visit.now)
            return page(
                visit,
                postForm(
                    to: IdentityLinks.confirmEmail, csrf: visit.csrf, values: [(Self.token, token)],
                    "<p>\(EmailWords.question) <b>\(email)</b></p>\(buttonRow(submitButton(EmailWords.confirm)))"))
        }
    }

    func confirm(_ visit: Visit) async throws -> Response {
        let token = visit.posted.text(Self.token) ?? ""
        return try await answering(visit) {
            try await accounts.confirmEmail(token, signedIn: try await signedIn(visit), now: visit.now)
            return .seeOther(IdentityLinks.confirmEmail.query((Self.done, "1")))
        }
    }

    func resend(_ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        try await accounts.resendEmailLink(owner, now: visit.now)
        return .seeOther(IdentityLinks.account).saying(EmailWords.sent)
    }

    private func signedIn(_ visit: Visit) async throws -> ID<Account>? {
        guard let token = VnconnectBrowser.token(visit) else { return nil }
        return try await accounts.owner(token: token, now: visit.now)?.account
    }

    /// A link that is good for nothing gets a page that says what to do.
    private func answering(_ visit: Visit, _ work: () async throws -> Response) async throws -> Response {
        do {
            return try await work()
        } catch let refusal as IdentityRefusal {
            return page(visit, status: refusal.status, banner(.bad, refusal.words) + toAccount)
        }
    }

    private var toAccount: HTML { buttonRow(linkButton(EmailWords.toAccount, to: IdentityLinks.account, .secondary)) }

    private func page(_ visit: Visit, status: Int = 200, _ body: HTML) -> Response {
        visit.page(EmailWords.title, status: status, narrow("\(pageHeading(EmailWords.title))\(body)"))
    }
}

enum EmailWords: Words {
    case title, question, confirm, isConfirmed, toAccount, resend, sent, confirmed, unconfirmed
    /// What is said after *Lưu lại*.
    case saved(any Words, EmailLetter)

    var vi: String {
        switch self {
        case .title: "Xác nhận địa chỉ email"
        case .question: "Địa chỉ email cần xác nhận:"
        case .confirm: "Xác nhận"
        case .isConfirmed: "Địa chỉ email đã được xác nhận."
        case .toAccount: "Thông tin cá nhân"
        case .resend: "Gửi lại liên kết xác nhận"
        case .sent: "Đã gửi liên kết xác nhận tới địa chỉ email. Liên kết dùng được trong 24 giờ."
        case .confirmed: "đã xác nhận"
        case .unconfirmed: "chưa xác nhận"
        case .saved(let words, .none): words.vi
        case .saved(let words, .sent): "\(words.vi) Liên kết xác nhận đã được gửi tới địa chỉ email mới."
        case .saved(let words, .notBefore(let until)):
            "\(words.vi) \(IdentityRefusal.tooManyLetters(until: until).words.vi)"
        }
    }
}
