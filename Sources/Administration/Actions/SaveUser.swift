import Foundation
import Kit
import Store

extension AdministrationDesk {
    /// Takes an account into the list of users: not active, without units or rights (REQ-ADM-006).
    ///
    /// The number is asked for again, so that nobody saves what they could not find (REQ-VNC-003).
    ///
    /// - Throws: ``AdministrationRefusal``: `notFound` for an account the number does not lead to, `userInList`.
    @discardableResult
    public func save(
        _ subject: String, found query: AccountQuery, to subsystem: String, by actor: Administrator, now: Date
    ) async throws -> ID<User> {
        guard !subject.isEmpty else { throw AdministrationRefusal.chooseRow }
        let accounts = try await find(query, for: subsystem, by: actor, now: now)
        guard let account = accounts.first(where: { $0.subject == subject }),
            User.AccountKind(rawValue: account.kind) != nil
        else { throw AdministrationRefusal.notFound }
        let id: ID<User> = chance.id(at: now)
        let (keys, entry) = (keys, entry("add-user", actor, on: id, ["subsystem": subsystem, "account": subject]))
        try await database.write { tx in
            guard try tx.subsystems().contains(where: { $0.code == subsystem && $0.isActive }) else {
                throw AdministrationRefusal.state
            }
            try tx.insert(account, as: id, in: subsystem, by: actor.subject, keys, at: now)
            try tx.record(entry, at: now)
        }
        return id
    }
}
