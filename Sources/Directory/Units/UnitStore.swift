import Kit
import Store

extension SQL {
    /// The columns a ``Unit`` is read from, of a table named `a`.
    public static let unitColumns: SQL = """
        a.code, a.scheme, a.name, a.level, a.active_from, a.active_to, a.is_active, a.address, a.phone, a.successor,
        a.version
        """

    /// Whether the unit in `column` stands in `reach` on `day`; all that is asked of units asks this too.
    public static func within(_ reach: UnitReach, _ column: SQL, on day: Day) -> SQL {
        guard case .parts(let roots, let alone) = reach else { return .none }
        return """
             AND (\(column) IN (\(list: alone.map(\.text)))
                  OR EXISTS (SELECT 1 FROM directory_lines l WHERE l.unit = \(column)
                  AND l.above IN (\(list: roots.map(\.text))) AND l.from_day <= \(day) AND l.to_day >= \(day)))
            """
    }
}

extension Transaction {
    /// The unit of that very code, whether it still lives or not.
    public func unit(_ code: UnitCode) throws -> Unit? {
        try first("SELECT \(.unitColumns) FROM directory_agencies a WHERE a.code = \(code.text)", Unit.init(row:))
    }

    /// The unit a code leads to: its own, another code of it, or the same place written in the other order.
    public func unit(known code: UnitCode) throws -> Unit? {
        if let unit = try unit(code) { return unit }
        let alias = try first("SELECT code FROM directory_codes WHERE alias = \(code.text)") { try $0.text("code") }
        if let alias { return try first("SELECT \(.unitColumns) FROM directory_agencies a WHERE a.code = \(alias)", Unit.init(row:)) }
        guard let path = code.path?.description else { return nil }
        let same: SQL = """
            SELECT \(.unitColumns) FROM directory_agencies a WHERE a.path = \(path)
                OR a.code IN (SELECT code FROM directory_codes WHERE path = \(path)) ORDER BY a.code LIMIT 2
            """
        let found = try run(same, Unit.init(row:))
        // Two units at one place: only the mapping table can say which is meant.
        return found.count == 1 ? found[0] : nil
    }

    public func units(_ codes: [UnitCode]) throws -> [Unit] {
        guard !codes.isEmpty else { return [] }
        return try run(
            """
            SELECT \(.unitColumns) FROM directory_agencies a WHERE a.code IN (\(list: codes.map(\.text)))
             ORDER BY a.sort_key, a.code
            """, Unit.init(row:))
    }

    /// A unit with its past; `nil` outside `reach`, as if it did not exist.
    public func unitRecord(_ code: UnitCode, in reach: UnitReach = .everything, on day: Day) throws -> UnitRecord? {
        let found = try first(
            "SELECT \(.unitColumns) FROM directory_agencies a WHERE a.code = \(code.text) \(.within(reach, "a.code", on: day))",
            Unit.init(row:))
        guard let unit = found else { return nil }
        let names = try run(
            "SELECT name, from_day, to_day FROM directory_names WHERE code = \(code.text) ORDER BY from_day"
        ) { row in Dated(try row.text("name"), from: try row.day("from_day"), to: try row.optionalDay("to_day")) }
        return UnitRecord(unit: unit, names: names, parents: try parents(of: code), aliases: try aliases(of: code))
    }

    public func parents(of code: UnitCode) throws -> [Dated<UnitCode>] {
        try run(
            """
            SELECT p.parent, a.scheme, p.from_day, p.to_day FROM directory_parents p
              LEFT JOIN directory_agencies a ON a.code = p.parent WHERE p.code = \(code.text) ORDER BY p.from_day
            """
        ) { row in
            let scheme = try row.optionalText("scheme").flatMap(CodeScheme.init(rawValue:))
            let code = try row.read("parent") { text in
                scheme.flatMap { UnitCode(text: text, scheme: $0) } ?? UnitCode(imported: text)
            }
            return Dated(code, from: try row.day("from_day"), to: try row.optionalDay("to_day"))
        }
    }

    private func aliases(of code: UnitCode) throws -> [UnitAlias] {
        try run("SELECT alias, scheme, from_day FROM directory_codes WHERE code = \(code.text) ORDER BY alias") { row in
            UnitAlias(try row.code("alias"), from: try row.day("from_day"))
        }
    }

    /// The units above one on `day`, the root first; the unit itself is not among them.
    public func line(above code: UnitCode, on day: Day) throws -> [Unit] {
        try run(
            """
            SELECT \(.unitColumns) FROM directory_lines l JOIN directory_agencies a ON a.code = l.above
             WHERE l.unit = \(code.text) AND l.depth > 0 AND l.from_day <= \(day) AND l.to_day >= \(day)
             ORDER BY l.depth DESC
            """, Unit.init(row:))
    }

    /// Whether `unit` is `above` or stands under it on `day`.
    public func stands(_ unit: UnitCode, under above: UnitCode, on day: Day) throws -> Bool {
        try count(
            """
            SELECT count(*) AS n FROM directory_lines WHERE unit = \(unit.text) AND above = \(above.text)
               AND from_day <= \(day) AND to_day >= \(day)
            """) > 0
    }

    /// Whether `unit` stands in `reach` on `day`.
    public func reaches(_ reach: UnitReach, _ unit: UnitCode, on day: Day) throws -> Bool {
        switch reach {
        case .everything: true
        case .parts(let roots, let alone): try alone.contains(unit) || roots.contains { try stands(unit, under: $0, on: day) }
        }
    }
}

extension Unit {
    public init(row: Row) throws {
        let successor = try row.optionalText("successor")
        self.init(
            code: try row.code("code"), name: try row.text("name"),
            level: try row.read("level", AgencyLevel.init(rawValue:)), activeFrom: try row.day("active_from"),
            activeTo: try row.optionalDay("active_to"), isActive: try row.bool("is_active"),
            address: try row.text("address"), phone: try row.text("phone"),
            successor: successor.flatMap { UnitCode(imported: $0) }, version: try row.int("version"))
    }
}

extension Row {
    /// A unit's code with the rule beside it in the column `scheme`.
    func code(_ name: StaticString) throws -> UnitCode {
        let scheme = try read("scheme", CodeScheme.init(rawValue:))
        return try read(name) { UnitCode(text: $0, scheme: scheme) }
    }
}
