import Documents
import Html
import Identity
import Kit
import Links
import Web

/// *Ứng dụng xác thực*: a second factor that needs no SMS (NIST SP 800-63B: the restricted one is never the only one).
struct AppPages: Sendable {
    let accounts: Accounts

    var routes: [Route] {
        let owners = VnconnectBrowser(accounts: accounts).owners
        return [
            .get(IdentityLinks.apps, for: owners, show), .post(IdentityLinks.apps, for: owners, add),
            .get(IdentityLinks.newApp, for: owners, showNew), .post(IdentityLinks.newApp, for: owners, confirm),
            .get(IdentityLinks.newAppPicture, for: owners, picture),
            .get(IdentityLinks.removeApp, for: owners) { try await ask(.remove, $0, $1) },
            .post(IdentityLinks.removeApp, for: owners) { try await act(.remove, $0, $1) },
            .get(IdentityLinks.backupCodes, for: owners) { try await ask(.renew, $0, $1) },
            .post(IdentityLinks.backupCodes, for: owners) { try await act(.renew, $0, $1) },
        ]
    }

    func show(_ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        page(try await accounts.codeApps(owner), Field("matKhau"), visit)
    }

    func add(_ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        var field = Field("matKhau", typed: visit.posted.text("matKhau") ?? "")
        if field.typed.isEmpty {
            field.problem = Messages.required(PhoneWords.password)
        } else {
            let (password, browser) = (Secret(field.typed), VnconnectBrowser(accounts: accounts).mark(visit).browser)
            let refused = try await refusal {
                try await accounts.addCodeApp(password: password, owner, browser: browser, now: visit.now)
            }
            guard let refused else { return .seeOther(IdentityLinks.newApp) }
            field.problem = refused.words
        }
        return page(try await accounts.codeApps(owner), field, visit, status: 422)
    }

    private func page(_ list: CodeAppList, _ field: Field, _ visit: Visit, status: Int = 200) -> Response {
        var shown = field
        shown.typed = ""
        let form = narrow(
            postForm(
                to: IdentityLinks.apps, csrf: visit.csrf,
                passwordInput(shown, label: PhoneWords.password) + buttonRow(submitButton(AppWords.add))))
        let paper = """
            <p>\(AppWords.left(list.backupCodesLeft))</p>\
            \(buttonRow(linkButton(AppWords.renew, to: IdentityLinks.backupCodes, .secondary)))
            """ as HTML
        return visit.page(
            AppWords.title, status: status,
            AccountFrame.methods.dress(
                AppWords.title,
                """
                <p>\(AppWords.lead)</p>
                \(problemSummary(field.problem.map { [Problem(field: field.name, words: $0)] } ?? []))
                \(dataTable(list.apps, caption: AppWords.title, firstNumber: 1, empty: Messages.empty(AppWords.what),
                    columns: Self.columns))
                \(if: !list.isFull, section(AppWords.add, form))
                \(if: !list.apps.isEmpty, section(AppWords.paper, paper))
                """))
    }

    private static let columns: [Column<CodeApp>] = [
        Column(PhoneWords.addedAt, .name) { "\($0.addedAt.momentText)" },
        Column(PhoneWords.lastUsed) { app in app.lastUsedAt.map { "\($0.momentText)" } ?? HTML(PhoneWords.never) },
        Column(PhoneWords.actions, .actions) { app in
            linkButton(
                PhoneWords.remove, to: IdentityLinks.removeApp.with(app.id.description), .quiet,
                hidden: Verbatim(app.addedAt.momentText))
        },
    ]
}

enum AppWords: Words {
    case title, what, lead, add, newTitle, newLead, secret, picture, code, codeHint, confirm, confirmed, paper, paperLead
    case left(Int), renew, renewTitle, renewLead, removeTitle, removeLead, removed, signInTitle, signInLead, bySMS, withoutSMS, done

    var vi: String {
        switch self {
        case .title: "Ứng dụng xác thực"
        case .what: "ứng dụng xác thực"
        case .lead:
            """
            Ứng dụng xác thực trên điện thoại (Google Authenticator, Microsoft Authenticator, Aegis…) tạo mã 6 số thay cho tin \
            nhắn OTP, dùng được cả khi không có sóng.
            """
        case .add: "Thêm ứng dụng xác thực"
        case .newTitle: "Kết nối ứng dụng xác thực"
        case .newLead: "Mở ứng dụng, quét mã QR dưới đây hoặc nhập khóa bằng tay, rồi nhập mã 6 số ứng dụng đang hiện."
        case .secret: "Khóa để nhập bằng tay"
        case .picture: "Mã QR để kết nối ứng dụng xác thực"
        case .code: "Mã xác thực"
        case .codeHint: "Mã 6 số của ứng dụng, hoặc một mã dự phòng."
        case .confirm: "Xác nhận"
        case .confirmed: "Đã thêm ứng dụng xác thực"
        case .paper: "Mã dự phòng"
        case .paperLead:
            """
            Dùng khi không có điện thoại. Mỗi mã dùng một lần. Vui lòng in hoặc chép lại ngay và cất ở nơi an toàn: các mã này \
            không hiện lại lần nữa.
            """
        case .left(let count): "Còn \(count) mã dự phòng chưa dùng."
        case .renew: "Tạo mã dự phòng mới"
        case .renewTitle: "Tạo mã dự phòng mới"
        case .renewLead: "Các mã dự phòng cũ sẽ hết hiệu lực. Vui lòng nhập mật khẩu để xác nhận."
        case .removeTitle: "Xóa ứng dụng xác thực"
        case .removeLead: "Ứng dụng này không dùng để đăng nhập được nữa. Vui lòng nhập mật khẩu để xác nhận."
        case .removed: "Đã xóa ứng dụng xác thực."
        case .signInTitle: "Nhập mã xác thực"
        case .signInLead: "Mở ứng dụng xác thực và nhập mã 6 số đang hiện."
        case .withoutSMS: "Dùng ứng dụng xác thực hoặc khóa truy cập"
        case .bySMS: "Nhận mã OTP qua tin nhắn"
        case .done: "Tôi đã lưu các mã"
        }
    }
}
