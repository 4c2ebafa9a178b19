import Foundation
import Kit
import Store

/// How long an account may wait for its phone to be confirmed (spec C.2).
public enum PendingAccount {
    /// A day to confirm; after it the numbers and the name are free for whoever asks.
    public static let timeToConfirm: TimeInterval = 86_400
    /// Then it is removed by itself.
    public static let timeToRemoval: TimeInterval = 30 * 86_400
}

extension Transaction {
    /// Whether an account was not confirmed in its day.
    func isStalePending(_ account: ID<Account>, now: Date) throws -> Bool {
        let since = now.addingTimeInterval(-PendingAccount.timeToConfirm)
        return try count(
            """
            SELECT count(*) AS n FROM identity_accounts
             WHERE id = \(account) AND state = 'pending' AND created_at <= \(since)
            """) == 1
    }

    /// Removes an account that was never confirmed in its day; tells whether it did.
    func forget(pending account: ID<Account>, now: Date) throws -> Bool {
        guard try isStalePending(account, now: now) else { return false }
        try erase(account)
        return true
    }

    /// Removes all that waited too long; at most a few hundred at a time.
    func forgetPendingAccounts(now: Date) throws -> Int {
        let since = now.addingTimeInterval(-PendingAccount.timeToRemoval)
        let stale: [ID<Account>] = try run(
            "SELECT id FROM identity_accounts WHERE state = 'pending' AND created_at <= \(since) LIMIT 200"
        ) { try $0.id("id") }
        for account in stale { try erase(account) }
        return stale.count
    }

    /// Nothing has been issued to such an account that outlives it; its history stays.
    private func erase(_ account: ID<Account>) throws {
        for session in try openSessions(of: account) { try end(session, .expired, now: session.expiresAt) }
        try execute(
            """
            DELETE FROM identity_session_clients
             WHERE session_id IN (SELECT id FROM identity_sessions WHERE account_id = \(account))
            """)
        for table in ["identity_authorization_codes", "identity_access_tokens", "identity_refresh_tokens"] as [SQL] {
            try execute(
                "DELETE FROM \(table) WHERE session_id IN (SELECT id FROM identity_sessions WHERE account_id = \(account))")
        }
        try execute("DELETE FROM identity_sector_subjects WHERE account_id = \(account)")
        try execute("DELETE FROM identity_certificates WHERE account_id = \(account)")
        try execute("DELETE FROM identity_client_consents WHERE account_id = \(account)")
        try execute("DELETE FROM identity_sessions WHERE account_id = \(account)")
        try execute("DELETE FROM identity_remembered WHERE account_id = \(account)")
        try execute("DELETE FROM identity_devices WHERE account_id = \(account)")
        try execute("DELETE FROM identity_former_passwords WHERE account_id = \(account)")
        try execute("DELETE FROM identity_disowned_passwords WHERE account_id = \(account)")
        try execute("DELETE FROM identity_passwords WHERE account_id = \(account)")
        try execute("DELETE FROM identity_consents WHERE account_id = \(account)")
        try execute("DELETE FROM identity_phone_changes WHERE account_id = \(account)")
        try execute("DELETE FROM identity_backup_codes WHERE account_id = \(account)")
        try execute("DELETE FROM identity_passkeys WHERE account_id = \(account)")
        try execute("DELETE FROM identity_code_apps WHERE account_id = \(account)")
        try execute("DELETE FROM identity_phones WHERE account_id = \(account)")
        try execute("DELETE FROM identity_usernames WHERE account_id = \(account)")
        try execute("DELETE FROM identity_numbers WHERE account_id = \(account)")
        try execute("DELETE FROM identity_accounts WHERE id = \(account)")
    }
}
