import Foundation
import Html
import Identity
import Kit
import Links
import Web

extension SignInPages {
    /// *Nhập OTP*; without a journey at its code, back to the password (I3).
    func showCode(_ visit: Visit) async throws -> Response {
        let journey = SignInJourney(visit)
        guard let flow = try await flow(journey, visit), flow.content.step == .code else {
            return .seeOther(journey.signIn)
        }
        if flow.content.asksApp { return .seeOther(journey.appCode) }
        return try await codePage(CodeForm(), flow, visit)
    }

    func sendCode(_ visit: Visit) async throws -> Response {
        let journey = SignInJourney(visit)
        guard let flow = try await flow(journey, visit), flow.content.step == .code else {
            return .seeOther(journey.signIn)
        }
        var form = CodeForm(posted: visit.posted)
        guard let code = form.read() else { return try await codePage(form, flow, visit, status: 422) }
        let marked = browser.mark(visit)
        do {
            let done = try await accounts.showCode(
                code, in: flow, session: VnconnectBrowser.token(visit), browser: marked.browser, now: visit.now)
            return browser.welcome(done, marked)
        } catch let refusal as IdentityRefusal {
            if refusal == .wrongState { return .seeOther(journey.signIn) }
            if refusal == .mustRenewPassword { return .seeOther(journey.renewal) }
            form.refuse(\.code, refusal.words)
            return try await codePage(form, flow, visit, status: refusal.status)
        }
    }

    func resend(_ visit: Visit) async throws -> Response {
        let journey = SignInJourney(visit)
        guard let flow = try await flow(journey, visit), flow.content.step == .code else {
            return .seeOther(journey.signIn)
        }
        let refused = try await refusal { try await accounts.resendCode(in: flow, now: visit.now) }
        guard let refused else { return .seeOther(journey.code) }
        return try await codePage(CodeForm(), flow, visit, refused: refused.words, status: refused.status)
    }

    /// *Đăng xuất*, of Vnconnect and of every client it served (REQ-LOG-015).
    func signOut(_ visit: Visit) async throws -> Response {
        try await browser.signOut(visit, .redirect(visit.origins.url(.portal, PortalLinks.home), status: 303))
    }

    private func codePage(
        _ form: CodeForm, _ flow: Flow<SignInFlow>, _ visit: Visit, refused: (any Words)? = nil, status: Int = 200
    ) async throws -> Response {
        let screen = try await accounts.codeScreen(of: flow)
        let journey = SignInJourney(flow.id)
        let lost: HTML = "<p><a href=\"\(journey.lostPhone)\">\(LostPhoneWords.link)</a></p>"
        let app: HTML = "<p><a href=\"\(journey.appCode)\">\(AppWords.withoutSMS)</a></p>"
        let hasApp = try await !accounts.ownFactors(in: flow).isEmpty
        let mayReplace = try await accounts.mayReplacePhone(in: flow)
        var form = form
        form.clear(\.code)
        let page = CodePage(
            form: form, progress: screen.progress, phone: screen.phone?.phone.masked ?? "", confirm: journey.code,
            resend: journey.resend, csrf: visit.csrf, now: visit.now, refused: refused,
            more: "<p><a href=\"\(journey.otherPhone)\">\(SignInWords.otherPhone)</a></p>\(if: hasApp, app)\(if: mayReplace, lost)\(journey.declining)")
        return visit.page(CodePageWords.title, status: status, page.body)
    }
}
