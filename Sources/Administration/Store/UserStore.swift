import Directory
import Foundation
import Kit
import Store

enum SealPurpose {
    static let number = "administration.number"
    static let phone = "administration.phone"
    static let email = "administration.email"
    static let contact = "administration.contact"
}

extension SQL {
    static let userColumns: SQL = """
        u.id, u.subsystem, u.subject, u.kind, u.name, u.number, u.phone, u.email, u.state, u.version, u.added_by,
        u.last_seen_at
        """

    /// Which users somebody sees: those at work in the units reached, and those added but not placed yet (REQ-ADM-003).
    static func visible(to administrator: Administrator, on day: Day) -> SQL {
        guard !administrator.isOperator else { return .none }
        return """
             AND (EXISTS (SELECT 1 FROM administration_assignments s WHERE s.user_id = u.id AND s.ended_at IS NULL
                          \(.within(administrator.reach, "s.unit", on: day)))
                  OR (u.added_by = \(administrator.subject) AND NOT EXISTS (
                      SELECT 1 FROM administration_assignments s WHERE s.user_id = u.id AND s.ended_at IS NULL)))
            """
    }
}

extension Transaction {
    /// A user that `administrator` may see.
    ///
    /// - Throws: ``AdministrationRefusal/notFound``: what one may not see does not exist.
    func user(_ id: ID<User>, seenBy administrator: Administrator, _ keys: KeyRing, on day: Day) throws -> User {
        let sql: SQL = """
            SELECT \(.userColumns) FROM administration_users u WHERE u.id = \(id) \(.visible(to: administrator, on: day))
            """
        guard let user = try first(sql, { try User(row: $0, keys) }) else { throw AdministrationRefusal.notFound }
        return user
    }

    func insert(_ account: FoundAccount, as id: ID<User>, in subsystem: String, by actor: String, _ keys: KeyRing, at now: Date) throws {
        let inserted = try execute(
            """
            INSERT INTO administration_users (id, subsystem, subject, kind, name, folded, sort_key, number, number_index,
                phone, phone_index, email, state, version, added_by, added_at)
            VALUES (\(id), \(subsystem), \(account.subject), \(account.kind), \(account.name),
                \(VietnameseText.folded(account.name)), \(UserName.sortKey(account.name)),
                \(try keys.seal(account.number, for: SealPurpose.number)),
                \(keys.blindIndex(account.number, for: SealPurpose.number)),
                \(try keys.seal(account.phone, for: SealPurpose.phone)),
                \(keys.blindIndex(account.phone, for: SealPurpose.phone)),
                \(try keys.seal(account.email, for: SealPurpose.email)), 'fresh', 1, \(actor), \(now))
            ON CONFLICT (subject, subsystem) DO NOTHING
            """)
        guard inserted == 1 else { throw AdministrationRefusal.userInList }
    }

    /// Counts a change of a user, if it is still as the one who changes it saw it.
    func touch(_ user: User, seen version: Int) throws {
        let rows = try execute(
            """
            UPDATE administration_users SET version = version + 1 WHERE id = \(user.id) AND version = \(version)
            """)
        guard rows == 1 else { throw AdministrationRefusal.changedMeanwhile }
    }

    func setState(_ state: UserState, of user: User) throws {
        try execute(
            """
            UPDATE administration_users SET state = \(state.rawValue) WHERE id = \(user.id) AND state = \(user.state.rawValue)
            """)
    }

    func users(_ query: UserQuery, for administrator: Administrator, _ keys: KeyRing, on day: Day) throws -> Page<UserLine> {
        let condition: SQL = """
            WHERE u.subsystem = \(query.subsystem) \(query.condition(keys)) \(.visible(to: administrator, on: day))
            """
        let total = try count(
            "SELECT count(*) AS n FROM (SELECT 1 FROM administration_users u \(condition) LIMIT \(Window.countLimit + 1)) AS found")
        let window = query.window.within(total: total)
        let users = try run(
            """
            SELECT \(.userColumns) FROM administration_users u \(condition)
             ORDER BY u.sort_key, u.id LIMIT \(window.size) OFFSET \(window.offset)
            """
        ) { try User(row: $0, keys) }
        let units = try units(of: users.map(\.id), on: day, in: administrator.reach)
        let granted = try Set(
            run(
                """
                SELECT DISTINCT user_id FROM administration_grants
                 WHERE ended_at IS NULL AND user_id IN (\(list: users.map(\.id)))
                """
            ) { try $0.id("user_id") as ID<User> })
        let lines = users.map { user in
            let own = units[user.id] ?? []
            return UserLine(
                user: user, units: own, hasRights: granted.contains(user.id), isFull: own.contains(where: \.isReached))
        }
        return Page(rows: lines, total: total, window: window)
    }

    /// The units each of the users is assigned to, by name.
    func units(of users: [ID<User>], on day: Day, in reach: UnitReach) throws -> [ID<User>: [AssignedUnit]] {
        guard !users.isEmpty else { return [:] }
        let rows = try run(
            """
            SELECT s.user_id, a.code, a.scheme, a.name, a.level, a.active_from, a.active_to, a.is_active, a.address, a.phone,
                   a.successor, a.version,
                   CASE WHEN EXISTS (SELECT 1 FROM directory_agencies b WHERE b.code = s.unit
                        \(.within(reach, "b.code", on: day))) THEN 1 ELSE 0 END AS is_reached
              FROM administration_assignments s JOIN directory_agencies a ON a.code = s.unit
             WHERE s.ended_at IS NULL AND s.user_id IN (\(list: users)) ORDER BY a.sort_key, a.code
            """
        ) { row in
            (user: try row.id("user_id") as ID<User>, unit: AssignedUnit(unit: try Unit(row: row), isReached: try row.bool("is_reached")))
        }
        return Dictionary(grouping: rows, by: \.user).mapValues { $0.map(\.unit) }
    }
}

/// A unit a user is assigned to.
public struct AssignedUnit: Hashable, Sendable {
    public let unit: Unit
    /// Whether the one who looks administers it.
    public let isReached: Bool
}

/// A user as a list shows it (REQ-ADM-001).
public struct UserLine: Sendable {
    public let user: User
    public let units: [AssignedUnit]
    public let hasRights: Bool
    /// Whether numbers may be shown in full: to administrators of that user's units.
    public let isFull: Bool

    public var next: UserStep? { user.next(hasUnits: !units.isEmpty, hasRights: hasRights) }
}

enum UserName {
    /// By the given name, which comes last: "Trần Văn Thử" stands under T of Thử.
    static func sortKey(_ name: String) -> String {
        let words = name.split(separator: " ")
        guard let given = words.last else { return "" }
        return VietnameseText.sortKey(String(given)) + "\u{1}" + VietnameseText.sortKey(words.dropLast().joined(separator: " "))
    }
}

extension User {
    init(row: Row, _ keys: KeyRing) throws {
        self.init(
            id: try row.id("id"), subsystem: try row.text("subsystem"), subject: try row.text("subject"),
            kind: try row.read("kind", AccountKind.init(rawValue:)), name: try row.text("name"),
            number: try keys.openText(try row.blob("number"), for: SealPurpose.number),
            phone: try keys.openText(try row.blob("phone"), for: SealPurpose.phone),
            email: try keys.openText(try row.blob("email"), for: SealPurpose.email),
            state: try row.read("state", UserState.init(rawValue:)), version: try row.int("version"),
            addedBy: try row.text("added_by"), lastSeenAt: try row.optionalDate("last_seen_at"))
    }
}
