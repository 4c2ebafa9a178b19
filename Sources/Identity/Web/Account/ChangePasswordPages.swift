import Foundation
import Html
import Identity
import Kit
import Links
import Web

/// *Đổi mật khẩu* (SCR-A04, REQ-ACC-007).
struct ChangePasswordPages: Sendable {
    let accounts: Accounts

    var routes: [Route] {
        let owners = VnconnectBrowser(accounts: accounts).owners
        return [
            .get(IdentityLinks.changePassword, for: owners) { visit, _ in page(ChangePasswordForm(), visit) },
            .post(IdentityLinks.changePassword, for: owners, send),
        ]
    }

    func send(_ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        var form = ChangePasswordForm(posted: visit.posted)
        guard let (present, new) = form.read() else { return page(form, visit, status: 422) }
        let browser = VnconnectBrowser(accounts: accounts).mark(visit).browser
        let refused = try await refusal {
            try await accounts.changePassword(from: present, to: new, owner, browser: browser, now: visit.now)
        }
        switch refused {
        case nil: return .seeOther(IdentityLinks.account).saying(RecoverWords.done)
        case .wrongNameOrPassword?: form.refuse(\.present, IdentityRefusal.wrongNameOrPassword.words)
        case .passwordRule(let missing)?: form.refuse(\.password, IdentityRefusal.passwordRule(missing).words)
        case .passwordUsedBefore?: form.refuse(\.password, IdentityRefusal.passwordUsedBefore.words)
        case let other?: return page(form, visit, refused: other.words, status: other.status)
        }
        return page(form, visit, status: 422)
    }

    private func page(
        _ form: ChangePasswordForm, _ visit: Visit, refused: (any Words)? = nil, status: Int = 200
    ) -> Response {
        let fields: HTML = """
            \(requiredLegend())\(passwordInput(form.present, label: ChangePasswordWords.present))\
            \(passwordInput(form.password, label: ChangePasswordWords.new, .new, showsRule: true))\
            \(passwordInput(form.again, label: ChangePasswordWords.again, .new))\
            \(buttonRow(submitButton(AccountPageWords.changePassword)))
            """
        return visit.page(
            AccountPageWords.changePassword, status: status,
            AccountFrame.password.dress(
                AccountPageWords.changePassword,
                narrow(
                    """
                    \(with: refused, { problemSummary($0) })\(problemSummary(form.problems))
                    \(postForm(to: IdentityLinks.changePassword, csrf: visit.csrf, fields))
                    """)))
    }
}

struct ChangePasswordForm: Form {
    var present = Field("matKhauHienTai")
    var password = Field("matKhau")
    var again = Field("xacNhanMatKhau")
    static var fields: [WritableKeyPath<ChangePasswordForm, Field>] { [\.present, \.password, \.again] }

    mutating func read() -> (Secret<String>, Secret<String>)? {
        if present.typed.isEmpty { present.problem = Messages.required(ChangePasswordWords.present) }
        if password.typed.isEmpty { password.problem = Messages.required(ChangePasswordWords.new) }
        if again.typed.isEmpty {
            again.problem = Messages.required(ChangePasswordWords.again)
        } else if again.typed != password.typed {
            again.problem = Messages.passwordsDiffer
        }
        return isClean ? (Secret(present.typed), Secret(password.typed)) : nil
    }
}

enum ChangePasswordWords: Words {
    case present, new, again

    var vi: String {
        switch self {
        case .present: "Mật khẩu hiện tại"
        case .new: "Mật khẩu mới"
        case .again: "Xác nhận mật khẩu mới"
        }
    }
}
