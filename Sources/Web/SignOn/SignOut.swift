import Foundation
import Jose
import Kit
import Links
import Store

extension SignOn {
    /// *Đăng xuất*: ends this site's session and sends the browser to Vnconnect, which ends its own and tells every other
    /// site (REQ-LOG-015). With Vnconnect away the session here is over all the same.
    func signOut(_ visit: Visit) async throws -> Response {
        guard let token = visit.cookie(WebSite.sessionCookie), let idToken = try await sessions.end(token) else {
            return .seeOther(SignOnLinks.signedOut)
        }
        let gone = SetCookie.removing(WebSite.sessionCookie)
        guard let endpoint = try? await provider.description(now: visit.now).end_session_endpoint else {
            return .seeOther(SignOnLinks.signedOut).settingCookie(gone)
        }
        let query = "?id_token_hint=\(Link.encode(idToken))&client_id=\(Link.encode(client.id))"
            + "&post_logout_redirect_uri=\(Link.encode(client.postLogoutURI))"
        return .redirect(endpoint + query, status: 303).settingCookie(gone)
    }

    private struct LogoutClaims: Decodable, Sendable {
        struct Event: Decodable, Sendable {}
        let iss: String
        let aud: Recipients
        let iat: NumericDate
        let exp: NumericDate
        let jti: String
        let events: [String: Event]
        let sub: String?
        let sid: String?
        let nonce: String?
    }

    private static let event = "http://schemas.openid.net/event/backchannel-logout"
    private static let heard = SingleUseKind("web.logout-token")

    /// Vnconnect tells of a sign-out (Back-Channel Logout 1.0, section 2.6). A token is heard once.
    func backChannelLogout(_ visit: Visit) async throws -> Response {
        guard let token = visit.posted.text("logout_token"),
            let claims = try? await provider.claims(LogoutClaims.self, of: token, typ: "logout+jwt", now: visit.now),
            isLogout(claims, now: visit.now)
        else { return .text("invalid_request", status: 400) }
        let until = claims.exp.date.addingTimeInterval(300)
        do {
            try await database.write { tx in try tx.keep(Self.heard, claims.jti, payload: "", until: until) }
        } catch StoreFault.duplicate {
            return .text("invalid_request", status: 400)
        }
        try await sessions.end(sid: claims.sid, subject: claims.sub)
        return .empty(200)
    }

    private func isLogout(_ claims: LogoutClaims, now: Date) -> Bool {
        claims.iss == client.issuer && claims.aud.contains(client.id) && now < claims.exp.date
            && abs(claims.iat.date.timeIntervalSince(now)) < 600 && claims.nonce == nil
            && claims.events[Self.event] != nil && (claims.sub != nil || claims.sid != nil)
    }
}
