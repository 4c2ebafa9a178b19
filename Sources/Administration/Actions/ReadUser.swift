import Directory
import Foundation
import Kit
import Store

/// A user as the user's page shows it.
public struct UserView: Sendable {
    public let user: User
    public let units: [AssignedUnit]
    public let grants: [GrantView]

    public var next: UserStep? { user.next(hasUnits: !units.isEmpty, hasRights: !grants.isEmpty) }
}

/// A right with what it hangs on (REQ-VNC-008): its givers up to the root, and how far it opens.
public struct GrantView: Sendable {
    public let grant: Grant
    public let works: Bool
    /// From the giver up to the body that gives the highest right.
    public let chain: [GrantLink]
    /// Units and users it opens; `nil` for a right that makes nobody an administrator.
    public let opens: (units: Int, users: Int)?

    /// "Cần rà soát": somebody in the chain has the right no more.
    public var needsReview: Bool {
        chain.contains { if case .grant(_, _, let isSound) = $0 { !isSound } else { false } }
    }
}

extension AdministrationDesk {
    public func users(_ query: UserQuery, for actor: Administrator, now: Date) async throws -> Page<UserLine> {
        let keys = keys
        return try await database.read { tx in try tx.users(query, for: actor, keys, on: Day(now)) }
    }

    /// - Throws: ``AdministrationRefusal/notFound`` outside of the reach.
    public func show(_ id: ID<User>, for actor: Administrator, now: Date) async throws -> UserView {
        let (keys, day) = (keys, Day(now))
        return try await database.read { tx in
            let user = try tx.user(id, seenBy: actor, keys, on: day)
            let units = try tx.units(of: [id], on: day, in: actor.reach)[id] ?? []
            let grants = try tx.grants(of: id).filter { try tx.reaches(actor.reach, $0.unit, on: day) }.map { grant in
                GrantView(
                    grant: grant, works: try tx.works(grant.id, on: day), chain: try tx.chain(above: grant, on: day),
                    opens: try grant.level.map { try tx.opened(by: $0, at: grant.unit, on: day) })
            }
            return UserView(user: user, units: units, grants: grants)
        }
    }

    /// The rights that `actor` may give somebody for a unit (REQ-ADM-010).
    public func givable(to user: User, at unit: UnitCode, by actor: Administrator, now: Date) async throws -> [Right] {
        let day = Day(now)
        return try await database.read { tx in
            guard let found = try tx.unit(unit) else { return [] }
            return try tx.rights(of: user.subsystem).filter { right in
                try right.fits(found) && tx.authority(of: actor, for: right, at: unit, on: day) != nil
            }
        }
    }

    public func subsystems(for actor: Administrator) async throws -> [Subsystem] {
        try await database.read { tx in
            try tx.subsystems().filter { $0.code == Subsystem.administration || tx.mayAdd(actor, to: $0.code) }
        }
    }
}

extension Transaction {
    /// Who gave it by what right, and so on up to the root grantor of that day.
    func chain(above grant: Grant, on day: Day) throws -> [GrantLink] {
        var (links, here): ([GrantLink], Grant) = ([], grant)
        for _ in 0..<AdminLevel.allCases.count {
            guard let id = here.authority, let above = try self.grant(id) else { break }
            let holder = try first("SELECT name FROM administration_users WHERE id = \(above.user)") { try $0.text("name") }
            let isSound = try works(id, on: day) && stands(here.unit, under: above.unit, on: day)
            links.append(.grant(above, holder: holder ?? "", isSound: isSound))
            here = above
        }
        let root = try first(
            "SELECT name, basis FROM administration_roots WHERE from_day <= \(Day(here.at)) ORDER BY from_day DESC LIMIT 1"
        ) { GrantLink.root(try $0.text("name"), basis: try $0.text("basis")) }
        return links + [root].compactMap(\.self)
    }

    func opened(by level: AdminLevel, at unit: UnitCode, on day: Day) throws -> (units: Int, users: Int) {
        let reach: UnitReach = level.reachesBelow ? .branches([unit]) : .parts(branches: [], alone: [unit])
        let units = try count(
            "SELECT count(*) AS n FROM directory_agencies a WHERE a.is_active = 1 \(.within(reach, "a.code", on: day))")
        let users = try count(
            """
            SELECT count(DISTINCT s.user_id) AS n FROM administration_assignments s
             WHERE s.ended_at IS NULL \(.within(reach, "s.unit", on: day))
            """)
        return (units, users)
    }
}
