import Foundation
import Kit
import Store

extension Transaction {
    /// A code that came back from a pending account's own phone confirms it: level 1 (REQ-PRV-002, DEC-33). For all
    /// other accounts nothing changes; a level is never lowered (DEC-12).
    func confirmPhone(of standing: Standing, _ phone: ID<CodePhone>?, _ keys: KeyRing, now: Date) throws -> Standing {
        guard standing.state == .pending, let phone,
            try codePhones(of: standing.account, keys).contains(where: { $0.id == phone })
        else { return standing }
        return try confirmPhone(of: standing.account, now: now)
    }

    /// - Throws: ``IdentityRefusal/wrongState`` where the account does not wait for it, or waited more than its day.
    func confirmPhone(of account: ID<Account>, now: Date) throws -> Standing {
        guard let standing = try standing(account) else { throw IdentityRefusal.gone }
        let next = try standing.state.after(.confirmPhone)
        let since = now.addingTimeInterval(-PendingAccount.timeToConfirm)
        let changed = try execute(
            """
            UPDATE identity_accounts
               SET state = \(next.rawValue), level = \(AssuranceLevel.phone.rawValue),
                   level_source = \(Evidence.Source.oneTimeCode.rawValue), level_at = \(now), updated_at = \(now)
             WHERE id = \(account) AND state = \(standing.state.rawValue) AND created_at > \(since)
            """)
        guard changed == 1, let confirmed = try self.standing(account) else { throw IdentityRefusal.wrongState }
        return confirmed
    }
}
