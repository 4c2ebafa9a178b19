import Foundation
import Kit
import Store

extension Transaction {
    /// Writes a new account with its numbers, name, phones and, where it has one, password hash.
    ///
    /// What a pending account of more than a day has reserved is free again (spec C.2).
    /// - Throws: ``IdentityRefusal/accountExists``, ``IdentityRefusal/usernameExists``
    func insert(_ new: NewAccount, _ fresh: FreshAccount, passwordHash: String?, _ keys: KeyRing, now: Date) throws {
        for holder in try refuseHeld(new, keys, now: now) { _ = try forget(pending: holder, now: now) }
        try insertRow(new, fresh, now: now)
        for number in new.numbers {
            try execute(
                """
                INSERT INTO identity_numbers (number_index, account_id, kind, sealed, added_at)
                VALUES (\(keys.index(of: number)), \(fresh.id), \(number.kind.rawValue), \(try keys.seal(number)), \(now))
                """)
        }
        if let username = new.username {
            try execute(
                """
                INSERT INTO identity_usernames (folded, account_id, shown)
                VALUES (\(username.folded), \(fresh.id), \(username.shown))
                """)
        }
        for (index, phone) in new.phones.enumerated() {
            try insertPhone(
                fresh.phones[index], phone, of: fresh.id, isDefault: index == 0, source: new.registration.rawValue,
                keys, now: now)
        }
        if let passwordHash { try insertPassword(passwordHash, of: fresh.id, now: now) }
        try record(new.consent, of: fresh.id, address: new.address, now: now)
    }

    /// The pending accounts, out of their day, that hold what `new` asks for.
    /// - Throws: ``IdentityRefusal/accountExists``, ``IdentityRefusal/usernameExists`` where another account holds it.
    @discardableResult
    func refuseHeld(_ new: NewAccount, _ keys: KeyRing, now: Date) throws -> Set<ID<Account>> {
        var stale: Set<ID<Account>> = []
        for holder in try new.numbers.compactMap({ try accountID(of: $0, keys) }) {
            guard try isStalePending(holder, now: now) else { throw IdentityRefusal.accountExists }
            stale.insert(holder)
        }
        if let username = new.username, let holder = try accountID(of: username) {
            guard try isStalePending(holder, now: now) else { throw IdentityRefusal.usernameExists }
            stale.insert(holder)
        }
        return stale
    }

    private func insertRow(_ new: NewAccount, _ fresh: FreshAccount, now: Date) throws {
        let profile = new.profile
        try execute(
            """
            INSERT INTO identity_accounts (id, subject, kind, state, registration, name, birth_date, gender, email,
                                           residence, contact_address, level, level_source, level_operator, level_at,
                                           is_staff, created_at, updated_at)
            VALUES (\(fresh.id), \(fresh.subject), \(new.kind.rawValue), \(new.state.rawValue),
                    \(new.registration.rawValue), \(profile.name), \(profile.birthDate), \(profile.gender?.rawValue),
                    \(profile.email), \(profile.residence), \(profile.contactAddress), \(new.level.rawValue),
                    \(new.evidence?.source.rawValue), \(new.evidence?.mobileOperator), \(new.evidence?.at), \(new.isStaff),
                    \(now), \(now))
            """)
    }

    func insertPhone(
        _ id: ID<CodePhone>, _ phone: PhoneNumber, of account: ID<Account>, isDefault: Bool, source: String,
        _ keys: KeyRing, now: Date
    ) throws {
        try execute(
            """
            INSERT INTO identity_phones (id, account_id, phone_index, sealed, is_default, added_at, source)
            VALUES (\(id), \(account), \(keys.index(of: phone)), \(try keys.seal(phone)), \(isDefault), \(now), \(source))
            """)
    }

    func insertPassword(_ hash: String, of account: ID<Account>, now: Date) throws {
        try execute(
            "INSERT INTO identity_passwords (account_id, hash, changed_at) VALUES (\(account), \(hash), \(now))")
    }

    private func record(_ consent: [PolicyVersion], of account: ID<Account>, address: String, now: Date) throws {
        for policy in consent {
            try execute(
                """
                INSERT INTO identity_consents (account_id, kind, version, given_at, address)
                VALUES (\(account), \(policy.kind.rawValue), \(policy.version), \(now), \(address))
                """)
        }
    }
}
