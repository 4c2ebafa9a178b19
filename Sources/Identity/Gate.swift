import Foundation
import Kit
import Store

/// Whether something may be issued to a session: a code, a token, a page of the account (architecture, section 6).
public enum GateAnswer: Equatable, Sendable {
    case permit
    /// The missing step: nobody is signed in, or not strongly, or not recently enough.
    case challenge(SignInStep)
    case deny(IdentityRefusal)
}

/// The one gate. Every grant, journey and endpoint asks it at the moment of issuing; nothing it says is carried along.
public enum Gate {
    /// - Parameters:
    ///   - session: The row as it stands now, `nil` where there is none.
    ///   - standing: The account as it stands now.
    public static func decide(
        _ session: VnconnectSession?, _ standing: Standing?, for demand: SignInDemand, now: Date
    ) -> GateAnswer {
        guard let session, let standing, session.account == standing.account else { return .challenge(.password) }
        guard standing.state.admits else { return .deny(.accountLocked) }
        guard isAlive(session, standing, now: now) else { return .challenge(.password) }
        if let after = demand.after, session.authenticatedAt < after { return .challenge(.password) }
        if let maxAge = demand.maxAge, now.timeIntervalSince(session.authenticatedAt) > TimeInterval(maxAge) {
            return .challenge(.password)
        }
        guard session.strength >= demand.strength else {
            return .challenge(session.methods.contains(.password) ? .code : .password)
        }
        return .permit
    }

    /// Whether a session still stands: not ended, not idle or old beyond its life, of the account's present epoch.
    public static func isAlive(_ session: VnconnectSession, _ standing: Standing, now: Date) -> Bool {
        session.endedAt == nil && session.epoch == standing.epoch && standing.state.admits && now < session.expiresAt
            && now.timeIntervalSince(session.lastSeenAt) < SessionLife.of(standing).idle
    }
}

extension Gate {
    /// Whether what was issued in a session still holds: the session was not ended, the account not locked since.
    ///
    /// Being idle ends the session for new sign-ins, not the tokens it gave.
    static func holds(_ holder: Holder, now: Date) -> Bool {
        holder.endedAt == nil && now < holder.expiresAt && holder.state.admits && holder.epoch == holder.sessionEpoch
    }
}

extension Transaction {
    /// The gate for a session known by its row: what the token and userinfo endpoints ask (I11, I21).
    public func mayIssue(to session: ID<VnconnectSession>, for demand: SignInDemand, now: Date) throws -> GateAnswer {
        guard let session = try vnconnectSession(session) else { return .challenge(.password) }
        return Gate.decide(session, try standing(session.account), for: demand, now: now)
    }

    /// Whether what was issued in a session still holds: the session was not ended, the account not locked since.
    ///
    /// Being idle ends the session for new sign-ins, not the tokens it gave.
    public func stillHolds(_ session: ID<VnconnectSession>, now: Date) throws -> Bool {
        guard let session = try vnconnectSession(session), session.endedAt == nil, now < session.expiresAt,
            let standing = try standing(session.account)
        else { return false }
        return standing.state.admits && standing.epoch == session.epoch
    }
}
