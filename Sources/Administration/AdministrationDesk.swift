import Directory
import Foundation
import Kit
import Store

/// The door to users, units' assignments and rights — *quản lý người dùng*.
public struct AdministrationDesk: Sendable {
    public let database: Database
    let keys: KeyRing
    let chance: Chance
    let search: AccountSearch

    public init(database: Database, keys: KeyRing, chance: Chance = .system, search: @escaping AccountSearch) {
        (self.database, self.keys, self.chance, self.search) = (database, keys, chance, search)
    }

    /// As what somebody signed in here may act now. Rights are reckoned at each request, so what was taken away is gone.
    public func administrator(_ subject: String, name: String, isOperator: Bool, now: Date) async throws -> Administrator {
        try await database.read { tx in
            try tx.administrator(subject, name: name, isOperator: isOperator, on: Day(now))
        }
    }

    func entry(_ action: String, _ actor: Administrator, on user: ID<User>, _ details: [String: String] = [:]) -> TrailEntry {
        TrailEntry(
            stream: "administration-user:\(user)", actor: "account:\(actor.subject)", action: action, object: "user:\(user)",
            details: details, chance: chance)
    }

    /// What was refused because the one who asked may not is written down (REQ-VNC-008).
    func guarded<T: Sendable>(
        _ action: String, _ actor: Administrator, on user: ID<User>, now: Date, _ work: () async throws -> T
    ) async throws -> T {
        do {
            return try await work()
        } catch AdministrationRefusal.forbidden {
            let entry = entry("refused", actor, on: user, ["action": action])
            try await database.write { tx in try tx.record(entry, at: now) }
            throw AdministrationRefusal.forbidden
        }
    }
}
