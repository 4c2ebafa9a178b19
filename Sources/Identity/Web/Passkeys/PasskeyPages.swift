import Foundation
import Html
import Identity
import Kit
import Links
import Web

/// *Khóa truy cập*: made, listed, removed (WebAuthn Level 2).
struct PasskeyPages: Sendable {
    let accounts: Accounts

    var routes: [Route] {
        let owners = VnconnectBrowser(accounts: accounts).owners
        return [
            .get(IdentityLinks.passkeys, for: owners) { visit, owner in try await page(Field("matKhau"), visit, owner) },
            .post(IdentityLinks.passkeys, for: owners, begin), .post(IdentityLinks.newPasskey, for: owners, add),
            .get(IdentityLinks.removePasskey, for: owners) { visit, owner in
                try await removal(Field("matKhau"), visit, owner)
            },
            .post(IdentityLinks.removePasskey, for: owners, remove),
        ]
    }

    /// The password was typed: now the browser is asked.
    func begin(_ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        var field = Field("matKhau", typed: visit.posted.text("matKhau") ?? "")
        guard !field.typed.isEmpty else {
            field.problem = Messages.required(PhoneWords.password)
            return try await page(field, visit, owner, status: 422)
        }
        let browser = VnconnectBrowser(accounts: accounts).mark(visit).browser
        do {
            let question = try await accounts.beginPasskey(
                password: Secret(field.typed), owner, browser: browser, now: visit.now)
            return try await newPage(question, visit, owner)
        } catch let refused as IdentityRefusal {
            field.problem = refused.words
            return try await page(field, visit, owner, status: refused.status)
        }
    }

    private func newPage(_ question: PasskeyQuestion, _ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        let account = try await accounts.account(of: owner)
        let user = Base64URL.encode(Array(account.subject.uuidString.utf8))
        let box = PasskeyBox(kind: "new", question: question, origin: visit.origins[.vnconnect])
        return visit.page(
            PasskeyWords.newTitle,
            narrow(
                """
                \(pageHeading(PasskeyWords.newTitle, lead: PasskeyWords.newLead))
                \(postForm(to: IdentityLinks.newPasskey, csrf: visit.csrf, values: [("duLieuKhach", ""), ("duLieuKhoa", "")],
                    box.html(user: user, name: account.profile.name) + buttonRow(
                        submitButton(PasskeyWords.make), linkButton(InputWords.cancel, to: IdentityLinks.passkeys, .secondary))))
                """))
    }

    func add(_ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        guard let party = PasskeyParty(origin: visit.origins[.vnconnect]),
            let registration = PasskeyRegistration(
                clientData: visit.posted.text("duLieuKhach") ?? "", authenticatorData: visit.posted.text("duLieuKhoa") ?? "")
        else {
            var field = Field("matKhau")
            field.problem = PasskeyWords.needsScript
            return try await page(field, visit, owner, status: 422)
        }
        let browser = VnconnectBrowser(accounts: accounts).mark(visit).browser
        let refused = try await refusal {
            try await accounts.addPasskey(registration, party, owner, browser: browser, now: visit.now)
        }
        guard let refused else { return .seeOther(IdentityLinks.passkeys).saying(PasskeyWords.added) }
        var field = Field("matKhau")
        field.problem = refused.words
        return try await page(field, visit, owner, status: refused.status)
    }

    private func page(_ field: Field, _ visit: Visit, _ owner: AccountOwner, status: Int = 200) async throws -> Response {
        var shown = field
        shown.typed = ""
        let passkeys = try await accounts.passkeys(owner)
        let form = narrow(
            postForm(
                to: IdentityLinks.passkeys, csrf: visit.csrf,
                passwordInput(shown, label: PhoneWords.password) + buttonRow(submitButton(PasskeyWords.add))))
        return visit.page(
            PasskeyWords.title, status: status,
            AccountFrame.methods.dress(
                PasskeyWords.title,
                """
                <p>\(PasskeyWords.lead)</p>
                \(problemSummary(field.problem.map { [Problem(field: field.name, words: $0)] } ?? []))
                \(dataTable(passkeys, caption: PasskeyWords.title, firstNumber: 1, empty: Messages.empty(PasskeyWords.what),
                    columns: Self.columns))
                \(section(PasskeyWords.add, form))
                """))
    }

    private static let columns: [Column<Passkey>] = [
        Column(HistoryWords.agent, .name) { "\(BrowserName($0.agent).text)" },
        Column(PhoneWords.addedAt) { "\($0.addedAt.momentText)" },
        Column(PhoneWords.lastUsed) { key in key.lastUsedAt.map { "\($0.momentText)" } ?? HTML(PhoneWords.never) },
        Column(PhoneWords.actions, .actions) { key in
            linkButton(
                PhoneWords.remove, to: IdentityLinks.removePasskey.with(key.id.description), .quiet,
                hidden: Verbatim(key.addedAt.momentText))
        },
    ]

    func remove(_ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        var field = Field("matKhau", typed: visit.posted.text("matKhau") ?? "")
        guard !field.typed.isEmpty else {
            field.problem = Messages.required(PhoneWords.password)
            return try await removal(field, visit, owner, status: 422)
        }
        guard let id = ID<Passkey>(visit.part("id")) else { throw IdentityRefusal.gone }
        let (password, browser) = (Secret(field.typed), VnconnectBrowser(accounts: accounts).mark(visit).browser)
        let refused = try await refusal {
            try await accounts.removePasskey(id, password: password, owner, browser: browser, now: visit.now)
        }
        guard let refused else { return .seeOther(IdentityLinks.passkeys).saying(PasskeyWords.removed) }
        guard refused != .gone else { throw refused }
        field.problem = refused.words
        return try await removal(field, visit, owner, status: refused.status)
    }

    private func removal(_ field: Field, _ visit: Visit, _ owner: AccountOwner, status: Int = 200) async throws -> Response {
        let id = visit.part("id")
        guard try await accounts.passkeys(owner).contains(where: { $0.id.description == id }) else {
            throw IdentityRefusal.gone
        }
        var shown = field
        shown.typed = ""
        let fields =
            passwordInput(shown, label: PhoneWords.password)
            + buttonRow(
                submitButton(PasskeyWords.removeTitle, .danger),
                linkButton(SignInWords.back, to: IdentityLinks.passkeys, .secondary))
        return visit.page(
            PasskeyWords.removeTitle, status: status,
            narrow(
                """
                \(pageHeading(PasskeyWords.removeTitle, lead: PasskeyWords.removeLead))
                \(problemSummary(field.problem.map { [Problem(field: field.name, words: $0)] } ?? []))
                \(postForm(to: IdentityLinks.removePasskey.with(id), csrf: visit.csrf, fields))
                """))
    }
}

/// What the script needs to ask the browser, in attributes; what it may have to say too.
struct PasskeyBox {
    let kind: String
    let question: PasskeyQuestion
    let origin: String

    func html(user: String? = nil, name: String? = nil) -> HTML {
        """
        <p data-passkey="\(kind)" data-challenge="\(question.challenge)" data-party="\(PasskeyParty(origin: origin)?.id)"\
         data-credentials="\(question.credentials.joined(separator: " "))" data-failed="\(PasskeyWords.failed)"\
         data-site="Vnconnect"\(attribute: "data-user", user)\(attribute: "data-name", name)></p>
        """
    }
}

enum PasskeyWords: Words {
    case title, what, lead, add, newTitle, newLead, make, added, removed, removeTitle, removeLead, failed, needsScript
    case signInTitle, signInLead, show

    var vi: String {
        switch self {
        case .title: "Khóa truy cập (passkey)"
        case .what: "khóa truy cập"
        case .lead:
            """
            Khóa truy cập nằm trong điện thoại, máy tính hoặc khóa bảo mật của Ông/Bà, mở bằng vân tay, khuôn mặt hoặc mã PIN, \
            và chỉ trả lời đúng trang này nên không bị trang giả mạo lấy được.
            """
        case .add: "Thêm khóa truy cập"
        case .newTitle: "Tạo khóa truy cập"
        case .newLead: "Nhấn Tạo khóa, rồi làm theo hướng dẫn của thiết bị."
        case .make: "Tạo khóa"
        case .added: "Đã thêm khóa truy cập."
        case .removed: "Đã xóa khóa truy cập."
        case .removeTitle: "Xóa khóa truy cập"
        case .removeLead: "Khóa này không dùng để đăng nhập được nữa. Vui lòng nhập mật khẩu để xác nhận."
        case .failed: "Thiết bị không trả lời hoặc Ông/Bà đã hủy. Vui lòng thử lại hoặc dùng cách khác."
        case .needsScript: "Khóa truy cập cần trình duyệt bật JavaScript. Vui lòng bật JavaScript hoặc dùng cách khác."
        case .signInTitle: "Đăng nhập bằng khóa truy cập"
        case .signInLead: "Nhấn Dùng khóa truy cập, rồi làm theo hướng dẫn của thiết bị."
        case .show: "Dùng khóa truy cập"
        }
    }
}
