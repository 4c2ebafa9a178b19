import Foundation
import Html
import Identity
import Kit
import Links
import Web

/// Sign-in at Vnconnect: password, then code (REQ-LOG-002…005).
public struct SignInPages: Sendable {
    let accounts: Accounts
    let browser: VnconnectBrowser
    let captcha: CaptchaDesk

    public init(accounts: Accounts) {
        self.accounts = accounts
        browser = VnconnectBrowser(accounts: accounts)
        captcha = CaptchaDesk(accounts: accounts)
    }

    var routes: [Route] {
        [
            .get(IdentityLinks.home) { _ in .seeOther(IdentityLinks.account) },
            .get(IdentityLinks.signIn, show), .post(IdentityLinks.signIn, send), .get(IdentityLinks.declineSignIn, decline),
            .get(IdentityLinks.code, showCode), .post(IdentityLinks.code, sendCode),
            .post(IdentityLinks.resend, resend), .post(IdentityLinks.signOut, signOut),
        ]
    }

    /// Starts a sign-in for a client's demand and shows its first step. A remembered browser needs none (REQ-LOG-014).
    public func begin(_ demand: SignInDemand, _ visit: Visit) async throws -> Response {
        if let done = try await browser.remembered(visit, for: demand) { return done }
        let flow = try await accounts.beginSignIn(
            demand, session: VnconnectBrowser.token(visit), guest: visit.guest, now: visit.now)
        let journey = SignInJourney(flow.id)
        if flow.content.step == .code { return .seeOther(journey.code) }
        return .seeOther(demand.strength == .passwordOnly ? journey.local : journey.signIn)
    }

    /// Where a page of the account sends a visitor who is not signed in: for `WebSite.signIn`.
    public static func gate(_ visit: Visit) -> Response {
        .seeOther(SignInJourney(nil, returnPath: visit.isPost ? nil : visit.pathOnly).signIn)
    }

    func show(_ visit: Visit) async throws -> Response {
        var form = SignInForm()
        let journey = SignInJourney(visit)
        // Where passwords are off there is one way in (PRM-AUTH-METHODS).
        guard accounts.settings.signInMethods.contains(.password) else { return .seeOther(journey.usb) }
        let flow = try await flow(journey, visit)
        form.name.typed = flow?.content.demand.hint ?? ""
        let isOver = journey.id != nil && flow == nil && visit.query("da-dang-ky") == nil
        return try page(form, journey, visit, refused: isOver ? SignInWords.over : nil)
    }

    func send(_ visit: Visit) async throws -> Response {
        var form = SignInForm(posted: visit.posted)
        let journey = SignInJourney(visit)
        guard !visit.wantsOtherPicture, let attempt = form.read(visit) else {
            return try page(form, journey, visit, status: visit.wantsOtherPicture ? 200 : 422)
        }
        let marked = browser.mark(visit)
        let flow = try await passwordFlow(journey, visit)
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
            return try page(
                form, SignInJourney(flow.id), visit, refused: refusal == .captcha ? nil : refusal.words,
                status: refusal.status)
        }
    }

    /// *Không đăng nhập*: the system that asked hears of it; where none did, the person goes to the portal.
    func decline(_ visit: Visit) async throws -> Response {
        guard let request = try await flow(SignInJourney(visit), visit)?.content.demand.request else {
            return .redirect(visit.origins[.portal])
        }
        return .seeOther(
            IdentityLinks.authorize.query((OpenIDRoutes.resume, request), (OpenIDRoutes.declined, "1")))
    }

    /// The journey the page was for, at its password, asking for the code as well; a new one where it is over or has
    /// gone on meanwhile (I3).
    func passwordFlow(_ journey: SignInJourney, _ visit: Visit) async throws -> Flow<SignInFlow> {
        let flow = try await flow(journey, visit)
        if let flow, flow.content.step == .password, flow.content.demand.strength == .passwordAndCode { return flow }
        let demand = flow?.content.demand.raised ?? .own(returningTo: journey.returnPath)
        return try await accounts.beginSignIn(demand, session: nil, guest: visit.guest, now: visit.now)
    }

    func flow(_ journey: SignInJourney, _ visit: Visit) async throws -> Flow<SignInFlow>? {
        guard let id = journey.id else { return nil }
        return try await accounts.signIn(id, guest: visit.guest, now: visit.now)
    }

    private func page(
        _ form: SignInForm, _ journey: SignInJourney, _ visit: Visit, refused: (any Words)? = nil, status: Int = 200
    ) throws -> Response {
        var form = form
        form.clear(\.password, \.captcha)
        if visit.wantsOtherPicture { form.forgetProblems() }
        let page = SignInPage(
            form: form, captcha: try captcha.picture(for: .signIn, visit), journey: journey, settings: accounts.settings,
            origins: visit.origins, csrf: visit.csrf, refused: refused, hasRegistered: visit.query("da-dang-ky") != nil)
        return visit.page(SignInWords.title, status: status, page.body)
    }
}

extension Form {
    /// Another picture was wanted: what was typed stays, nothing is wrong yet.
    mutating func forgetProblems() {
        for path in Self.fields { self[keyPath: path].problem = nil }
    }
}
