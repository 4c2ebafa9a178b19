import Foundation
import Html
import Identity
import Kit
import Links
import Web

/// Registration by mobile phone: form, code, password (SCR-R02 to R04).
struct RegisterPages: Sendable {
    let accounts: Accounts
    let captcha: CaptchaDesk

    var routes: [Route] {
        [
            .get(IdentityLinks.mobile, show), .post(IdentityLinks.mobile, send),
            .get(IdentityLinks.mobileCode, showCode), .post(IdentityLinks.mobileCode, sendCode),
            .post(IdentityLinks.mobileResend, resend),
            .get(IdentityLinks.password, showPassword), .post(IdentityLinks.password, sendPassword),
        ]
    }

    /// The form; a registration this browser has under way goes on where it stands (REQ-REG-007).
    func show(_ visit: Visit) async throws -> Response {
        let isForCitizens = Subject(visit.query(Subject.name)) == .citizen
        guard isForCitizens, accounts.settings.offers(.mobile, to: .citizen) else {
            return .seeOther(IdentityLinks.chooseMethod).saying(IdentityRefusal.method.words)
        }
        try await accounts.checkPolicies(now: visit.now)
        let underWay = try await accounts.mobileRegistration(guest: visit.guest, now: visit.now)
        if let underWay, visit.query("tu-dau") == nil { return .seeOther(link(of: underWay.content.step)) }
        return try page(MobileForm(), visit)
    }

    func send(_ visit: Visit) async throws -> Response {
        var form = MobileForm(posted: visit.posted)
        guard !visit.wantsOtherPicture, let registration = form.read(today: Day(visit.now)) else {
            return try page(form, visit, status: visit.wantsOtherPicture ? 200 : 422)
        }
        let refused = try await refusal {
            try await accounts.checkCaptcha(
                visit.captchaAnswer(form.captcha), for: .mobileRegistration, guest: visit.guest, now: visit.now)
            let signIn = visit.query(SignInJourney.name).flatMap { UUID(uuidString: $0) }
            _ = try await accounts.register(
                byMobile: registration, for: signIn, guest: visit.guest,
                browser: Browser(address: visit.address, agent: visit.agent), now: visit.now)
        }
        switch refused {
        case nil: return .seeOther(IdentityLinks.mobileCode)
        case .accountExists:
            return visit.page(RegisterWords.existsTitle, status: 409, AccountExistsPage(origins: visit.origins).body)
        case .captcha?: form.refuse(\.captcha, IdentityRefusal.captcha.words)
        case .foreignSubscription?: form.refuse(\.phone, IdentityRefusal.foreignSubscription.words)
        case let other?: return try page(form, visit, refused: other.words, status: other.status)
        }
        return try page(form, visit, status: 422)
    }

    func link(of step: RegistrationStep) -> Link { step == .code ? IdentityLinks.mobileCode : IdentityLinks.password }

    private func page(_ form: MobileForm, _ visit: Visit, refused: (any Words)? = nil, status: Int = 200) throws
        -> Response
    {
        var form = form
        form.clear(\.captcha)
        if visit.wantsOtherPicture { form.forgetProblems() }
        let journey = visit.query(SignInJourney.name)
        let page = MobilePage(
            form: form, captcha: try captcha.picture(for: .mobileRegistration, visit),
            to: IdentityLinks.mobile.query((SignInJourney.name, journey)), origins: visit.origins, csrf: visit.csrf,
            refused: refused)
        return visit.page(RegisterWords.title, status: status, page.body)
    }
}
