import Foundation
import Kit
import Store

/// A unit that joins the register.
public struct NewUnit: Hashable, Sendable {
    public let unit: Unit
    public let parent: UnitCode?
    public let aliases: [UnitCode]

    public init(_ unit: Unit, under parent: UnitCode?, aliases: [UnitCode] = []) {
        (self.unit, self.parent, self.aliases) = (unit, parent, aliases)
    }
}

extension Transaction {
    /// Writes a unit that is not there yet; its parent is.
    /// - Returns: Whether it was written: somebody else may have been faster.
    @discardableResult
    func add(_ new: NewUnit, at now: Date) throws -> Bool {
        let unit = new.unit
        let isNew = try execute(
            """
            INSERT INTO directory_agencies (code, scheme, path, name, folded, sort_key, level, active_from, active_to,
                is_active, address, phone, hours, updated_at)
            VALUES (\(unit.code.text), \(unit.code.scheme.rawValue), \(unit.code.path?.description ?? ""), \(unit.name),
                \(VietnameseText.folded(unit.name)), \(VietnameseText.sortKey(unit.name)), \(unit.level.rawValue),
                \(unit.activeFrom), \(unit.activeTo), \(unit.isActive), \(unit.address), \(unit.phone),
                \(WorkingHours.usual.description), \(now))
            ON CONFLICT (code) DO NOTHING
            """) == 1
        guard isNew else { return false }
        try keepName(unit.name, of: unit.code.text, from: unit.activeFrom)
        if let parent = new.parent {
            try execute(
                """
                INSERT INTO directory_parents (code, parent, from_day, to_day)
                VALUES (\(unit.code.text), \(parent.text), \(unit.activeFrom), \(unit.activeTo))
                """)
        }
        for alias in new.aliases { try add(UnitAlias(alias, from: unit.activeFrom), to: unit.code) }
        try drawLines(of: [unit.code.text])
        return true
    }

    func add(_ alias: UnitAlias, to code: UnitCode) throws {
        try execute(
            """
            INSERT INTO directory_codes (alias, scheme, path, code, from_day)
            VALUES (\(alias.code.text), \(alias.code.scheme.rawValue), \(alias.code.path?.description ?? ""), \(code.text),
                \(alias.from))
            ON CONFLICT (alias) DO UPDATE SET code = excluded.code, from_day = excluded.from_day
            """)
    }

    /// The name from `day` on; the one before it ended the day before.
    func keepName(_ name: String, of code: String, from day: Day) throws {
        try execute(
            """
            UPDATE directory_names SET to_day = \(day.after(-1))
             WHERE code = \(code) AND from_day < \(day) AND to_day IS NULL
            """)
        try execute(
            """
            INSERT INTO directory_names (code, name, from_day) VALUES (\(code), \(name), \(day))
            ON CONFLICT (code, from_day) DO UPDATE SET name = excluded.name
            """)
        for word in Set(VietnameseText.folded(name).split(separator: " ")) {
            try execute(
                "INSERT INTO directory_words (word, code) VALUES (\(String(word)), \(code)) ON CONFLICT DO NOTHING")
        }
    }

    /// Draws anew who stands under whom, for these units and all that ever stood under them.
    func drawLines(of changed: [String]) throws {
        let below = try run("SELECT DISTINCT unit FROM directory_lines WHERE above IN (\(list: changed))") {
            try $0.text("unit")
        }
        let units = Array(Set(below).union(changed)).sorted()
        for start in stride(from: 0, to: units.count, by: 1_000) {
            try drawLines(units[start..<min(start + 1_000, units.count)])
        }
    }

    private func drawLines(_ units: ArraySlice<String>) throws {
        try execute("DELETE FROM directory_lines WHERE unit IN (\(list: units))")
        try execute(
            """
            INSERT INTO directory_lines (unit, above, depth, from_day, to_day)
            WITH RECURSIVE up (unit, above, depth, from_day, to_day) AS (
                SELECT code, code, CAST(0 AS bigint), CAST(0 AS bigint), CAST(2932896 AS bigint) FROM directory_agencies
                 WHERE code IN (\(list: units))
                UNION ALL
                SELECT u.unit, p.parent, u.depth + 1,
                       CASE WHEN p.from_day > u.from_day THEN p.from_day ELSE u.from_day END,
                       CASE WHEN coalesce(p.to_day, 2932896) < u.to_day THEN p.to_day ELSE u.to_day END
                  FROM up u JOIN directory_parents p ON p.code = u.above
                 WHERE u.depth < 8 AND p.from_day <= u.to_day AND coalesce(p.to_day, 2932896) >= u.from_day
            )
            SELECT unit, above, depth, from_day, to_day FROM up
            """)
    }
}
