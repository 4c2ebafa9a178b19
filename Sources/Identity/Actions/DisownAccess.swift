import Foundation
import Kit
import Store

extension AccessEvent {
    /// How long a person may say of an access that it was not theirs (identity 4.1).
    public static let timeToDisown: TimeInterval = 240 * 3_600

    /// Only what somebody can have done who knows the password, or held what it gave.
    public func canBeDisowned(now: Date) -> Bool {
        let isTelling = [.success, .wrongCode, .stolenToken, .passwordChanged].contains(result)
        return isTelling && now.timeIntervalSince(at) <= Self.timeToDisown
    }
}

extension Accounts {
    /// One access of one's own history.
    /// - Throws: ``IdentityRefusal/gone`` where it is another's, too old, or tells of nobody's being in.
    public func disownable(_ id: ID<AccessEvent>, _ owner: AccountOwner, now: Date) async throws -> AccessEvent {
        try await database.read { try $0.disownable(id, of: owner.account, now: now) }
    }

    /// *Không phải tôi*: whoever that was, is out. Every session and token ends, this browser's too, no browser is known
    /// or remembered, the password opens nothing any more, and all phones are told (identity 6.7). The way back in is
    /// *Quên mật khẩu*, which asks for the phone.
    ///
    /// - Throws: As ``disownable(_:_:now:)``.
    public func disown(_ id: ID<AccessEvent>, _ owner: AccountOwner, browser: Browser, now: Date) async throws {
        let account = owner.account
        let event: ID<AccessEvent> = chance.id(at: now)
        let entry = TrailEntry(
            stream: "account:\(account)", actor: "account:\(account)", action: "access.disown", object: "access:\(id)",
            details: ["address": browser.address], chance: chance)
        try await database.write { tx in
            let disowned = try tx.disownable(id, of: account, now: now)
            try tx.dropFactors(of: account, since: disowned.at, now: now)
            try tx.closePhoneChanges(of: account, now: now)
            try tx.keepSomeDefault(of: account)
            try tx.raiseEpoch(of: account, now: now)
            try tx.endSessions(of: account, .disowned, now: now)
            try tx.endLiveCode(.login, account.codeSubject, as: .voided, now: now)
            try tx.execute("DELETE FROM identity_devices WHERE account_id = \(account)")
            try tx.disownPassword(of: account, because: id, now: now)
            try tx.write(AccessEntry(event, account, system: "Vnconnect", .passwordOnly, .disowned, browser), now: now)
            for phone in try tx.codePhones(of: account, keys) {
                try tx.notify(phone.phone, .accessDisowned(at: now), self, now: now)
            }
            try tx.record(entry, at: now)
        }
    }
}

extension Transaction {
    /// Whether the owner said that somebody else knows the password.
    func isPasswordDisowned(of account: ID<Account>) throws -> Bool {
        try count("SELECT count(*) AS n FROM identity_disowned_passwords WHERE account_id = \(account)") == 1
    }

    /// From now on the password opens nothing; a new one does.
    func disownPassword(of account: ID<Account>, because event: ID<AccessEvent>, now: Date) throws {
        try execute(
            """
            INSERT INTO identity_disowned_passwords (account_id, event_id, disowned_at)
            VALUES (\(account), \(event), \(now)) ON CONFLICT (account_id) DO NOTHING
            """)
    }

    fileprivate func disownable(_ id: ID<AccessEvent>, of account: ID<Account>, now: Date) throws -> AccessEvent {
        let since = now.addingTimeInterval(-AccessEvent.timeToDisown)
        let event = try first(
            """
            SELECT id, happened_at, system, method, result, address, agent, session_id FROM identity_access_events
             WHERE account_id = \(account) AND happened_at >= \(since) AND id = \(id)
            """, AccessEvent.init(row:))
        guard let event, event.canBeDisowned(now: now) else { throw IdentityRefusal.gone }
        return event
    }
}
