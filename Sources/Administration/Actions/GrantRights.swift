import Directory
import Foundation
import Kit
import Store

/// The rights a user is to have for one unit, of those the giver may give; the others stay as they are.
public struct NewGrants: Sendable {
    public let user: ID<User>
    public let unit: UnitCode
    public let giving: [String]
    public let ending: [String]
    public let terms: GrantTerms
    public let version: Int

    public init(
        _ user: ID<User>, for unit: UnitCode, giving: [String], ending: [String] = [], terms: GrantTerms = GrantTerms(),
        version: Int
    ) {
        (self.user, self.unit, self.giving, self.ending) = (user, unit, giving, ending)
        (self.terms, self.version) = (terms, version)
    }
}

extension AdministrationDesk {
    /// *Gán quyền người dùng* (REQ-ADM-010). A right is held for a unit, and works at the next request.
    ///
    /// - Throws: ``AdministrationRefusal``; `forbidden` is written down (REQ-VNC-008).
    public func grant(_ new: NewGrants, by giver: Administrator, now: Date) async throws {
        let fresh = new.giving.map { _ in chance.id(at: now) as ID<Grant> }
        let (keys, day) = (keys, Day(now))
        if let until = new.terms.until, until < day { throw AdministrationRefusal.pastDay }
        let details = [
            "unit": new.unit.text, "given": new.giving.joined(separator: ","), "ended": new.ending.joined(separator: ","),
            "document": new.terms.document,
        ]
        let entry = entry("grant", giver, on: new.user, details)
        try await guarded("grant", giver, on: new.user, now: now) {
            try await database.write { tx in
                let user = try tx.user(new.user, seenBy: giver, keys, on: day)
                guard user.subject != giver.subject else { throw AdministrationRefusal.forbidden }
                guard user.state == .active else { throw AdministrationRefusal.state }
                try tx.touch(user, seen: new.version)
                let held = try tx.grants(of: user.id).filter { $0.unit == new.unit }
                try tx.end(new.ending, of: held, by: giver, at: now)
                for (code, id) in zip(new.giving, fresh) where !held.contains(where: { $0.right == code && $0.isInTime(on: day) }) {
                    let authority = try tx.check(code, for: user, at: new.unit, by: giver, on: day)
                    // One whose end has come makes room for the new one.
                    for old in held where old.right == code { try tx.end(old.id, by: giver, at: now) }
                    let row = GrantRow(
                        id: id, user: user.id, right: code, unit: new.unit, by: giver, authority: authority.grant, terms: new.terms)
                    try tx.insert(row, at: now)
                }
                try tx.record(entry, at: now)
            }
        }
    }
}

extension Transaction {
    /// - Returns: The post by which the right is given.
    fileprivate func check(
        _ code: String, for user: User, at unit: UnitCode, by giver: Administrator, on day: Day
    ) throws -> Administrator.Post {
        guard let right = try right(code), right.subsystem == user.subsystem, let found = try self.unit(unit) else {
            throw AdministrationRefusal.forbidden
        }
        guard let post = try authority(of: giver, for: right, at: unit, on: day) else { throw AdministrationRefusal.forbidden }
        guard user.kind != .business else { throw AdministrationRefusal.notStaff }
        guard try isAssigned(user.id, over: unit, on: day) else { throw AdministrationRefusal.needUnit }
        guard found.isOpen(on: day) else { throw AdministrationRefusal.unit }
        guard right.fits(found) else { throw AdministrationRefusal.rightScope }
        return post
    }

    /// Whether one of the user's units is that unit or contains it.
    private func isAssigned(_ user: ID<User>, over unit: UnitCode, on day: Day) throws -> Bool {
        try count(
            """
            SELECT count(*) AS n FROM administration_assignments s JOIN directory_lines l ON l.above = s.unit
             WHERE s.user_id = \(user) AND s.ended_at IS NULL AND l.unit = \(unit.text)
               AND l.from_day <= \(day) AND l.to_day >= \(day)
            """) > 0
    }

    fileprivate func end(_ rights: [String], of held: [Grant], by actor: Administrator, at now: Date) throws {
        for grant in held where rights.contains(grant.right) {
            guard try outranks(actor, grant, on: Day(now)) else { throw AdministrationRefusal.forbidden }
            try end(grant.id, by: actor, at: now)
        }
    }
}
