import Foundation
import Html
import Kit
import Links

extension SignOn {
    /// `/dang-nhap?ve=…`: on to Vnconnect. With `im-lang` the question is silent: whoever is signed in there is signed in
    /// here, and whoever is not comes back as a guest.
    func begin(_ visit: Visit) async throws -> Response {
        let path = ReturnPath(visit.rawQuery.text("ve")) ?? .home
        let attempt = SignInAttempt(
            to: path, acr: settings.asked(visit.query("acr")), isSilent: visit.query("im-lang") != nil,
            chance: visit.chance, now: visit.now)
        return .redirect(try await flow.authorization(attempt, now: visit.now), status: 303)
            .settingCookie(try attempt.cookie(keys))
    }

    /// `/dang-nhap/tra-ve`: back from Vnconnect with a code.
    func finish(_ visit: Visit) async throws -> Response {
        let query = visit.rawQuery
        let state = query.text("state") ?? ""
        guard let name = SignInAttempt.cookieName(of: state), Set(query.fields.map(\.name)).count == query.fields.count,
            let attempt = SignInAttempt(cookie: visit.cookie(name), state: state, keys, now: visit.now)
        else {
            // The way back in the browser's history leads here too; who is signed in need not hear of it.
            return visit.session == nil ? failed(.stale, visit, to: .home) : .seeOther(Link("/"))
        }
        do {
            return try await finish(visit, attempt).settingCookie(.removing(name))
        } catch let refusal as SignOnRefusal {
            return failed(refusal, visit, to: ReturnPath(attempt.path) ?? .home).settingCookie(.removing(name))
        }
    }

    private func finish(_ visit: Visit, _ attempt: SignInAttempt) async throws -> Response {
        let query = visit.rawQuery
        // An answer that another provider's page sent here is not ours (RFC 9207).
        guard query.text("iss") == settings.issuer else { throw SignOnRefusal.broken }
        if let error = query.text("error") {
            guard attempt.isSilent, error.hasSuffix("_required") else { throw SignOnRefusal.denied }
            return .redirect(attempt.path, status: 303)
        }
        guard let code = query.text("code"), (1...512).contains(code.utf8.count) else { throw SignOnRefusal.broken }
        let arrival = try await flow.redeem(code, attempt, now: visit.now)
        let cookie = try await open(arrival, replacing: visit.session?.id, chance: visit.chance, now: visit.now)
        return .redirect(attempt.path, status: 303).settingCookie(SetCookie(WebSite.sessionCookie, cookie))
    }

    private func failed(_ refusal: SignOnRefusal, _ visit: Visit, to path: ReturnPath) -> Response {
        visit.page(SignOnWords.failedTitle, status: refusal.status, layout: .plain, """
            \(pageHeading(SignOnWords.failedTitle))
            \(banner(.bad, refusal.words))
            \(buttonRow(
                linkButton(SignOnWords.again, to: SignOnLinks.signIn.query(("ve", path.path))),
                linkButton(SignOnWords.home, to: Link("/"), .secondary)))
            """)
    }
}
