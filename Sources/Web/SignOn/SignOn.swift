import Foundation
import Kit
import Links
import Parties
import Store

/// One site as client of Vnconnect: signing in and out, and the site's own sessions (REQ-VNC-001, REQ-LOG-015).
public struct SignOn: Sendable {
    let settings: SignOnSettings
    let flow: CodeFlow
    let issuer: Issuer
    let database: Database
    let keys: KeyRing
    /// By the cookie's hash. A session that another process ended is over here after two seconds (the architecture allows
    /// five).
    let kept = Keep<[UInt8], SiteSession>(seconds: 2, most: 20_000)

    /// - Parameters:
    ///   - database: The site's own; ``signOnMigrations`` have run on it.
    ///   - keys: The site's deployment's.
    ///   - outbound: A client of its own, so that these calls never wait for others; its one origin is the issuer's.
    public init(settings: SignOnSettings, database: Database, keys: KeyRing, outbound: OutboundHTTP) {
        (self.settings, self.database, self.keys) = (settings, database, keys)
        issuer = Issuer(settings.issuer, outbound: outbound)
        flow = CodeFlow(settings: settings, issuer: issuer, outbound: outbound)
    }

    public var routes: [Route] {
        [
            .get(SignOnLinks.signIn, begin),
            .get(SignOnLinks.callback, finish),
            .get(SignOnLinks.register) { _ in .redirect(settings.register) },
            .post(SignOnLinks.signOut, signOut),
            .get(SignOnLinks.signedOut, signedOut),
            .post(SignOnLinks.backChannelLogout, .crossSite, backChannelLogout),
        ] + SessionRoutes(rest: rest, keep: keep).routes
    }

    /// Where a visitor goes who has to sign in (again) for a page, and comes back from (REQ-GEN-013). A form that was
    /// posted comes back to the page it stands on, not to its answer.
    public func signIn(_ visit: Visit, acr: String?) -> Response {
        let path = visit.isPost ? page(before: visit) : visit.path
        return .redirect(SignOnLinks.signIn.query(("ve", path), ("acr", acr)).path, status: 303)
    }

    private func page(before visit: Visit) -> String? {
        let origin = visit.origins[visit.site]
        return visit.header("referer").flatMap { $0.hasPrefix(origin + "/") ? String($0.dropFirst(origin.count)) : nil }
    }

    var site: String { settings.site.rawValue }
}
