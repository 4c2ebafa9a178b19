import Html
import Identity
import Kit
import Links
import Web

/// The second step by an authenticator app, or by a code on paper: no SMS is sent.
struct SignInAppPages: Sendable {
    let accounts: Accounts

    var routes: [Route] { [.get(IdentityLinks.appCode, show), .post(IdentityLinks.appCode, send)] }

    func show(_ visit: Visit) async throws -> Response {
        guard let flow = try await flow(visit) else { return .seeOther(SignInJourney(visit).signIn) }
        return try await page(Field("maUngDung"), flow, visit)
    }

    func send(_ visit: Visit) async throws -> Response {
        guard let flow = try await flow(visit) else { return .seeOther(SignInJourney(visit).signIn) }
        var field = Field("maUngDung", typed: visit.posted.text("maUngDung") ?? "")
        guard let code = field.required(or: Messages.required(AppWords.code)) else {
            return try await page(field, flow, visit, status: 422)
        }
        let browser = VnconnectBrowser(accounts: accounts)
        let marked = browser.mark(visit)
        do {
            let done = try await accounts.showAppCode(
                code, in: flow, session: VnconnectBrowser.token(visit), browser: marked.browser, now: visit.now)
            return browser.welcome(done, marked)
        } catch let refused as IdentityRefusal {
            if refused == .wrongState { return .seeOther(SignInJourney(visit).signIn) }
            if refused == .mustRenewPassword { return .seeOther(SignInJourney(flow.id).renewal) }
            field.problem = refused.words
            return try await page(field, flow, visit, status: refused.status)
        }
    }

    private func flow(_ visit: Visit) async throws -> Flow<SignInFlow>? {
        guard let id = SignInJourney(visit).id,
            let flow = try await accounts.signIn(id, guest: visit.guest, now: visit.now),
            try await !accounts.ownFactors(in: flow).isEmpty
        else { return nil }
        return flow
    }

    private func page(_ field: Field, _ flow: Flow<SignInFlow>, _ visit: Visit, status: Int = 200) async throws -> Response {
        let factors = try await accounts.ownFactors(in: flow)
        var shown = field
        shown.typed = ""
        let journey = SignInJourney(flow.id)
        let lead: any Words = factors.hasApp ? AppWords.signInLead : PasskeyWords.signInLead
        let input = textInput(shown, label: AppWords.code, kind: .code, hint: AppWords.codeHint, most: 12, width: .short)
        return visit.page(
            AppWords.signInTitle, status: status,
            narrow(
                """
                \(pageHeading(AppWords.signInTitle, lead: lead))
                \(problemSummary(field.problem.map { [Problem(field: field.name, words: $0)] } ?? []))
                \(if: factors.hasApp, postForm(
                    to: journey.appCode, csrf: visit.csrf, input + buttonRow(submitButton(CodePageWords.confirm))))
                \(if: factors.hasPasskey, actionButton(
                    PasskeyWords.show, to: journey.askPasskey, csrf: visit.csrf, factors.hasApp ? .secondary : .primary))
                \(actionButton(AppWords.bySMS, to: journey.resend, csrf: visit.csrf))
                \(journey.declining)
                """))
    }
}
