import Foundation
import Kit
import Store

extension Accounts {
    /// The systems that have one's data.
    public func consents(_ owner: AccountOwner) async throws -> [ClientConsent] {
        try await database.read { try $0.consents(of: owner.account) }
    }

    /// The texts a person agreed to, the newest first.
    public func agreements(_ owner: AccountOwner) async throws -> [Agreement] {
        try await database.read { try $0.agreements(of: owner.account) }
    }

    /// *Rút lại sự cho phép*: what the system holds ends at once, it is told to end its sessions, and it is given nothing
    /// more before the person signs in to it anew.
    ///
    /// - Throws: ``IdentityRefusal/gone`` for a system that has none of this person's data.
    public func withdrawConsent(to client: String, _ owner: AccountOwner, now: Date) async throws {
        let entry = TrailEntry(
            stream: "account:\(owner.account)", actor: "account:\(owner.account)", action: "consent.withdraw",
            object: "client:\(client)", chance: chance)
        try await database.write { tx in
            guard try tx.withdraw(client, of: owner.account, now: now) else { throw IdentityRefusal.gone }
            try tx.endGrants(of: owner.account, to: client, now: now)
            for session in try tx.openSessions(of: owner.account) {
                try tx.queueLogout(session, onlyTo: client, at: now)
                try tx.execute(
                    "DELETE FROM identity_session_clients WHERE session_id = \(session.id) AND client_id = \(client)")
            }
            try tx.record(entry, at: now)
        }
    }
}

/// A text a person agreed to (REQ-GEN-019).
public struct Agreement: Sendable, Equatable {
    public let policy: PolicyVersion
    public let givenAt: Date
}

extension Transaction {
    func agreements(of account: ID<Account>) throws -> [Agreement] {
        try run(
            """
            SELECT kind, version, given_at FROM identity_consents
             WHERE account_id = \(account) ORDER BY given_at DESC, kind, version DESC
            """
        ) { row in
            let kind = try row.read("kind", PolicyVersion.Kind.init(rawValue:))
            return Agreement(policy: PolicyVersion(kind, try row.int("version")), givenAt: try row.date("given_at"))
        }
    }

    fileprivate func endGrants(of account: ID<Account>, to client: String, now: Date) throws {
        try execute(
            """
            UPDATE identity_refresh_tokens SET revoked_at = \(now)
             WHERE account_id = \(account) AND client_id = \(client) AND revoked_at IS NULL
            """)
        try execute(
            """
            UPDATE identity_access_tokens SET revoked_at = \(now)
             WHERE account_id = \(account) AND client_id = \(client) AND revoked_at IS NULL
            """)
        try execute(
            """
            UPDATE identity_authorization_codes SET used_at = \(now)
             WHERE client_id = \(client) AND used_at IS NULL
               AND session_id IN (SELECT id FROM identity_sessions WHERE account_id = \(account) AND ended_at IS NULL)
               AND expires_at > \(now)
            """)
    }
}
