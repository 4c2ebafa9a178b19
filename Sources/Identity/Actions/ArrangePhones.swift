import Foundation
import Kit
import Store

extension Accounts {
    /// *Đặt làm mặc định*. The password again: whoever holds the default phone receives the codes (REQ-LOG-014).
    public func makeDefault(
        _ phone: ID<CodePhone>, password: Secret<String>, _ owner: AccountOwner, browser: Browser, now: Date
    ) async throws {
        try await showAgain(password, owner, browser, now: now)
        let entry = phoneEntry("phone.default", phone, owner)
        try await database.write { tx in
            _ = try tx.phone(phone, of: owner.account, keys)
            try tx.execute(
                "UPDATE identity_phones SET is_default = 0 WHERE account_id = \(owner.account) AND is_default = 1")
            try tx.execute(
                """
                UPDATE identity_phones SET is_default = 1
                 WHERE id = \(phone) AND account_id = \(owner.account) AND revoked_at IS NULL
                """)
            try tx.record(entry, at: now)
        }
    }

    /// *Xóa* a phone, never the last; where it was the default, the oldest of the others becomes it.
    ///
    /// - Throws: ``IdentityRefusal/lastMethod``; ``IdentityRefusal/gone`` for a phone of somebody else.
    public func remove(
        _ phone: ID<CodePhone>, password: Secret<String>, _ owner: AccountOwner, browser: Browser, now: Date
    ) async throws {
        try await showAgain(password, owner, browser, now: now)
        let entry = phoneEntry("phone.remove", phone, owner)
        try await database.write { tx in
            let removed = try tx.phone(phone, of: owner.account, keys)
            let others = try tx.codePhones(of: owner.account, keys).filter { $0.id != phone }
            guard let heir = others.first else { throw IdentityRefusal.lastMethod }
            try tx.execute(
                "UPDATE identity_phones SET revoked_at = \(now), is_default = 0 WHERE id = \(phone) AND revoked_at IS NULL"
            )
            if removed.isDefault { try tx.execute("UPDATE identity_phones SET is_default = 1 WHERE id = \(heir.id)") }
            try tx.endLiveCode(.login, owner.account.codeSubject, as: .voided, now: now)
            try tx.notify(removed.phone, .phoneRemoved(masked: removed.phone.masked), self, now: now)
            try tx.record(entry, at: now)
        }
    }

    private func phoneEntry(_ action: String, _ phone: ID<CodePhone>, _ owner: AccountOwner) -> TrailEntry {
        TrailEntry(
            stream: "account:\(owner.account)", actor: "account:\(owner.account)", action: action,
            object: "phone:\(phone)",
            chance: chance)
    }
}

extension Transaction {
    /// A phone of this very account; any other is not found.
    fileprivate func phone(_ id: ID<CodePhone>, of account: ID<Account>, _ keys: KeyRing) throws -> CodePhone {
        guard let phone = try codePhones(of: account, keys).first(where: { $0.id == id }) else {
            throw IdentityRefusal.gone
        }
        return phone
    }
}
