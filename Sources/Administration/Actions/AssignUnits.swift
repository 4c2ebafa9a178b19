import Directory
import Foundation
import Kit
import Store

/// Which units a user is put into and taken out of, as somebody who saw a version of the user wants it.
public struct NewAssignment: Sendable {
    public let user: ID<User>
    public let adding: [UnitCode]
    public let removing: [UnitCode]
    public let version: Int

    public init(_ user: ID<User>, adding: [UnitCode], removing: [UnitCode] = [], version: Int) {
        (self.user, self.adding, self.removing, self.version) = (user, adding, removing, version)
    }
}

extension AdministrationDesk {
    /// *Gán người dùng vào đơn vị* (REQ-ADM-008). A right that no unit of the user holds up any more ends.
    ///
    /// - Throws: ``AdministrationRefusal/unit`` for a unit outside of the reach, or one that is not open.
    public func assign(_ new: NewAssignment, by actor: Administrator, now: Date) async throws {
        let fresh = new.adding.map { _ in chance.id(at: now) as ID<AssignedUnit> }
        let (keys, day) = (keys, Day(now))
        let details = [
            "added": new.adding.map(\.text).joined(separator: ","), "removed": new.removing.map(\.text).joined(separator: ","),
        ]
        let entry = entry("assign-units", actor, on: new.user, details)
        try await guarded("assign-units", actor, on: new.user, now: now) {
            try await database.write { tx in
                let user = try tx.user(new.user, seenBy: actor, keys, on: day)
                guard user.subject != actor.subject else { throw AdministrationRefusal.forbidden }
                guard user.state == .active else { throw AdministrationRefusal.state }
                for unit in new.adding {
                    guard let found = try tx.unit(unit), found.isOpen(on: day), try tx.reaches(actor.reach, unit, on: day)
                    else { throw AdministrationRefusal.unit }
                }
                for unit in new.removing where try !tx.reaches(actor.reach, unit, on: day) { throw AdministrationRefusal.unit }
                try tx.touch(user, seen: new.version)
                for unit in new.removing { try tx.unassign(user.id, from: unit, by: actor.subject, at: now) }
                try tx.endUnheld(of: user.id, by: actor, at: now)
                for (unit, id) in zip(new.adding, fresh) { try tx.assign(user.id, to: unit, id, by: actor.subject, at: now) }
                try tx.record(entry, at: now)
            }
        }
    }

    /// The rights that would end if the user left these units.
    public func ending(_ user: ID<User>, leaving units: [UnitCode], for actor: Administrator, now: Date) async throws -> [Grant] {
        let (keys, day) = (keys, Day(now))
        return try await database.read { tx in
            _ = try tx.user(user, seenBy: actor, keys, on: day)
            return try tx.unheld(of: user, without: units, on: day)
        }
    }
}

extension Transaction {
    func assign(_ user: ID<User>, to unit: UnitCode, _ id: ID<AssignedUnit>, by actor: String, at now: Date) throws {
        try execute(
            """
            INSERT INTO administration_assignments (id, user_id, unit, from_at, given_by)
            VALUES (\(id), \(user), \(unit.text), \(now), \(actor))
            ON CONFLICT (user_id, unit) WHERE ended_at IS NULL DO NOTHING
            """)
    }

    func unassign(_ user: ID<User>, from unit: UnitCode, by actor: String, at now: Date) throws {
        try execute(
            """
            UPDATE administration_assignments SET ended_at = \(now), ended_by = \(actor)
             WHERE user_id = \(user) AND unit = \(unit.text) AND ended_at IS NULL
            """)
    }

    /// Rights of a user for units that none of the user's own, but for `units`, is or contains.
    func unheld(of user: ID<User>, without units: [UnitCode], on day: Day) throws -> [Grant] {
        try run(
            """
            SELECT \(.grantColumns) FROM \(.grantTables) WHERE g.user_id = \(user) AND g.ended_at IS NULL
               AND NOT EXISTS (SELECT 1 FROM administration_assignments s JOIN directory_lines l ON l.above = s.unit
                   WHERE s.user_id = g.user_id AND s.ended_at IS NULL AND s.unit NOT IN (\(list: units.map(\.text) + [""]))
                     AND l.unit = g.unit AND l.from_day <= \(day) AND l.to_day >= \(day))
             ORDER BY t.sort_key, r.position, g.id
            """, Grant.init(row:))
    }

    /// Ends what nothing holds up any more, so that it does not come back by itself with the next unit.
    ///
    /// - Throws: ``AdministrationRefusal/forbidden`` where one of them is not the actor's to take away.
    func endUnheld(of user: ID<User>, by actor: Administrator, at now: Date) throws {
        for grant in try unheld(of: user, without: [], on: Day(now)) {
            if grant.level != nil, !actor.isOperator, try !outranks(actor, grant, on: Day(now)) {
                throw AdministrationRefusal.forbidden
            }
            try end(grant.id, by: actor, at: now)
        }
    }
}
