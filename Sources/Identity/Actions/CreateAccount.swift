import Foundation
import Kit
import Store

extension Accounts {
    /// Makes an account outright, with the password given: for samples and for accounts an operator makes by command.
    ///
    /// - Throws: ``IdentityRefusal/accountExists``, ``IdentityRefusal/usernameExists``
    @discardableResult
    public func create(_ new: NewAccount, password: Secret<String>, now: Date) async throws -> ID<Account> {
        let hash = try await hasher.hash(password)
        let fresh = FreshAccount(new, chance, at: now)
        let entry = TrailEntry(
            stream: "account:\(fresh.id)", actor: "command", action: "account.create", object: "account:\(fresh.id)",
            details: ["registration": new.registration.rawValue, "level": "\(new.level.rawValue)"], chance: chance)
        return try await writeAccount { tx in
            try tx.insert(new, fresh, passwordHash: hash, keys, now: now)
            try tx.record(entry, at: now)
            return fresh.id
        }
    }

    /// As `write`; a number or a name that somebody took at the same moment is told like one taken before.
    func writeAccount<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        do {
            return try await database.write(body)
        } catch StoreFault.duplicate(let what) {
            throw what.contains("username") ? IdentityRefusal.usernameExists : IdentityRefusal.accountExists
        }
    }
}
