import Html
import Identity
import Kit
import Links
import Web

/// *Đặt mật khẩu mới*: a password that was given out is changed before the session (REQ-DSK-013).
struct RenewPasswordPages: Sendable {
    let accounts: Accounts

    var routes: [Route] { [.get(IdentityLinks.renewPassword, show), .post(IdentityLinks.renewPassword, send)] }

    func show(_ visit: Visit) async throws -> Response {
        guard let flow = try await flow(visit) else { return .seeOther(SignInJourney(visit).signIn) }
        return page(PasswordForm(), SignInJourney(flow.id), visit)
    }

    func send(_ visit: Visit) async throws -> Response {
        guard let flow = try await flow(visit) else { return .seeOther(SignInJourney(visit).signIn) }
        var form = PasswordForm(posted: visit.posted)
        let journey = SignInJourney(flow.id)
        guard let password = form.read() else { return page(form, journey, visit, status: 422) }
        let browser = VnconnectBrowser(accounts: accounts)
        let marked = browser.mark(visit)
        do {
            let done = try await accounts.renewPassword(
                password, in: flow, session: VnconnectBrowser.token(visit), browser: marked.browser, now: visit.now)
            return browser.welcome(done, marked)
        } catch let refusal as IdentityRefusal {
            if refusal == .wrongState { return .seeOther(journey.signIn) }
            let above = form.place(refusal)
            return page(form, journey, visit, refused: above, status: refusal.status)
        }
    }

    private func flow(_ visit: Visit) async throws -> Flow<SignInFlow>? {
        guard let id = SignInJourney(visit).id,
            let flow = try await accounts.signIn(id, guest: visit.guest, now: visit.now), flow.content.step == .renewal
        else { return nil }
        return flow
    }

    private func page(
        _ form: PasswordForm, _ journey: SignInJourney, _ visit: Visit, refused: (any Words)? = nil, status: Int = 200
    ) -> Response {
        visit.page(
            RecoverWords.passwordTitle, status: status,
            narrow(
                """
                \(pageHeading(RecoverWords.passwordTitle, lead: RenewWords.lead))
                \(with: refused, { problemSummary($0) })\(problemSummary(form.problems))
                \(form.html(to: journey.renewal, csrf: visit.csrf, button: RecoverWords.change))
                """))
    }
}

enum RenewWords: Words {
    case lead

    var vi: String {
        "Mật khẩu Ông/Bà vừa dùng là mật khẩu tạm do Bộ phận một cửa cấp. Vui lòng đặt mật khẩu mới để tiếp tục đăng nhập."
    }
}
