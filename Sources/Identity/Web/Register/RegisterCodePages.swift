import Foundation
import Html
import Identity
import Kit
import Links
import Web

extension RegisterPages {
    /// *Nhập OTP* of a registration (SCR-R03).
    func showCode(_ visit: Visit) async throws -> Response {
        guard let flow = try await flow(visit, at: .code) else { return try await elsewhere(visit) }
        return try await codePage(CodeForm(), flow, visit)
    }

    func sendCode(_ visit: Visit) async throws -> Response {
        guard let flow = try await flow(visit, at: .code) else { return try await elsewhere(visit) }
        var form = CodeForm(posted: visit.posted)
        guard let code = form.read() else { return try await codePage(form, flow, visit, status: 422) }
        let refused = try await refusal { try await accounts.confirm(code, in: flow, now: visit.now) }
        guard let refused else { return .seeOther(IdentityLinks.password) }
        form.refuse(\.code, refused.words)
        return try await codePage(form, flow, visit, status: refused.status)
    }

    func resend(_ visit: Visit) async throws -> Response {
        guard let flow = try await flow(visit, at: .code) else { return try await elsewhere(visit) }
        let refused = try await refusal { try await accounts.resendCode(in: flow, now: visit.now) }
        guard let refused else { return .seeOther(IdentityLinks.mobileCode) }
        return try await codePage(CodeForm(), flow, visit, refused: refused.words, status: refused.status)
    }

    func flow(_ visit: Visit, at step: RegistrationStep) async throws -> Flow<MobileRegistrationFlow>? {
        let flow = try await accounts.mobileRegistration(guest: visit.guest, now: visit.now)
        return flow?.content.step == step ? flow : nil
    }

    /// A step that was not reached, or is behind: to where the registration stands, or to its beginning.
    func elsewhere(_ visit: Visit) async throws -> Response {
        let flow = try await accounts.mobileRegistration(guest: visit.guest, now: visit.now)
        return .seeOther(flow.map { link(of: $0.content.step) } ?? IdentityLinks.mobile)
    }

    private func codePage(
        _ form: CodeForm, _ flow: Flow<MobileRegistrationFlow>, _ visit: Visit, refused: (any Words)? = nil,
        status: Int = 200
    ) async throws -> Response {
        var form = form
        form.clear(\.code)
        let again = IdentityLinks.mobile.query(("tu-dau", "1"), (SignInJourney.name, flow.content.signIn?.text))
        let page = CodePage(
            form: form, progress: try await accounts.codeProgress(of: flow), phone: flow.content.phone?.masked ?? "",
            confirm: IdentityLinks.mobileCode, resend: IdentityLinks.mobileResend, csrf: visit.csrf, now: visit.now,
            refused: refused, more: "<p><a href=\"\(again)\">\(RegisterWords.startAgain)</a></p>")
        return visit.page(CodePageWords.title, status: status, page.body)
    }
}
