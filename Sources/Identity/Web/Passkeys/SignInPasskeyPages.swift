import Html
import Identity
import Kit
import Links
import Web

/// The second step by a passkey.
struct SignInPasskeyPages: Sendable {
    let accounts: Accounts

    var routes: [Route] {
        [.post(IdentityLinks.askPasskey, ask), .post(IdentityLinks.showPasskey, show)]
    }

    /// A challenge is made at each asking, so this is no page to be fetched.
    func ask(_ visit: Visit) async throws -> Response { try await page(visit) }

    func show(_ visit: Visit) async throws -> Response {
        guard let flow = try await flow(visit) else { return .seeOther(SignInJourney(visit).signIn) }
        guard let party = PasskeyParty(origin: visit.origins[.vnconnect]),
            let assertion = PasskeyAssertion(
                credential: visit.posted.text("khoa") ?? "", clientData: visit.posted.text("duLieuKhach") ?? "",
                authenticatorData: visit.posted.text("duLieuKhoa") ?? "", signature: visit.posted.text("chuKy") ?? "")
        else { return try await page(visit, refused: PasskeyWords.needsScript, status: 422) }
        let browser = VnconnectBrowser(accounts: accounts)
        let marked = browser.mark(visit)
        do {
            let done = try await accounts.showPasskey(
                assertion, party, in: flow, session: VnconnectBrowser.token(visit), browser: marked.browser, now: visit.now)
            return browser.welcome(done, marked)
        } catch let refused as IdentityRefusal {
            if refused == .wrongState { return .seeOther(SignInJourney(visit).signIn) }
            if refused == .mustRenewPassword { return .seeOther(SignInJourney(flow.id).renewal) }
            return try await page(visit, refused: refused.words, status: refused.status)
        }
    }

    private func flow(_ visit: Visit) async throws -> Flow<SignInFlow>? {
        guard let id = SignInJourney(visit).id,
            let flow = try await accounts.signIn(id, guest: visit.guest, now: visit.now),
            try await accounts.ownFactors(in: flow).hasPasskey
        else { return nil }
        return flow
    }

    private func page(_ visit: Visit, refused: (any Words)? = nil, status: Int = 200) async throws -> Response {
        guard let flow = try await flow(visit) else { return .seeOther(SignInJourney(visit).signIn) }
        let journey = SignInJourney(flow.id)
        let question = try await accounts.askPasskey(in: flow, now: visit.now)
        let box = PasskeyBox(kind: "shown", question: question, origin: visit.origins[.vnconnect])
        let values = ["khoa", "duLieuKhach", "duLieuKhoa", "chuKy"].map { ($0, "") }
        return visit.page(
            PasskeyWords.signInTitle, status: status,
            narrow(
                """
                \(pageHeading(PasskeyWords.signInTitle, lead: PasskeyWords.signInLead))
                \(with: refused, { problemSummary($0) })
                \(postForm(to: journey.showPasskey, csrf: visit.csrf, values: values,
                    box.html() + buttonRow(submitButton(PasskeyWords.show))))
                \(actionButton(AppWords.bySMS, to: journey.resend, csrf: visit.csrf))
                \(journey.declining)
                """))
    }
}
