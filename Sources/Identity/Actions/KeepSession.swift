import Foundation
import Kit
import Store

/// When a live session ends: unless it is used before, and whatever is done.
public struct KeptSession: Sendable, Equatable {
    public let idleUntil: Date
    public let endsAt: Date
}

extension Accounts {
    /// When the session of the browser that holds `token` ends; `nil` where there is none any more. Asking does not
    /// lengthen it.
    public func sessionEnd(token: String, now: Date) async throws -> KeptSession? {
        try await database.read { tx in
            try tx.liveSession(token, now: now).map { session, standing in
                KeptSession(
                    idleUntil: session.idleUntil(standing, usedAt: session.lastSeenAt), endsAt: session.expiresAt)
            }
        }
    }

    /// *Tiếp tục*: as if a page had been opened.
    public func keepSession(token: String, now: Date) async throws -> KeptSession? {
        try await database.write { tx in
            guard let (session, standing) = try tx.liveSession(token, now: now) else { return nil }
            try tx.execute(
                """
                UPDATE identity_sessions SET last_seen_at = \(now)
                 WHERE id = \(session.id) AND ended_at IS NULL AND last_seen_at < \(now)
                """)
            return KeptSession(idleUntil: session.idleUntil(standing, usedAt: now), endsAt: session.expiresAt)
        }
    }
}

extension Transaction {
    fileprivate func liveSession(_ token: String, now: Date) throws -> (VnconnectSession, Standing)? {
        guard let session = try vnconnectSession(token: token), let standing = try standing(session.account),
            Gate.isAlive(session, standing, now: now)
        else { return nil }
        return (session, standing)
    }
}
