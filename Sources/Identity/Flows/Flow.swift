import Foundation
import Kit
import Store

/// A journey under way — a registration, a sign-in, a recovery: a row with an expiry, bound to one browser.
///
/// It is shown again from itself, so going back, reloading and two tabs can change nothing but what the row says (I3).
public struct Flow<Content: FlowContent>: Sendable {
    /// Random; stands in the address of the journey's pages. It opens nothing without the browser it is bound to.
    public let id: UUID
    public let content: Content
    public let startedAt: Date
    public let expiresAt: Date
    /// Every change names the version it saw.
    let version: Int
}

/// What one kind of journey keeps between its pages. It is sealed at rest.
public protocol FlowContent: Codable, Sendable {
    static var kind: FlowKind { get }
    static var life: TimeInterval { get }
    var stepName: String { get }
}

public enum FlowKind: String, Sendable {
    case signIn, mobileRegistration, localRegistration, recovery, newPhone
}

extension Transaction {
    func start<Content>(_ id: UUID, _ content: Content, browser: String, _ keys: KeyRing, now: Date) throws -> Flow<
        Content
    > {
        let flow = Flow(
            id: id, content: content, startedAt: now, expiresAt: now.addingTimeInterval(Content.life), version: 1)
        try execute(
            """
            INSERT INTO identity_flows (id, kind, browser, step, sealed, started_at, expires_at)
            VALUES (\(id), \(Content.kind.rawValue), \(Digest.sha256(browser)), \(content.stepName),
                    \(try keys.seal(content)), \(now), \(flow.expiresAt))
            """)
        return flow
    }

    /// The journey with this id, of this kind, of this browser, not over. A row of another kind is no row (I20).
    public func flow<Content: FlowContent>(
        _ type: Content.Type, _ id: UUID, browser: String, _ keys: KeyRing, now: Date
    ) throws -> Flow<Content>? {
        try first(
            """
            SELECT sealed, started_at, expires_at, version FROM identity_flows
             WHERE id = \(id) AND kind = \(Content.kind.rawValue) AND browser = \(Digest.sha256(browser))
               AND expires_at > \(now)
            """
        ) { row in
            Flow(
                id: id, content: try keys.open(type, try row.blob("sealed")), startedAt: try row.date("started_at"),
                expiresAt: try row.date("expires_at"), version: try row.int("version"))
        }
    }

    /// The newest journey of a kind this browser has under way: coming back resumes it (REQ-REG-007).
    func newestFlow<Content: FlowContent>(
        _ type: Content.Type, browser: String, _ keys: KeyRing, now: Date
    ) throws -> Flow<Content>? {
        let id = try first(
            """
            SELECT id FROM identity_flows
             WHERE kind = \(Content.kind.rawValue) AND browser = \(Digest.sha256(browser)) AND expires_at > \(now)
             ORDER BY started_at DESC LIMIT 1
            """
        ) { try $0.uuid("id") }
        return try id.flatMap { try flow(type, $0, browser: browser, keys, now: now) }
    }

    /// Writes the next step, if nobody else took one meanwhile.
    /// - Throws: ``IdentityRefusal/wrongState``
    func advance<Content>(_ flow: Flow<Content>, to content: Content, _ keys: KeyRing) throws {
        let changed = try execute(
            """
            UPDATE identity_flows SET step = \(content.stepName), sealed = \(try keys.seal(content)), version = version + 1
             WHERE id = \(flow.id) AND version = \(flow.version)
            """)
        guard changed == 1 else { throw IdentityRefusal.wrongState }
    }

    /// Ends a journey; of two requests that do so one goes on.
    /// - Throws: ``IdentityRefusal/wrongState``
    func finish<Content>(_ flow: Flow<Content>) throws {
        let ended = try execute("DELETE FROM identity_flows WHERE id = \(flow.id) AND version = \(flow.version)")
        guard ended == 1 else { throw IdentityRefusal.wrongState }
    }
}

extension KeyRing {
    fileprivate func seal<Content: FlowContent>(_ content: Content) throws -> [UInt8] {
        try seal(try JSONEncoder().encode(content), for: "\(SealPurpose.flow).\(Content.kind.rawValue)")
    }

    fileprivate func open<Content: FlowContent>(_ type: Content.Type, _ sealed: [UInt8]) throws -> Content {
        let bytes = try open(sealed, for: "\(SealPurpose.flow).\(Content.kind.rawValue)")
        return try JSONDecoder().decode(type, from: Data(bytes))
    }
}
