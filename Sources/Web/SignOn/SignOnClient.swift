import Kit
import Links
import Parties

/// One site as a client of Vnconnect — *đăng nhập một lần* (architecture, section 3).
package struct SignOnClient: Sendable {
    package let site: Site
    package let id: String
    let secret: Secret<String>
    /// The provider's issuer, which is also its origin.
    let issuer: String
    /// The site's own origin.
    let origin: String
    /// What the site asks to know.
    let scope: String
    /// The strength a plain sign-in asks for; `nil` leaves it to the provider.
    let acr: String?
    /// Strengths from weakest to strongest: a session of a later one serves where an earlier one is asked for.
    let strengths: [String]
    /// Where a stranger gets an account.
    let register: String

    package init(
        site: Site, id: String, secret: Secret<String>, issuer: String, origin: String, scope: String, acr: String?,
        strengths: [String], register: String
    ) {
        (self.site, self.id, self.secret, self.issuer, self.origin) = (site, id, secret, issuer, origin)
        (self.scope, self.acr, self.strengths, self.register) = (scope, acr, strengths, register)
    }

    var redirectURI: String { origin + SignOnLinks.callback.path }
    var postLogoutURI: String { origin + SignOnLinks.signedOut.path }

    /// Whether a session of strength `had` serves where `asked` is asked for.
    func serves(_ had: String, _ asked: String?) -> Bool {
        guard let asked, let needed = strengths.firstIndex(of: asked) else { return true }
        return (strengths.firstIndex(of: had) ?? -1) >= needed
    }
}
