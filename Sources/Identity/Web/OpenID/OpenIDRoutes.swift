import Foundation
import Identity
import Jose
import Kit
import Links
import Web

/// The endpoints of Vnconnect as OpenID provider (REQ-VNC-001), on the host `xacthuc`.
public struct OpenIDRoutes: Sendable {
    let provider: OpenIDProvider
    let browser: OpenIDBrowser
    /// The clients that may look for accounts.
    let readers: Set<String>

    public init(provider: OpenIDProvider, browser: OpenIDBrowser, readers: Set<String> = []) {
        (self.provider, self.browser, self.readers) = (provider, browser, readers)
    }

    public var routes: [Route] {
        [
            Route.get(IdentityLinks.discovery, discovery).forServers,
            Route.get(IdentityLinks.openAPI, openAPI).forServers,
            Route.get(IdentityLinks.keys, publishedKeys).forServers,
            Route.get(IdentityLinks.authorize, authorize).withoutSession,
            Route.post(IdentityLinks.authorize, .crossSite, authorizeByPost).withoutSession,
            Route.post(IdentityLinks.token, .crossSite, token).forServers,
            Route.post(IdentityLinks.pushedRequests, .crossSite, push).forServers,
            Route.post(IdentityLinks.introspection, .crossSite, introspect).forServers,
            Route.post(IdentityLinks.revocation, .crossSite, revoke).forServers,
            Route.get(IdentityLinks.userInfo, userInfo).forServers,
            Route.post(IdentityLinks.userInfo, .crossSite, userInfo).forServers,
            Route.post(IdentityLinks.findAccounts, .crossSite, findAccounts).forServers,
            .get(IdentityLinks.endSessionEndpoint, endSession),
            .post(IdentityLinks.endSessionEndpoint, .crossSite, endSessionByPost),
            .post(IdentityLinks.endSessionConfirm, endSessionConfirmed),
        ]
    }

    func discovery(_ visit: Visit) throws -> Response {
        let issuer = provider.issuer
        let endpoints = Discovery.Endpoints(
            authorize: issuer + IdentityLinks.authorize.path, token: issuer + IdentityLinks.token.path,
            push: issuer + IdentityLinks.pushedRequests.path, userInfo: issuer + IdentityLinks.userInfo.path,
            introspect: issuer + IdentityLinks.introspection.path, revoke: issuer + IdentityLinks.revocation.path,
            keys: issuer + IdentityLinks.keys.path, endSession: issuer + IdentityLinks.endSessionEndpoint.path)
        return try .json(Discovery(issuer: issuer, endpoints)).header("Access-Control-Allow-Origin", "*")
    }

    func publishedKeys(_ visit: Visit) async throws -> Response {
        .bytes(try await provider.keys.published(now: visit.now).json, type: "application/json")
            .header("Access-Control-Allow-Origin", "*")
    }
}
