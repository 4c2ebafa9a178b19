import Foundation
import Kit
import Store

extension Accounts {
    /// An operator locks, unlocks, revokes or closes an account (spec C.2). Locking kills what was issued: sessions,
    /// tokens, remembered browsers (I21); unlocking brings none of it back.
    ///
    /// - Throws: ``IdentityRefusal/wrongState`` where the table of moves has no such move.
    public func move(
        _ account: ID<Account>, _ move: AccountMove, by actor: String, because reason: String, now: Date
    ) async throws {
        let entry = TrailEntry(
            stream: "account:\(account)", actor: actor, action: "account.\(move.rawValue)",
            object: "account:\(account)",
            details: ["reason": reason], chance: chance)
        try await database.write { tx in
            try tx.move(account, move, self, now: now)
            try tx.record(entry, at: now)
        }
    }

    /// Whose number it is, for commands.
    public func find(_ number: IdentityNumber) async throws -> ID<Account>? {
        try await database.read { try $0.accountID(of: number, keys) }
    }
}

extension Transaction {
    /// Moves an account as the table of moves says, and kills what was issued to it where it is let in no more.
    func move(_ account: ID<Account>, _ move: AccountMove, _ accounts: Accounts, now: Date) throws {
        guard let standing = try standing(account) else { throw IdentityRefusal.gone }
        let next = try standing.state.after(move)
        let changed = try execute(
            """
            UPDATE identity_accounts SET state = \(next.rawValue), updated_at = \(now), version = version + 1
             WHERE id = \(account) AND state = \(standing.state.rawValue)
            """)
        guard changed == 1 else { throw IdentityRefusal.wrongState }
        if !next.admits {
            try raiseEpoch(of: account, now: now)
            try endSessions(of: account, .locked, now: now)
            try notify(account, .locked, accounts, now: now)
        }
        if next == .revoked { try execute("DELETE FROM identity_numbers WHERE account_id = \(account)") }
    }
}
