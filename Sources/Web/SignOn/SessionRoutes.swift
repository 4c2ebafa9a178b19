import Foundation
import Kit
import Links

/// How much of a session is left, in whole seconds.
public struct SessionRest: Sendable, Equatable, Encodable {
    /// Until it ends unless it is used before; 0 where there is none any more.
    public let left: Int
    /// Until it ends whatever is done.
    public let most: Int

    public init(idleUntil: Date, endsAt: Date, now: Date) {
        left = max(0, Int(idleUntil.timeIntervalSince(now)))
        most = max(0, Int(endsAt.timeIntervalSince(now)))
    }

    private init() { (left, most) = (0, 0) }

    static let none = SessionRest()
}

/// What a page asks about the end of its session, and *Tiếp tục* (WCAG 2.2.1, spec F.4).
///
/// These routes look the session up themselves: a page that only asks must not keep an unwatched screen signed in.
public struct SessionRoutes: Sendable {
    public typealias Look = @Sendable (_ cookie: String, _ now: Date) async throws -> SessionRest?
    private let rest: Look
    private let keep: Look

    /// - Parameters:
    ///   - rest: Finds what is left without using the session.
    ///   - keep: Uses it.
    public init(rest: @escaping Look, keep: @escaping Look) { (self.rest, self.keep) = (rest, keep) }

    public var routes: [Route] {
        [
            .get(SignOnLinks.session) { try await answer($0, rest) }.withoutSession,
            .post(SignOnLinks.keepSession) { try await answer($0, keep) }.withoutSession,
        ]
    }

    private func answer(_ visit: Visit, _ look: Look) async throws -> Response {
        guard let cookie = visit.cookie(WebSite.sessionCookie) else { return try .json(SessionRest.none) }
        return try .json(try await look(cookie, visit.now) ?? .none)
    }
}
