import Foundation
import Kit
import Store

extension Accounts {
    /// *Tải dữ liệu của tôi*: everything Vnconnect keeps of the owner. The password is asked again, and the taking is
    /// written down where the owner sees it and where nobody can strike it out.
    ///
    /// - Throws: What the password met.
    public func takeOwnData(
        password: Secret<String>, _ owner: AccountOwner, browser: Browser, now: Date
    ) async throws -> PersonalData {
        try await showAgain(password, owner, browser, now: now)
        let event: ID<AccessEvent> = chance.id(at: now)
        let account = "account:\(owner.account)"
        let entry = TrailEntry(
            stream: account, actor: account, action: "data.take", object: account,
            details: ["address": browser.address], chance: chance)
        return try await database.write { tx in
            guard let own = try tx.account(owner.account, keys) else { throw IdentityRefusal.gone }
            try tx.write(
                AccessEntry(event, own.id, system: "Vnconnect", .passwordOnly, .dataTaken, browser),
                session: owner.session.id, now: now)
            try tx.record(entry, at: now)
            return PersonalData(takenAt: now, sections: try tx.sections(of: own, keys, now: now))
        }
    }
}

extension Transaction {
    fileprivate func sections(of own: Account, _ keys: KeyRing, now: Date) throws -> [PersonalData.Section] {
        [
            own.section, .numbers(own), .phones(own), .apps(try codeApps(of: own.id, keys)), .passkeys(try passkeys(of: own.id)),
            .systems(try consents(of: own.id)),
            .agreements(try agreements(of: own.id)), .sessions(try openSessions(of: own.id)),
            .accesses(try accesses(of: own.id, since: now.addingTimeInterval(-366 * 86_400))),
            .changes(try changes(of: own.id, keys)),
            .acts(try trail("account:\(own.id)", limit: PersonalData.most)),
        ]
    }

    /// Newest first, as many as anyone has.
    private func accesses(of account: ID<Account>, since: Date) throws -> [AccessEvent] {
        try run(
            """
            SELECT id, happened_at, system, method, result, address, agent, session_id FROM identity_access_events
             WHERE account_id = \(account) AND happened_at >= \(since)
             ORDER BY happened_at DESC, id DESC LIMIT \(PersonalData.most)
            """, AccessEvent.init(row:))
    }

    private func changes(of account: ID<Account>, _ keys: KeyRing) throws -> [KeptChange] {
        try run(
            """
            SELECT happened_at, field, old_value, new_value FROM identity_changes
             WHERE account_id = \(account) ORDER BY happened_at DESC LIMIT \(PersonalData.most)
            """
        ) { row in
            KeptChange(
                at: try row.date("happened_at"), field: try row.text("field"),
                old: try row.optionalBlob("old_value").map { try keys.openText($0, for: SealPurpose.change) },
                new: try row.optionalBlob("new_value").map { try keys.openText($0, for: SealPurpose.change) })
        }
    }
}

/// A change as it was kept.
struct KeptChange: Sendable {
    let at: Date
    let field: String
    let old: String?
    let new: String?
}
