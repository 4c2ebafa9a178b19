import Foundation
import Kit
import Store

private let phoneChangeColumns: SQL = """
    id, account_id, lost_phone, former_default, new_phone, sealed, asked_at, effective_at, done_at
    """

extension Transaction {
    func insert(_ change: PhoneChange, cancelIndex: [UInt8], _ keys: KeyRing) throws {
        try execute(
            """
            INSERT INTO identity_phone_changes (id, account_id, lost_phone, former_default, new_phone, sealed, cancel_index,
                                                asked_at, effective_at)
            VALUES (\(change.id), \(change.account), \(change.lost), \(change.formerDefault), \(change.new), \(try keys.seal(change.newPhone)),
                    \(cancelIndex), \(change.askedAt), \(change.effectiveAt))
            """)
    }

    /// The changes of an account, or of all accounts, whose time has come.
    func duePhoneChanges(of account: ID<Account>?, _ keys: KeyRing, now: Date) throws -> [PhoneChange] {
        let whose = account.map { id -> SQL in "AND account_id = \(id)" } ?? .none
        return try run(
            """
            SELECT \(phoneChangeColumns) FROM identity_phone_changes
             WHERE done_at IS NULL AND cancelled_at IS NULL AND effective_at <= \(now) \(whose)
             ORDER BY asked_at LIMIT 200
            """
        ) { try PhoneChange($0, keys) }
    }

    /// The change that a code undoes, if it is still to be undone.
    func phoneChange(cancelledBy index: [UInt8], _ keys: KeyRing, now: Date) throws -> PhoneChange? {
        try first(
            """
            SELECT \(phoneChangeColumns) FROM identity_phone_changes
             WHERE cancel_index = \(index) AND cancelled_at IS NULL
               AND (done_at IS NULL OR asked_at > \(now.addingTimeInterval(-PhoneChange.timeToCancel)))
            """
        ) { try PhoneChange($0, keys) }
    }

    /// Nobody waits for two changes at once: a new one takes the place of one that has not come yet.
    func dropWaitingPhoneChanges(of account: ID<Account>, now: Date) throws {
        try execute(
            """
            UPDATE identity_phone_changes SET cancelled_at = \(now)
             WHERE account_id = \(account) AND done_at IS NULL AND cancelled_at IS NULL
            """)
    }

    /// None can be undone any more: somebody who came in person said which phone it is.
    func closePhoneChanges(of account: ID<Account>, now: Date) throws {
        try execute(
            """
            UPDATE identity_phone_changes SET cancelled_at = \(now) WHERE account_id = \(account) AND cancelled_at IS NULL
            """)
    }

    /// What somebody put into the account since `moment` goes: phones, apps, passkeys, codes on paper. Who is put out by
    /// their owner shall have no way back in.
    func dropFactors(of account: ID<Account>, since moment: Date, now: Date) throws {
        try execute(
            """
            UPDATE identity_phones SET is_default = 0, revoked_at = \(now)
             WHERE account_id = \(account) AND added_at >= \(moment) AND revoked_at IS NULL
            """)
        try execute("DELETE FROM identity_code_apps WHERE account_id = \(account) AND added_at >= \(moment)")
        try execute("DELETE FROM identity_passkeys WHERE account_id = \(account) AND added_at >= \(moment)")
        try execute("DELETE FROM identity_backup_codes WHERE account_id = \(account) AND made_at >= \(moment)")
    }

    /// Where the default went with what was dropped, the oldest phone takes its place.
    func keepSomeDefault(of account: ID<Account>) throws {
        try execute(
            """
            UPDATE identity_phones SET is_default = 1 WHERE id = (
                SELECT id FROM identity_phones WHERE account_id = \(account) AND revoked_at IS NULL ORDER BY added_at, id LIMIT 1)
               AND NOT EXISTS (
                SELECT 1 FROM identity_phones AS other
                 WHERE other.account_id = \(account) AND other.revoked_at IS NULL AND other.is_default = 1)
            """)
    }

    /// - Returns: Whether it was still open; of two requests one goes on.
    func close(_ change: PhoneChange, isCancelled: Bool, now: Date) throws -> Bool {
        let ended: SQL = isCancelled ? "cancelled_at = \(now)" : "done_at = \(now)"
        let open: SQL = isCancelled ? "cancelled_at IS NULL" : "cancelled_at IS NULL AND done_at IS NULL"
        return try execute("UPDATE identity_phone_changes SET \(ended) WHERE id = \(change.id) AND \(open)") == 1
    }
}

extension PhoneChange {
    fileprivate init(_ row: Row, _ keys: KeyRing) throws {
        (id, account) = (try row.uuid("id"), try row.id("account_id"))
        (lost, new) = (try row.id("lost_phone"), try row.id("new_phone"))
        formerDefault = try row.id("former_default")
        newPhone = try keys.openPhone(try row.blob("sealed"))
        (askedAt, effectiveAt) = (try row.date("asked_at"), try row.date("effective_at"))
        doneAt = try row.optionalDate("done_at")
    }
}
