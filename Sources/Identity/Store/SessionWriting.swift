import Foundation
import Kit
import Store

/// The random part of a session, drawn before the transaction that stores it.
public struct FreshSession: Sendable {
    let id: ID<VnconnectSession>
    let sid: UUID
    /// What the browser will hold.
    public let token: String
    let event: ID<AccessEvent>

    public init(_ chance: Chance, at now: Date) {
        (id, sid, token, event) = (chance.id(at: now), chance.uuid4(), chance.token(), chance.id(at: now))
    }
}

extension Transaction {
    /// Opens a session under a new id and token, and ends the one this browser had (I2). Writes the history.
    func open(
        _ fresh: FreshSession, for standing: Standing, _ methods: Set<AuthenticationMethod>, authenticatedAt: Date,
        replacing former: VnconnectSession?, system: String, in browser: Browser,
        as method: AccessMethod? = nil, now: Date
    ) throws -> VnconnectSession {
        // A step-up or a second password of the same person is no logout elsewhere. A session that is over, or older than
        // the account's last lock or new password, hands nothing on: its refresh tokens would come back to life.
        let isSamePerson = former.map {
            $0.account == standing.account && $0.endedAt == nil && $0.epoch == standing.epoch
        } ?? false
        if let former { try end(former, .replaced, tellingClients: !isSamePerson, now: now) }
        let session = VnconnectSession(
            id: fresh.id, sid: fresh.sid, account: standing.account, methods: methods, authenticatedAt: authenticatedAt,
            startedAt: now, lastSeenAt: now, expiresAt: now.addingTimeInterval(SessionLife.of(standing).absolute),
            epoch: standing.epoch, agent: browser.agent, address: browser.address, endedAt: nil)
        try insert(session, tokenHash: Digest.sha256(fresh.token))
        if isSamePerson, let former { try moveClients(from: former.id, to: session.id) }
        let entry = AccessEntry(fresh.event, standing.account, system: system, method ?? session.method, .success, browser)
        try write(entry, session: session.id, now: now)
        return session
    }

    /// Ends a session once, and tells its clients by the back channel.
    @discardableResult
    func end(
        _ session: VnconnectSession, _ reason: SessionEnd, tellingClients: Bool = true, now: Date
    ) throws -> Bool {
        let ended = try execute(
            """
            UPDATE identity_sessions SET ended_at = \(now), end_reason = \(reason.rawValue)
             WHERE id = \(session.id) AND ended_at IS NULL
            """)
        if ended == 1, tellingClients { try queueLogout(session, at: now) }
        return ended == 1
    }

    /// Ends every session of an account but `kept`, and forgets its remembered browsers.
    func endSessions(of account: ID<Account>, except kept: ID<VnconnectSession>? = nil, _ reason: SessionEnd, now: Date)
        throws
    {
        for session in try openSessions(of: account) where session.id != kept { try end(session, reason, now: now) }
        try execute("DELETE FROM identity_remembered WHERE account_id = \(account)")
    }

    /// Everything issued to the account before dies with this; `kept` lives on under the new epoch.
    func raiseEpoch(of account: ID<Account>, keeping kept: ID<VnconnectSession>? = nil, now: Date) throws {
        try execute("UPDATE identity_accounts SET epoch = epoch + 1, updated_at = \(now) WHERE id = \(account)")
        guard let kept else { return }
        try execute(
            """
            UPDATE identity_sessions SET epoch = (SELECT epoch FROM identity_accounts WHERE id = \(account))
             WHERE id = \(kept) AND account_id = \(account) AND ended_at IS NULL
            """)
    }
}
