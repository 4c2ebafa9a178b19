import Foundation
import Html
import Identity
import Kit
import Links
import Web

extension LocalRegisterPages {
    /// The code to the phone just given; it makes the account *đã xác thực* (DEC-33).
    func showCode(_ visit: Visit) async throws -> Response {
        guard let flow = try await flow(visit) else { return .seeOther(IdentityLinks.localRegister) }
        return try await codePage(CodeForm(), flow, visit)
    }

    func sendCode(_ visit: Visit) async throws -> Response {
        guard let flow = try await flow(visit) else { return .seeOther(IdentityLinks.localRegister) }
        var form = CodeForm(posted: visit.posted)
        guard let code = form.read() else { return try await codePage(form, flow, visit, status: 422) }
        let refused = try await refusal { try await accounts.confirm(code, in: flow, now: visit.now) }
        guard let refused else { return onward(flow, visit).saying(LocalWords.registered) }
        form.refuse(\.code, refused.words)
        return try await codePage(form, flow, visit, status: refused.status)
    }

    func resend(_ visit: Visit) async throws -> Response {
        guard let flow = try await flow(visit) else { return .seeOther(IdentityLinks.localRegister) }
        let refused = try await refusal { try await accounts.resendCode(in: flow, now: visit.now) }
        guard let refused else { return .seeOther(IdentityLinks.localRegisterCode) }
        return try await codePage(CodeForm(), flow, visit, refused: refused.words, status: refused.status)
    }

    /// To the sign-in that waits for this account; or, for somebody signed in already, to the account; or to the
    /// province, which asks for a sign-in of its own.
    private func onward(_ flow: Flow<LocalRegistrationFlow>, _ visit: Visit) -> Response {
        if let signIn = flow.content.signIn { return .seeOther(SignInJourney(signIn).local) }
        if visit.session != nil { return .seeOther(IdentityLinks.account) }
        return .redirect(visit.origins.url(.province, SignOnLinks.signIn), status: 303)
    }

    private func flow(_ visit: Visit) async throws -> Flow<LocalRegistrationFlow>? {
        try await accounts.localRegistration(guest: visit.guest, now: visit.now)
    }

    private func codePage(
        _ form: CodeForm, _ flow: Flow<LocalRegistrationFlow>, _ visit: Visit, refused: (any Words)? = nil,
        status: Int = 200
    ) async throws -> Response {
        var form = form
        form.clear(\.code)
        let page = CodePage(
            form: form, progress: try await accounts.codeProgress(of: flow), phone: flow.content.phone?.masked ?? "",
            confirm: IdentityLinks.localRegisterCode, resend: IdentityLinks.localRegisterResend, csrf: visit.csrf,
            now: visit.now, refused: refused)
        return visit.page(CodePageWords.title, status: status, page.body)
    }
}
