import Foundation
import Html
import Kit
import Links
import Parties
import Store

/// What every site does as a client of Vnconnect: sign in, come back, sign out, be told of a sign-out elsewhere.
package struct SignOn: Sendable {
    let client: SignOnClient
    package let sessions: SiteSessions
    let provider: Provider
    let outbound: OutboundHTTP
    let database: Database
    let keys: KeyRing

    /// - Parameter outbound: A client of its own, so that no page waits for the calls behind it (architecture, section 3).
    package init(client: SignOnClient, database: Database, keys: KeyRing, outbound: OutboundHTTP) {
        (self.client, self.database, self.keys, self.outbound) = (client, database, keys, outbound)
        sessions = SiteSessions(site: client.site, database: database, keys: keys)
        provider = Provider(issuer: client.issuer, outbound: outbound)
    }

    package var routes: [Route] {
        [
            .get(SignOnLinks.signIn, begin),
            .get(SignOnLinks.register) { _ in .redirect(client.register) },
            .get(SignOnLinks.callback, finish),
            .post(SignOnLinks.signOut, signOut),
            .get(SignOnLinks.signedOut, signedOut),
            .post(SignOnLinks.backChannelLogout, .crossSite, backChannelLogout),
        ]
    }

    /// Where a visitor is sent who may not see a page yet: here, and then back. A form that was posted comes back to the
    /// page it stands on, not to its answer.
    package func entrance(_ visit: Visit, acr: String?) -> Response {
        .redirect(SignOnLinks.signIn.query(("ve", visit.isPost ? referring(visit) : visit.path), ("muc", acr)).path)
    }

    private func referring(_ visit: Visit) -> String? {
        let origin = visit.origins[visit.site]
        return visit.header("Referer").flatMap { $0.hasPrefix(origin + "/") ? String($0.dropFirst(origin.count)) : nil }
    }

    /// Sends the browser to Vnconnect (OpenID Connect Core 3.1.2.1, PKCE S256).
    func begin(_ visit: Visit) async throws -> Response {
        let back = ReturnPath.checked(visit.rawQuery.text("ve"))
        let asked = visit.query("muc").flatMap { client.strengths.contains($0) ? $0 : nil } ?? client.acr
        if let person = visit.person, client.serves(person.acr, asked) { return .redirect(back) }
        let pending = PendingSignOn(back: back, chance: visit.chance, now: visit.now)
        let endpoint = try await provider.description(now: visit.now).authorization_endpoint
        let query: [(String, String?)] = [
            ("response_type", "code"), ("client_id", client.id), ("redirect_uri", client.redirectURI), ("scope", client.scope),
            ("state", pending.state), ("nonce", pending.nonce), ("code_challenge", pending.challenge),
            ("code_challenge_method", "S256"), ("acr_values", asked), ("ui_locales", "vi-VN"),
        ]
        let pairs = query.compactMap { name, value in value.map { "\(name)=\(Link.encode($0))" } }
        return .redirect(endpoint + "?" + pairs.joined(separator: "&")).settingCookie(try pending.sealed(keys))
    }

    func signedOut(_ visit: Visit) -> Response {
        visit.page(SignOnWords.signedOut, narrow("""
            \(pageHeading(SignOnWords.signedOut, lead: SignOnWords.signedOutText))
            \(buttonRow(linkButton(SignOnWords.signInAgain, to: SignOnLinks.signIn, .primary), linkButton(SignOnWords.home, to: Link("/"), .secondary)))
            """))
    }
}
