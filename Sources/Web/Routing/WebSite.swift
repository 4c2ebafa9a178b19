import Foundation
import Html
import HTTPTypes
import Kit
import Links

/// One site as the server knows it: its host, its routes, its look, and how a visitor is known on it.
public struct WebSite: Sendable {
    public let site: Site
    let routes: [Route]
    /// Dresses a page in the site's layout.
    let dress: @Sendable (Visit, PageContent) async -> HTML
    /// Finds the session behind the cookie `phien`; `nil` where there is none or it has ended.
    let session: @Sendable (String, Date) async throws -> SiteSession?
    /// Where a visitor goes to sign in, and comes back from.
    let signIn: @Sendable (Visit, _ acr: String?) -> Response
    /// Origins that a form of this site may end on after its redirects (CSP `form-action`); `nil` is any, for the site
    /// that sends people back to strangers' applications.
    let formTargets: [String]?

    public init(
        _ site: Site, routes: [Route], formTargets: [String]?,
        dress: @escaping @Sendable (Visit, PageContent) async -> HTML,
        session: @escaping @Sendable (String, Date) async throws -> SiteSession? = { _, _ in nil },
        signIn: @escaping @Sendable (Visit, String?) -> Response
    ) {
        (self.site, self.routes, self.formTargets, self.dress) = (site, routes, formTargets, dress)
        (self.session, self.signIn) = (session, signIn)
    }

    public static let sessionCookie = "phien"
}

extension WebSite {
    /// Method, path and audience of each route, for people and for the matrix of rights.
    public var list: [String] { routes.map { "\($0.method.rawValue)\t\($0.link.pattern)\t\($0.audience)" } }
}
