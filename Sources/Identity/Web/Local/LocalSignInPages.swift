import Foundation
import Html
import Identity
import Kit
import Links
import Web

/// *Đăng nhập* of a provincial portal: account and password, good for that province alone (REQ-PRV-003).
struct LocalSignInPages: Sendable {
    let accounts: Accounts
    private let browser: VnconnectBrowser
    private let captcha: CaptchaDesk

    init(accounts: Accounts) {
        self.accounts = accounts
        browser = VnconnectBrowser(accounts: accounts)
        captcha = CaptchaDesk(accounts: accounts)
    }

    var routes: [Route] { [.get(IdentityLinks.localSignIn, show), .post(IdentityLinks.localSignIn, send)] }

    func show(_ visit: Visit) async throws -> Response {
        guard let flow = try await flow(visit) else { return elsewhere(visit) }
        var form = LocalSignInForm()
        form.name.typed = flow.content.demand.hint ?? ""
        let asks = try await accounts.needsCaptcha(browser.mark(visit).browser, now: visit.now)
        return try page(form, visit, asks: asks)
    }

    func send(_ visit: Visit) async throws -> Response {
        guard let flow = try await flow(visit) else { return elsewhere(visit) }
        var form = LocalSignInForm(posted: visit.posted)
        let asked = visit.posted.has(CaptchaPicture.idName)
        guard !visit.wantsOtherPicture, let attempt = form.read(visit, asked: asked) else {
            return try page(form, visit, asks: asked, status: visit.wantsOtherPicture ? 200 : 422)
        }
        let marked = browser.mark(visit)
        do {
            let outcome = try await accounts.showPassword(
                attempt, in: flow, session: VnconnectBrowser.token(visit), guest: visit.guest, browser: marked.browser,
                now: visit.now)
            switch outcome {
            case .code: return .seeOther(SignInJourney(flow.id).code)
            case .signedIn(let done): return browser.welcome(done, marked)
            }
        } catch let refusal as IdentityRefusal {
            if refusal == .captcha { form.captcha.problem = refusal.words }
            let needs = try await accounts.needsCaptcha(marked.browser, now: visit.now)
            return try page(
                form, visit, asks: needs || asked || refusal == .captcha,
                refused: refusal == .captcha ? nil : refusal.words, status: refusal.status)
        }
    }

    /// Only for a client that is content with a password.
    private func flow(_ visit: Visit) async throws -> Flow<SignInFlow>? {
        guard let id = SignInJourney(visit).id,
            let flow = try await accounts.signIn(id, guest: visit.guest, now: visit.now),
            flow.content.demand.strength == .passwordOnly, flow.content.step == .password
        else { return nil }
        return flow
    }

    /// Without such a journey, to the province's own door, which starts one.
    private func elsewhere(_ visit: Visit) -> Response {
        .redirect(visit.origins.url(.province, SignOnLinks.signIn), status: 303)
    }

    private func page(
        _ form: LocalSignInForm, _ visit: Visit, asks: Bool, refused: (any Words)? = nil, status: Int = 200
    ) throws -> Response {
        var form = form
        form.clear(\.password, \.captcha)
        if visit.wantsOtherPicture { form.forgetProblems() }
        let page = LocalSignInPage(
            form: form, captcha: asks ? try captcha.picture(for: .localSignIn, visit) : nil,
            journey: SignInJourney(visit),
            csrf: visit.csrf, refused: refused)
        return visit.page(LocalWords.signInTitle, status: status, page.body)
    }
}

/// Account, password, *Tự động đăng nhập lần sau*, and a captcha where one was shown.
struct LocalSignInForm: Form {
    var name = Field("taiKhoan")
    var password = Field("matKhau")
    var remember = Field("tuDong")
    var captcha = Field("maXacNhan")
    static var fields: [WritableKeyPath<LocalSignInForm, Field>] { [\.name, \.password, \.remember, \.captcha] }

    mutating func read(_ visit: Visit, asked: Bool) -> PasswordAttempt? {
        let name = name.required(or: Messages.required(LocalWords.account))
        if password.typed.isEmpty { password.problem = Messages.required(LocalWords.password) }
        if asked { _ = captcha.required(or: Messages.required(LocalWords.captcha)) }
        guard let name, isClean else { return nil }
        return PasswordAttempt(
            name: name, password: Secret(visit.posted.text(password.name) ?? ""),
            captcha: asked ? visit.captchaAnswer(captcha) : nil, remember: remember.typed == "1")
    }
}
