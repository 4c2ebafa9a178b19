import Foundation
import Kit
import Store

extension Accounts {
    /// *Điều chỉnh thông tin cá nhân*: what may be changed freely is; name, birth date and number only below level 2.
    /// Each change keeps what was there before (REQ-ACC-002).
    ///
    /// - Parameter number: A new identity number, where the person corrects it.
    /// - Returns: What became of the letter that asks a new e-mail address to be confirmed.
    /// - Throws: ``IdentityRefusal/needsNewCheck``, ``IdentityRefusal/accountExists`` for a number somebody else has.
    @discardableResult
    public func edit(
        _ profile: Profile, number: IdentityNumber?, _ owner: AccountOwner, now: Date
    ) async throws -> EmailLetter {
        let token = chance.token()
        let ids = ProfileField.allCases.map { _ in chance.uuid7(at: now) }
        let entry = TrailEntry(
            stream: "account:\(owner.account)", actor: "account:\(owner.account)", action: "profile.edit",
            object: "account:\(owner.account)", chance: chance)
        return try await writeAccount { tx in
            guard let account = try tx.account(owner.account, keys) else { throw IdentityRefusal.gone }
            var changes = account.profile.changes(to: profile)
            let newNumber = number == account.number ? nil : number
            if let newNumber {
                changes.append(ProfileChange(field: .number, old: account.number?.text, new: newNumber.text))
            }
            if changes.isEmpty { return .none }
            guard account.level < .source || !changes.contains(where: \.field.isIdentity) else {
                throw IdentityRefusal.needsNewCheck
            }
            try tx.update(profile, of: account, now: now)
            if let newNumber { try tx.replaceNumber(of: account, with: newNumber, keys, now: now) }
            for (change, id) in zip(changes, ids) {
                try tx.write(change, id, of: account.id, actor: "account:\(account.id)", keys, now: now)
            }
            try tx.record(entry, at: now)
            guard changes.contains(where: { $0.field == .email }) else { return .none }
            try tx.tellFormerEmail(of: account.profile, self, now: now)
            return try tx.sendEmailLink(token, to: profile.email, of: account.id, self, now: now)
        }
    }
}

extension Transaction {
    /// A changed e-mail address is unconfirmed again.
    fileprivate func update(_ profile: Profile, of account: Account, now: Date) throws {
        let isConfirmed = account.profile.isEmailConfirmed && account.profile.email == profile.email
        try execute(
            """
            UPDATE identity_accounts
               SET name = \(profile.name), birth_date = \(profile.birthDate), gender = \(profile.gender?.rawValue),
                   email = \(profile.email), email_confirmed = \(isConfirmed), residence = \(profile.residence),
                   contact_address = \(profile.contactAddress), updated_at = \(now), version = version + 1
             WHERE id = \(account.id)
            """)
    }

    fileprivate func replaceNumber(of account: Account, with number: IdentityNumber, _ keys: KeyRing, now: Date) throws
    {
        if let holder = try accountID(of: number, keys), holder != account.id { throw IdentityRefusal.accountExists }
        if let old = account.number {
            try execute("DELETE FROM identity_numbers WHERE number_index = \(keys.index(of: old))")
        }
        try execute(
            """
            INSERT INTO identity_numbers (number_index, account_id, kind, sealed, added_at)
            VALUES (\(keys.index(of: number)), \(account.id), \(number.kind.rawValue), \(try keys.seal(number)), \(now))
            ON CONFLICT (number_index) DO NOTHING
            """)
    }
}
