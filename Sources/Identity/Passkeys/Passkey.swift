import Foundation
import Kit
import Store

/// *Khóa truy cập* of an account (WebAuthn): a key in the person's device that answers to this site alone, so that no
/// other site can ask for it in our name.
public struct Passkey: Sendable {
    public let id: ID<Passkey>
    let credential: [UInt8]
    let publicKey: [UInt8]
    let signCount: Int
    /// The browser it was made in.
    public let agent: String
    public let addedAt: Date
    public let lastUsedAt: Date?

    static let most = 10
    static let timeToAnswer: TimeInterval = 5 * 60
}

extension SingleUseKind {
    static let newPasskey = SingleUseKind("passkey-new")
    static let shownPasskey = SingleUseKind("passkey-shown")
}

extension Transaction {
    func passkeys(of account: ID<Account>) throws -> [Passkey] {
        try run(
            """
            SELECT id, credential, public_key, sign_count, agent, added_at, last_used_at FROM identity_passkeys
             WHERE account_id = \(account) ORDER BY added_at, id
            """
        ) { row in
            Passkey(
                id: try row.id("id"), credential: try row.blob("credential"), publicKey: try row.blob("public_key"),
                signCount: try row.int("sign_count"), agent: try row.text("agent"), addedAt: try row.date("added_at"),
                lastUsedAt: try row.optionalDate("last_used_at"))
        }
    }

    /// Whether an account has a second factor of its own, so that no SMS need be sent.
    func hasOwnFactor(_ account: ID<Account>) throws -> Bool {
        if try hasCodeApp(account) { return true }
        return try count("SELECT count(*) AS n FROM identity_passkeys WHERE account_id = \(account)") > 0
    }

    /// - Returns: Whether nobody has this credential yet.
    func insert(_ passkey: Passkey, of account: ID<Account>) throws -> Bool {
        try execute(
            """
            INSERT INTO identity_passkeys (id, account_id, credential, public_key, sign_count, agent, added_at)
            VALUES (\(passkey.id), \(account), \(passkey.credential), \(passkey.publicKey), \(passkey.signCount),
                    \(passkey.agent), \(passkey.addedAt)) ON CONFLICT (credential) DO NOTHING
            """) == 1
    }

    /// Notes a use. An authenticator that counts never counts back: one that does is a copy (WebAuthn 7.2 step 21).
    func note(_ passkey: Passkey, count: Int, now: Date) throws -> Bool {
        guard count > passkey.signCount || count == 0 && passkey.signCount == 0 else { return false }
        return try execute(
            """
            UPDATE identity_passkeys SET sign_count = \(count), last_used_at = \(now)
             WHERE id = \(passkey.id) AND sign_count = \(passkey.signCount)
            """) == 1
    }
}
