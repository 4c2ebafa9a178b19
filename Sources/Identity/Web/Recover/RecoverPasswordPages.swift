import Foundation
import Html
import Identity
import Kit
import Links
import Web

extension RecoverPages {
    /// The third step; without the second, back (REQ-LOG-008).
    func showPassword(_ visit: Visit) async throws -> Response {
        guard try await flow(visit, at: .password) != nil else { return .seeOther(IdentityLinks.forgottenCode) }
        return page(PasswordForm(), visit)
    }

    func sendPassword(_ visit: Visit) async throws -> Response {
        guard let flow = try await flow(visit, at: .password) else { return .seeOther(IdentityLinks.forgottenCode) }
        var form = PasswordForm(posted: visit.posted)
        guard let password = form.read() else { return page(form, visit, status: 422) }
        let browser = Browser(address: visit.address, agent: visit.agent)
        let refused = try await refusal {
            try await accounts.resetPassword(password, in: flow, browser: browser, now: visit.now)
        }
        guard let refused else { return .seeOther(IdentityLinks.signIn).saying(RecoverWords.done) }
        let above = form.place(refused)
        return page(form, visit, refused: above, status: refused.status)
    }

    private func page(
        _ form: PasswordForm, _ visit: Visit, refused: (any Words)? = nil, status: Int = 200
    ) -> Response {
        visit.page(
            RecoverWords.passwordTitle, status: status,
            narrow(
                """
                \(pageHeading(RecoverWords.passwordTitle))
                \(with: refused, { problemSummary($0) })\(problemSummary(form.problems))
                \(form.html(to: IdentityLinks.forgottenPassword, csrf: visit.csrf, button: RecoverWords.change))
                """))
    }
}
