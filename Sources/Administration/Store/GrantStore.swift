import Directory
import Foundation
import Kit
import Store

extension SQL {
    /// A grant `g` of a user `u` that works on `day`: given, not ended, the user active, the subsystem too, the unit open
    /// and inside a unit the user is assigned to.
    static func works(on day: Day) -> SQL {
        """
        g.ended_at IS NULL AND (g.until_day IS NULL OR g.until_day >= \(day)) AND u.state = 'active' AND y.is_active = 1
        AND t.is_active = 1 AND t.active_from <= \(day) AND (t.active_to IS NULL OR t.active_to >= \(day))
        AND EXISTS (SELECT 1 FROM administration_assignments s JOIN directory_lines l ON l.above = s.unit
             WHERE s.user_id = u.id AND s.ended_at IS NULL AND l.unit = g.unit AND l.from_day <= \(day) AND l.to_day >= \(day))
        """
    }

    static let grantTables: SQL = """
        administration_grants g JOIN administration_users u ON u.id = g.user_id
          JOIN administration_rights r ON r.code = g.right_code JOIN administration_subsystems y ON y.code = r.subsystem
          JOIN directory_agencies t ON t.code = g.unit
        """

    static let grantColumns: SQL = """
        g.id, g.user_id, g.right_code, r.name AS right_name, r.admin_level, g.unit, t.scheme, t.name AS unit_name, g.given_by,
        g.given_by_name, g.authority, g.given_at, g.until_day, g.document, g.note, g.ended_at, g.ended_by
        """
}

extension Transaction {
    /// Who administers with this account on `day`: what the grants that work make of it.
    func administrator(_ subject: String, name: String, isOperator: Bool, on day: Day) throws -> Administrator {
        let rows = try run(
            """
            SELECT g.id, g.right_code, r.admin_level, g.unit, t.scheme FROM \(.grantTables)
             WHERE u.subject = \(subject) AND u.subsystem = 'quantri' AND \(.works(on: day)) ORDER BY g.given_at, g.id
            """
        ) { row in
            (
                id: try row.id("id") as ID<Grant>, right: try row.text("right_code"),
                level: try row.optionalInt("admin_level").flatMap(AdminLevel.init(rawValue:)), unit: try row.unitCode("unit")
            )
        }
        return Administrator(
            subject: subject, name: name, isOperator: isOperator,
            posts: rows.compactMap { row in row.level.map { .init(level: $0, unit: row.unit, grant: row.id) } },
            held: rows.filter { $0.level == nil }.map { .init(right: $0.right, unit: $0.unit) })
    }

    /// What a user was given and still has, whether it works now or not.
    func grants(of user: ID<User>) throws -> [Grant] {
        try run(
            """
            SELECT \(.grantColumns) FROM \(.grantTables) WHERE g.user_id = \(user) AND g.ended_at IS NULL
             ORDER BY t.sort_key, r.position, g.id
            """, Grant.init(row:))
    }

    func grant(_ id: ID<Grant>) throws -> Grant? {
        try first("SELECT \(.grantColumns) FROM \(.grantTables) WHERE g.id = \(id)", Grant.init(row:))
    }

    /// Whether a grant works on `day`.
    func works(_ id: ID<Grant>, on day: Day) throws -> Bool {
        try count("SELECT count(*) AS n FROM \(.grantTables) WHERE g.id = \(id) AND \(.works(on: day))") > 0
    }

    func insert(_ new: GrantRow, at now: Date) throws {
        try execute(
            """
            INSERT INTO administration_grants (id, user_id, right_code, unit, given_by, given_by_name, authority, given_at,
                until_day, document, note)
            VALUES (\(new.id), \(new.user), \(new.right), \(new.unit.text), \(new.by.subject), \(new.by.name),
                \(new.authority), \(now), \(new.terms.until), \(new.terms.document), \(new.terms.note))
            """)
    }

    /// Takes a right back; the row stays.
    func end(_ grant: ID<Grant>, by actor: Administrator, at now: Date) throws {
        try execute(
            """
            UPDATE administration_grants SET ended_at = \(now), ended_by = \(actor.subject), ended_by_name = \(actor.name)
             WHERE id = \(grant) AND ended_at IS NULL
            """)
    }

    /// Administrators besides `user` whose right for that very unit works.
    func otherAdministrators(of unit: UnitCode, than user: ID<User>, on day: Day) throws -> Int {
        try count(
            """
            SELECT count(DISTINCT u.id) AS n FROM \(.grantTables)
             WHERE g.unit = \(unit.text) AND r.admin_level IS NOT NULL AND u.id <> \(user) AND \(.works(on: day))
            """)
    }
}

struct GrantRow {
    let id: ID<Grant>
    let user: ID<User>
    let right: String
    let unit: UnitCode
    let by: Administrator
    let authority: ID<Grant>?
    let terms: GrantTerms
}

/// What is written beside a right that is given.
public struct GrantTerms: Hashable, Sendable {
    public let until: Day?
    public let document: String
    public let note: String

    public init(until: Day? = nil, document: String = "", note: String = "") {
        (self.until, self.document, self.note) = (until, document, note)
    }
}

extension Grant {
    init(row: Row) throws {
        self.init(
            id: try row.id("id"), user: try row.id("user_id"), right: try row.text("right_code"),
            rightName: try row.text("right_name"),
            level: try row.optionalInt("admin_level").flatMap(AdminLevel.init(rawValue:)), unit: try row.unitCode("unit"),
            unitName: try row.text("unit_name"), givenBy: try row.text("given_by"), givenByName: try row.text("given_by_name"),
            authority: try row.optionalID("authority"), at: try row.date("given_at"), until: try row.optionalDay("until_day"),
            document: try row.text("document"), note: try row.text("note"), endedAt: try row.optionalDate("ended_at"),
            endedBy: try row.optionalText("ended_by"))
    }
}
