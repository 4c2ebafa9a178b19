import Foundation
import Html
import Identity
import Kit
import Links
import Web

extension OpenIDRoutes {
    /// The name under which a sign-in brings its request back.
    static let resume = "tiep"
    /// Beside it: the person does not want to sign in.
    static let declined = "tu-choi"

    func authorize(_ visit: Visit) async throws -> Response {
        do {
            let query = try query(visit)
            let isDeclined = query.isResumed && visit.rawQuery.text(Self.declined) != nil
            let outcome = isDeclined
                ? try await provider.decline(query, now: visit.now)
                : try await provider.authorize(query, token: browser.token(visit), now: visit.now)
            switch outcome {
            case .redirect(let url): return .redirect(url, status: 303)
            case .signIn(let demand): return try await browser.signIn(demand, visit)
            }
        } catch let refusal as AuthorizationRefusal {
            return refused(refusal, visit)
        } catch AuthorizationFault.page(let refusal) {
            return refused(refusal, visit)
        }
    }

    private func query(_ visit: Visit) throws(AuthorizationFault) -> AuthorizationQuery {
        if let sealed = visit.rawQuery.text(Self.resume) { return try provider.resumed(sealed, now: visit.now) }
        return try AuthorizationQuery(visit.rawQuery.fields, now: visit.now)
    }

    /// A browser keeps `SameSite` cookies back from another site's form; the same request as an address brings them.
    func authorizeByPost(_ visit: Visit) throws -> Response {
        do {
            _ = try AuthorizationQuery(visit.posted.fields, now: visit.now)
        } catch AuthorizationFault.page(let refusal) {
            return refused(refusal, visit)
        }
        return asAddress(IdentityLinks.authorize, visit)
    }

    /// What was posted, as a query; the way back to it is closed (`tiep` comes only from a sign-in).
    func asAddress(_ link: Link, _ visit: Visit) -> Response {
        .seeOther(link.query(visit.posted.fields.filter { $0.name != Self.resume }.map { ($0.name, Optional($0.value)) }))
    }

    /// Told here and nowhere else: where the request says to go is not known to be the client's.
    private func refused(_ refusal: AuthorizationRefusal, _ visit: Visit) -> Response {
        visit.page(OpenIDPageWords.requestTitle, status: refusal.status, layout: .plain, """
            \(pageHeading(OpenIDPageWords.requestTitle))
            \(banner(.bad, refusal.words))
            """)
    }
}
