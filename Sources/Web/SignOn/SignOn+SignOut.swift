import Foundation
import Html
import Jose
import Kit
import Links
import Store
import Parties

extension SignOn {
    /// `/dang-xuat`: here at once, then at Vnconnect, which tells the others (REQ-LOG-015). Where Vnconnect does not
    /// answer, the person is still signed out here.
    func signOut(_ visit: Visit) async throws -> Response {
        let here = Response.seeOther(SignOnLinks.signedOut).settingCookie(.removing(WebSite.sessionCookie))
        guard let session = visit.session, let cookie = visit.cookie(WebSite.sessionCookie) else { return here }
        let hint = try await idToken(cookie: cookie)
        try await database.write { try $0.endSiteSession(session.id, now: visit.now) }
        kept.forgetAll()
        guard let hint, let metadata = try? await issuer.metadata(now: visit.now) else { return here }
        let query = URLForm.encode([
            (name: "id_token_hint", value: hint), (name: "client_id", value: settings.client),
            (name: "post_logout_redirect_uri", value: settings.signedOutURI),
        ])
        return .redirect(metadata.end_session_endpoint + "?" + query, status: 303)
            .settingCookie(.removing(WebSite.sessionCookie))
    }

    func signedOut(_ visit: Visit) -> Response {
        visit.page(SignOnWords.signedOutTitle, layout: .plain, """
            \(pageHeading(SignOnWords.signedOutTitle))
            \(banner(.good, SignOnWords.signedOut))
            \(buttonRow(
                linkButton(SignOnWords.home, to: Link("/")),
                linkButton(SignOnWords.signInAgain, to: SignOnLinks.signIn, .secondary)))
            """)
    }

    private struct Refused: Encodable {
        let error = "invalid_request"
        let error_description: String
    }

    /// `/dang-xuat/kenh-sau`: Vnconnect says that a session is over. 200 when it is over here too, 400 for anything that
    /// cannot be believed or done; Vnconnect tries again.
    func backChannelLogout(_ visit: Visit) async throws -> Response {
        do {
            let tokens = visit.posted.all("logout_token")
            guard tokens.count == 1 else { throw JoseRefusal.malformed }
            let claims = try await issuer.claims(LogoutClaims.self, of: tokens[0], typ: "logout+jwt", now: visit.now)
            guard claims.isFor(settings.client, from: settings.issuer, now: visit.now) else { throw JoseRefusal.badClaims }
            let site = site
            guard try await database.write({ try $0.hear(claims, at: site, now: visit.now) }) else { throw JoseRefusal.badClaims }
            kept.forgetAll()
            return .empty(200)
        } catch is JoseRefusal {
            return try .json(Refused(error_description: "the logout token is not acceptable"), status: 400)
        } catch is SignOnRefusal {
            return try .json(Refused(error_description: "the logout token cannot be checked now"), status: 400)
        }
    }
}
