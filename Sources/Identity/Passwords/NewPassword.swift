import Foundation
import Kit
import Store

extension Accounts {
    /// A new password's hash, once it keeps the rule and is none of the last five (REQ-REG-008, REQ-ACC-007).
    ///
    /// - Throws: ``IdentityRefusal/passwordRule(_:)``, ``IdentityRefusal/passwordUsedBefore``
    func newPassword(_ password: Secret<String>, for account: Account, now: Date) async throws -> String {
        try check(password, own: OwnData(account))
        let former = try await database.read { tx in
            [try tx.passwordHash(of: account.id)].compactMap { $0 } + (try tx.formerHashes(of: account.id))
        }
        for hash in former.prefix(FormerPasswords.most) where try await hasher.verify(password, against: hash) != .wrong
        {
            throw IdentityRefusal.passwordUsedBefore
        }
        return try await hasher.hash(password)
    }
}

enum FormerPasswords {
    /// The present one and the four before it.
    static let most = 5
}

extension Transaction {
    /// Newest first.
    func formerHashes(of account: ID<Account>) throws -> [String] {
        try run("SELECT hash FROM identity_former_passwords WHERE account_id = \(account) ORDER BY n DESC") {
            try $0.text("hash")
        }
    }

    /// Puts a new hash in the old one's place, and keeps the old one among the last five.
    func replacePassword(_ hash: String, of account: ID<Account>, now: Date) throws {
        // Whoever asked for another phone knew the old password.
        try dropWaitingPhoneChanges(of: account, now: now)
        let last = try count(
            "SELECT coalesce(max(n), 0) AS n FROM identity_former_passwords WHERE account_id = \(account)")
        try execute(
            """
            INSERT INTO identity_former_passwords (account_id, n, hash)
            SELECT account_id, \(last + 1), hash FROM identity_passwords WHERE account_id = \(account)
            """)
        try execute(
            """
            DELETE FROM identity_former_passwords
             WHERE account_id = \(account) AND n <= \(last + 1 - FormerPasswords.most)
            """)
        try execute(
            """
            UPDATE identity_passwords SET hash = \(hash), is_temporary = 0, expires_at = NULL, changed_at = \(now)
             WHERE account_id = \(account)
            """)
        try execute("DELETE FROM identity_disowned_passwords WHERE account_id = \(account)")
    }
}
