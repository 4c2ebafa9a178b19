import Foundation
import Kit
import Store

extension Transaction {
    /// The new phone takes the lost one's place: it is the default, the lost one receives nothing more, every session
    /// ends.
    func apply(_ change: PhoneChange, _ accounts: Accounts, now: Date) throws {
        guard try close(change, isCancelled: false, now: now) else { return }
        let account = change.account
        let isListed = try codePhones(of: account, accounts.keys).contains { $0.id == change.new }
        try execute(
            """
            UPDATE identity_phones SET is_default = 0, revoked_at = CASE WHEN id = \(change.lost) THEN \(now) ELSE revoked_at END
             WHERE account_id = \(account) AND revoked_at IS NULL
            """)
        if isListed {
            try execute("UPDATE identity_phones SET is_default = 1 WHERE id = \(change.new)")
        } else {
            try insertPhone(
                change.new, change.newPhone, of: account, isDefault: true, source: "lost-phone", accounts.keys, now: now)
        }
        try endLiveCode(.login, account.codeSubject, as: .voided, now: now)
        try raiseEpoch(of: account, now: now)
        try endSessions(of: account, .phoneChanged, now: now)
    }

    /// Changes whose waiting time is over, before anything is sent to a phone of the account.
    func applyDuePhoneChanges(of account: ID<Account>? = nil, _ accounts: Accounts, now: Date) throws {
        for change in try duePhoneChanges(of: account, accounts.keys, now: now) { try apply(change, accounts, now: now) }
    }

    /// Puts the old phone back. Whoever asked for the change knew the password: it opens nothing any more.
    func undo(_ change: PhoneChange, by event: ID<AccessEvent>, _ accounts: Accounts, now: Date) throws {
        guard try close(change, isCancelled: true, now: now) else { throw IdentityRefusal.wrongCancelCode }
        let account = change.account
        if change.doneAt != nil {
            try execute(
                """
                UPDATE identity_phones SET is_default = 0, revoked_at = \(now)
                 WHERE account_id = \(account) AND id = \(change.new) AND revoked_at IS NULL
                """)
        }
        try dropFactors(of: account, since: change.askedAt, now: now)
        try closePhoneChanges(of: account, now: now)
        try execute("UPDATE identity_phones SET is_default = 0 WHERE account_id = \(account) AND revoked_at IS NULL")
        try execute("UPDATE identity_phones SET revoked_at = NULL WHERE account_id = \(account) AND id = \(change.lost)")
        try execute(
            "UPDATE identity_phones SET is_default = 1, revoked_at = NULL WHERE account_id = \(account) AND id = \(change.formerDefault)")
        try raiseEpoch(of: account, now: now)
        try endSessions(of: account, .disowned, now: now)
        try endLiveCode(.login, account.codeSubject, as: .voided, now: now)
        try disownPassword(of: account, because: event, now: now)
    }
}
