import Foundation
import Html
import Identity
import Kit
import Links
import Web

extension RegisterPages {
    /// *Đặt mật khẩu* (SCR-R04); only after the code (REQ-REG-007).
    func showPassword(_ visit: Visit) async throws -> Response {
        guard try await flow(visit, at: .password) != nil else { return try await elsewhere(visit) }
        return page(PasswordForm(), visit)
    }

    func sendPassword(_ visit: Visit) async throws -> Response {
        guard let flow = try await flow(visit, at: .password) else { return try await elsewhere(visit) }
        var form = PasswordForm(posted: visit.posted)
        guard let password = form.read() else { return page(form, visit, status: 422) }
        let refused = try await refusal { _ = try await accounts.finish(flow, password: password, now: visit.now) }
        switch refused {
        case nil:
            let link = IdentityLinks.signIn.query((SignInJourney.name, flow.content.signIn?.text), ("da-dang-ky", "1"))
            return .redirect(visit.origins.url(.vnconnect, link), status: 303)
        case .accountExists:
            return visit.page(RegisterWords.existsTitle, status: 409, AccountExistsPage(origins: visit.origins).body)
        case .wrongState: return try await elsewhere(visit)
        case let other?:
            let refused = form.place(other)
            return page(form, visit, refused: refused, status: other.status)
        }
    }

    private func page(
        _ form: PasswordForm, _ visit: Visit, refused: (any Words)? = nil, status: Int = 200
    ) -> Response {
        visit.page(
            RegisterWords.passwordTitle, status: status,
            narrow(
                """
                \(pageHeading(RegisterWords.passwordTitle))\(RegisterStep.password.html)
                \(with: refused, { problemSummary($0) })\(problemSummary(form.problems))
                \(form.html(to: IdentityLinks.password, csrf: visit.csrf, button: RegisterWords.send))
                """))
    }
}
