import Foundation
import Html
import Identity
import Kit
import Links
import Web

extension OpenIDRoutes {
    /// RP-Initiated Logout 1.0.
    func endSession(_ visit: Visit) async throws -> Response {
        let query = visit.rawQuery
        let isPlain = Set(query.fields.map(\.name)).count == query.fields.count
        let request = EndSessionRequest(
            hint: isPlain ? query.filled("id_token_hint") : nil, client: query.filled("client_id"),
            redirectURI: query.filled("post_logout_redirect_uri"), state: query.filled("state"))
        switch try await provider.endSession(request, token: browser.token(visit), now: visit.now) {
        case .redirect(let url): return try await browser.signOut(visit, .redirect(url, status: 303))
        case .confirm: return question(visit)
        case .signedOut: return signedOut(visit)
        }
    }

    func endSessionByPost(_ visit: Visit) -> Response { asAddress(IdentityLinks.endSessionEndpoint, visit) }

    func endSessionConfirmed(_ visit: Visit) async throws -> Response {
        try await browser.signOut(visit, signedOut(visit))
    }

    private func question(_ visit: Visit) -> Response {
        visit.page(OpenIDPageWords.signOutTitle, layout: .plain, """
            \(pageHeading(OpenIDPageWords.signOutTitle))
            <p>\(OpenIDPageWords.signOutQuestion)</p>
            \(postForm(to: IdentityLinks.endSessionConfirm, csrf: visit.csrf, buttonRow(
                submitButton(OpenIDPageWords.signOutButton, name: "dang-xuat", value: "1"),
                linkButton(OpenIDPageWords.stay, to: IdentityLinks.account, .secondary))))
            """)
    }

    private func signedOut(_ visit: Visit) -> Response {
        visit.page(OpenIDPageWords.signedOutTitle, layout: .plain, """
            \(pageHeading(OpenIDPageWords.signedOutTitle))
            \(banner(.good, OpenIDPageWords.signedOut))
            """)
    }
}
