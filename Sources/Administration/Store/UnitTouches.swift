import Directory
import Kit
import Store

/// What a change of units touches of users and rights, and whose reach it widens or narrows.
public let administrationTouch: UnitTouch = { tx, effects, day in
    let units = Set(effects.map(\.unit)).sorted()
    return [
        try tx.touchedUsers(units), try tx.touchedGrants(units), try tx.moved(effects, day, isGain: true),
        try tx.moved(effects, day, isGain: false),
    ].filter { $0.total > 0 }
}

extension Transaction {
    fileprivate func touchedUsers(_ units: [UnitCode]) throws -> Touched {
        let condition: SQL = """
            FROM administration_assignments s JOIN administration_users u ON u.id = s.user_id
             WHERE s.ended_at IS NULL AND s.unit IN (\(list: units.map(\.text)))
            """
        let lines = try run("SELECT u.name, s.unit \(condition) ORDER BY u.sort_key, u.id, s.unit LIMIT \(Touched.most)") {
            "\(try $0.text("name")) – \(try $0.text("unit"))"
        }
        return Touched(.users, total: try count("SELECT count(*) AS n \(condition)"), lines: lines)
    }

    fileprivate func touchedGrants(_ units: [UnitCode]) throws -> Touched {
        let condition: SQL = "FROM \(.grantTables) WHERE g.ended_at IS NULL AND g.unit IN (\(list: units.map(\.text)))"
        let lines = try run(
            "SELECT u.name, r.name AS right_name, g.unit \(condition) ORDER BY u.sort_key, u.id, r.position LIMIT \(Touched.most)"
        ) { "\(try $0.text("name")) – \(try $0.text("right_name")) – \(try $0.text("unit"))" }
        return Touched(.grants, total: try count("SELECT count(*) AS n \(condition)"), lines: lines)
    }

    /// Administrators above the new place gain what moves there; those above the old place alone lose it.
    fileprivate func moved(_ effects: [UnitEffect], _ day: Day, isGain: Bool) throws -> Touched {
        var lines: [String] = []
        for effect in effects {
            guard case .moved(let unit, let parent?) = effect else { continue }
            let before = try administrators(over: unit, levels: 0...2, on: day).union(try administrators(of: unit, on: day))
            let after = try administrators(over: parent, levels: 0...2, on: day).union(try administrators(of: unit, on: day))
            let names = (isGain ? after.subtracting(before) : before.subtracting(after)).sorted()
            lines += names.map { "\($0) – \(unit)" }
        }
        return Touched(isGain ? .gained : .lost, total: lines.count, lines: Array(lines.prefix(Touched.most)))
    }

    /// Those of these levels whose unit is that one or stands above it.
    private func administrators(over unit: UnitCode, levels: ClosedRange<Int>, on day: Day) throws -> Set<String> {
        let names = try run(
            """
            SELECT DISTINCT u.name FROM \(.grantTables) JOIN directory_lines m ON m.above = g.unit
             WHERE m.unit = \(unit.text) AND m.from_day <= \(day) AND m.to_day >= \(day)
               AND r.admin_level BETWEEN \(levels.lowerBound) AND \(levels.upperBound) AND \(.works(on: day))
            """
        ) { try $0.text("name") }
        return Set(names)
    }

    private func administrators(of unit: UnitCode, on day: Day) throws -> Set<String> {
        let names = try run(
            """
            SELECT DISTINCT u.name FROM \(.grantTables)
             WHERE g.unit = \(unit.text) AND r.admin_level IS NOT NULL AND \(.works(on: day))
            """
        ) { try $0.text("name") }
        return Set(names)
    }
}
