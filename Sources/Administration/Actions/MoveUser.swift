import Directory
import Foundation
import Kit
import Store

extension AdministrationDesk {
    /// *Kích hoạt* (REQ-ADM-007).
    public func activate(_ id: ID<User>, seen version: Int, by actor: Administrator, now: Date) async throws {
        let (keys, entry) = (keys, entry("activate", actor, on: id))
        try await guarded("activate", actor, on: id, now: now) {
            try await database.write { tx in
                let user = try tx.user(id, seenBy: actor, keys, on: Day(now))
                guard user.subject != actor.subject else { throw AdministrationRefusal.forbidden }
                let next = try user.state.after(.activate)
                try tx.checkAbove(user, actor, on: Day(now))
                try tx.touch(user, seen: version)
                try tx.setState(next, of: user)
                try tx.record(entry, at: now)
            }
        }
    }

    /// *Bỏ kích hoạt*: at the next request the user may nothing any more; units and rights are kept.
    ///
    /// - Throws: ``AdministrationRefusal/lastAdmin`` for oneself and for the last administrator of a unit.
    public func deactivate(_ id: ID<User>, reason: String, seen version: Int, by actor: Administrator, now: Date) async throws {
        let reason = reason.cleaned
        guard !reason.isEmpty else { throw AdministrationRefusal.missingReason }
        let (keys, entry) = (keys, entry("deactivate", actor, on: id, ["reason": reason]))
        try await guarded("deactivate", actor, on: id, now: now) {
            try await database.write { tx in
                let (user, day) = (try tx.user(id, seenBy: actor, keys, on: Day(now)), Day(now))
                guard user.subject != actor.subject else { throw AdministrationRefusal.lastAdmin }
                let next = try user.state.after(.deactivate)
                try tx.checkAbove(user, actor, on: day)
                for grant in try tx.grants(of: id) where grant.level != nil {
                    guard try tx.works(grant.id, on: day) else { continue }
                    guard try tx.otherAdministrators(of: grant.unit, than: id, on: day) > 0 else {
                        throw AdministrationRefusal.lastAdmin
                    }
                }
                try tx.touch(user, seen: version)
                try tx.setState(next, of: user)
                try tx.record(entry, at: now)
            }
        }
    }
}

extension Transaction {
    /// Nobody switches an administrator on or off who stands as high or higher.
    ///
    /// - Throws: ``AdministrationRefusal/forbidden``.
    func checkAbove(_ user: User, _ actor: Administrator, on day: Day) throws {
        guard !actor.isOperator else { return }
        for grant in try grants(of: user.id) where grant.level != nil {
            guard try outranks(actor, grant, on: day) else { throw AdministrationRefusal.forbidden }
        }
    }
}
