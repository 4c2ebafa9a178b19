import HTTPTypes
import Kit
import Links

/// Method, link, audience, handler: the table of a feature's routes reads as the list of what can be asked.
public struct Route: Sendable {
    public let method: HTTPRequest.Method
    public let link: Link
    public let audience: String
    let body: BodyRule
    /// Called by servers while a visitor's request of ours may be waiting for the answer; see ``forServers``.
    var isForServers = false
    /// Whether the visitor's session on this site is looked up; see ``withoutSession``.
    var readsSession = true
    /// For how many seconds one answer does for everyone who has no cookie; see ``shared(for:)``.
    var sharedSeconds: Double?
    let answer: @Sendable (Visit) async throws -> Outcome
    /// What a visitor is told who may not come here at all; `nil` for the others. Asked before files are taken in.
    var turnsAway: @Sendable (Visit) async throws -> Outcome? = { _ in nil }

    /// What a route makes of a visit: an answer, or the need to sign in first.
    enum Outcome: Sendable {
        case response(Response)
        case signIn(acr: String?)
    }

    public typealias Open = @Sendable (Visit) async throws -> Response

    /// A page for anyone.
    public static func get(_ link: Link, _ handler: @escaping Open) -> Route {
        Route(method: .get, link: link, audience: "anyone", body: .none) { .response(try await handler($0)) }
    }

    public static func get<Who>(
        _ link: Link, for audience: Audience<Who>, _ handler: @escaping @Sendable (Visit, Who) async throws -> Response
    ) -> Route {
        guarded(
            Route(method: .get, link: link, audience: audience.name, body: .none) { try await pass($0, audience, handler) },
            audience)
    }

    /// A form anyone may send.
    public static func post(_ link: Link, _ handler: @escaping Open) -> Route { post(link, .form, handler) }

    public static func post(_ link: Link, _ body: BodyRule, _ handler: @escaping Open) -> Route {
        Route(method: .post, link: link, audience: "anyone", body: body) { .response(try await handler($0)) }
    }

    public static func post<Who>(
        _ link: Link, for audience: Audience<Who>, _ handler: @escaping @Sendable (Visit, Who) async throws -> Response
    ) -> Route { post(link, for: audience, .form, handler) }

    public static func post<Who>(
        _ link: Link, for audience: Audience<Who>, _ body: BodyRule,
        _ handler: @escaping @Sendable (Visit, Who) async throws -> Response
    ) -> Route {
        guarded(
            Route(method: .post, link: link, audience: audience.name, body: body) { try await pass($0, audience, handler) },
            audience)
    }

    /// The same route with places of its own (architecture, section 3): a visitor waiting for it takes none of them, and
    /// it waits for no visitor. For endpoints that call nobody themselves: token, userinfo, keys.
    public var forServers: Route {
        var route = self
        (route.isForServers, route.readsSession) = (true, false)
        return route
    }

    /// The same route, which asks for no session: it knows people by other means, or not at all.
    public var withoutSession: Route {
        var route = self
        route.readsSession = false
        return route
    }

    /// The same route, whose answer is the same for everybody who is not signed in and may be `seconds` old.
    public func shared(for seconds: Double) -> Route {
        var route = self
        route.sharedSeconds = seconds
        return route
    }

    private static func guarded<Who>(_ route: Route, _ audience: Audience<Who>) -> Route {
        var route = route
        route.turnsAway = { visit in
            switch try await audience.admit(visit) {
            case .welcome: nil
            case .signIn(let acr): .signIn(acr: acr)
            case .refused(let refusal): throw refusal
            }
        }
        return route
    }

    private static func pass<Who>(
        _ visit: Visit, _ audience: Audience<Who>, _ handler: @Sendable (Visit, Who) async throws -> Response
    ) async throws -> Outcome {
        switch try await audience.admit(visit) {
        case .welcome(let who): .response(try await handler(visit, who))
        case .signIn(let acr): .signIn(acr: acr)
        case .refused(let refusal): throw refusal
        }
    }
}

/// What a post may carry, and how it is read.
public enum BodyRule: Sendable {
    case none
    /// A form of our own page: URL-encoded, at most 256 kB, with its proof.
    case form
    /// A form of our own page with files, streamed away as they come.
    case upload(UploadRule)
    /// A form from elsewhere, for protocol endpoints that have proofs of their own.
    case crossSite
    /// Bytes the handler reads itself, up to `most`.
    case raw(most: Int)
}
