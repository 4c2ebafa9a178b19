import Foundation
import Kit
import Store

private let phoneChangeColumns: SQL = """
    id, account_id, lost_phone, new_phone, sealed, asked_at, effective_at, done_at
    """

extension Transaction {
    func insert(_ change: PhoneChange, cancelIndex: [UInt8], _ keys: KeyRing) throws {
        try execute(
            """
            INSERT INTO identity_phone_changes (id, account_id, lost_phone, new_phone, sealed, cancel_index, asked_at,
                                                effective_at)
            VALUES (\(change.id), \(change.account), \(change.lost), \(change.new), \(try keys.seal(change.newPhone)),
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
        newPhone = try keys.openPhone(try row.blob("sealed"))
        (askedAt, effectiveAt) = (try row.date("asked_at"), try row.date("effective_at"))
        doneAt = try row.optionalDate("done_at")
    }
}
