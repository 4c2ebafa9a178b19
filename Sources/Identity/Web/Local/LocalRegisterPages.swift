import Foundation
import Html
import Identity
import Kit
import Links
import Web

/// *Đăng ký* of a provincial portal, served by Vnconnect in the province's look (REQ-PRV-002).
struct LocalRegisterPages: Sendable {
    let accounts: Accounts
    let captcha: CaptchaDesk

    var routes: [Route] {
        [
            .get(IdentityLinks.localRegister, show), .post(IdentityLinks.localRegister, send),
            .get(IdentityLinks.localRegisterCode, showCode), .post(IdentityLinks.localRegisterCode, sendCode),
            .post(IdentityLinks.localRegisterResend, resend),
        ]
    }

    func show(_ visit: Visit) async throws -> Response {
        try await accounts.checkPolicies(now: visit.now)
        return try page(LocalRegisterForm(), visit)
    }

    func send(_ visit: Visit) async throws -> Response {
        var form = LocalRegisterForm(posted: visit.posted)
        guard !visit.wantsOtherPicture, let registration = form.read(today: Day(visit.now)) else {
            return try page(form, visit, status: visit.wantsOtherPicture ? 200 : 422)
        }
        let refused = try await refusal {
            try await accounts.checkCaptcha(
                visit.captchaAnswer(form.captcha), for: .localRegistration, guest: visit.guest, now: visit.now)
            _ = try await accounts.register(
                atProvince: registration, for: SignInJourney(visit).id, guest: visit.guest,
                browser: Browser(address: visit.address, agent: visit.agent), now: visit.now)
        }
        switch refused {
        case nil: return .seeOther(IdentityLinks.localRegisterCode)
        case .captcha?: form.refuse(\.captcha, IdentityRefusal.captcha.words)
        case .usernameExists?: form.refuse(\.username, IdentityRefusal.usernameExists.words)
        case .accountExists?: form.refuse(\.number, IdentityRefusal.accountExists.words)
        case .passwordRule(let missing)?: form.refuse(\.password, IdentityRefusal.passwordRule(missing).words)
        case let other?: return try page(form, visit, refused: other.words, status: other.status)
        }
        return try page(form, visit, status: 422)
    }

    private func page(
        _ form: LocalRegisterForm, _ visit: Visit, refused: (any Words)? = nil, status: Int = 200
    ) throws -> Response {
        var form = form
        form.clear(\.captcha, \.password, \.again)
        if visit.wantsOtherPicture { form.forgetProblems() }
        let page = LocalRegisterPage(
            form: form, captcha: try captcha.picture(for: .localRegistration, visit),
            to: SignInJourney(visit).localRegister, origins: visit.origins, csrf: visit.csrf, refused: refused)
        return visit.page(LocalWords.registerTitle, status: status, page.body)
    }
}
