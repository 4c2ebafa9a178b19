import Foundation
import Kit

/// What a single-use secret is for. A secret of one kind is unknown under every other.
///
/// ```swift
/// extension SingleUseKind { static let loginCode = SingleUseKind("login-code") }
/// ```
public struct SingleUseKind: Hashable, Sendable {
    let name: String

    public init(_ name: StaticString) { self.name = name.description }

    /// Only the hash is at rest. It is not keyed: the secret has to be unguessable by itself (``Chance/token(bytes:)``);
    /// a short code is kept under a token, never as the secret.
    func hash(_ secret: String) -> [UInt8] { Digest.sha256("\(name):\(secret)") }
}

/// Things that may be used once: authorization codes, captchas, nonces, action links.
extension Transaction {
    /// Keeps `payload` under `secret` until `until` (exclusive).
    /// - Throws: ``StoreFault/duplicate(_:)`` when the secret is known already.
    public func keep(_ kind: SingleUseKind, _ secret: String, payload: String, until: Date) throws {
        try execute("""
            INSERT INTO store_single_use (kind, hash, payload, expires_at)
            VALUES (\(kind.name), \(kind.hash(secret)), \(payload), \(until))
            """)
    }

    /// Remembers a value that somebody else made and that may come once: the name of a signed proof (RFC 7523 section 3).
    /// - Returns: Whether it is the first time; of many at once, exactly one is told so (I23).
    public func keepFirst(_ kind: SingleUseKind, _ value: String, until: Date) throws -> Bool {
        try execute("""
            INSERT INTO store_single_use (kind, hash, payload, expires_at)
            VALUES (\(kind.name), \(kind.hash(value)), '', \(until)) ON CONFLICT (kind, hash) DO NOTHING
            """) == 1
    }

    /// Takes it: the payload for exactly one caller, `nil` for all others, for an unknown secret and for one too late.
    public func take(_ kind: SingleUseKind, _ secret: String, now: Date) throws -> String? {
        try first("""
            UPDATE store_single_use SET taken_at = \(now)
             WHERE kind = \(kind.name) AND hash = \(kind.hash(secret)) AND taken_at IS NULL AND expires_at > \(now)
            RETURNING payload
            """) { try $0.text("payload") }
    }

    /// The payload if it could be taken now.
    public func peek(_ kind: SingleUseKind, _ secret: String, now: Date) throws -> String? {
        try first("""
            SELECT payload FROM store_single_use
             WHERE kind = \(kind.name) AND hash = \(kind.hash(secret)) AND taken_at IS NULL AND expires_at > \(now)
            """) { try $0.text("payload") }
    }

    /// The payload of one that was taken before: a second use may have to undo the first (RFC 6749, 4.1.2). Known for
    /// ``SingleUse/memory`` past its end.
    public func taken(_ kind: SingleUseKind, _ secret: String) throws -> String? {
        try first("""
            SELECT payload FROM store_single_use
             WHERE kind = \(kind.name) AND hash = \(kind.hash(secret)) AND taken_at IS NOT NULL
            """) { try $0.text("payload") }
    }

    /// Drops what nobody can take or ask for any more; tells how many.
    @discardableResult
    func sweepSingleUse(now: Date) throws -> Int {
        try execute("DELETE FROM store_single_use WHERE expires_at < \(now.addingTimeInterval(-SingleUse.memory))")
    }
}

public enum SingleUse {
    /// A day.
    public static let memory: TimeInterval = 86_400
}
