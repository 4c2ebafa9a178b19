import Kit
import Store

/// What somebody looks for among the units: by code in either order, by the right part of an old code, or by words of
/// any name a unit ever had (REQ-ADM-009, spec F.6).
public struct UnitQuery: Sendable {
    public var text = ""
    public var level: AgencyLevel?
    public var reach = UnitReach.everything
    public var day: Day
    /// Whether dissolved and deactivated units are found too.
    public var closedToo = true
    public var window = Window()

    public init(on day: Day) { self.day = day }

    /// Everything but the order and the window.
    var condition: SQL {
        var parts: [SQL] = ["WHERE 1 = 1", .within(reach, "a.code", on: day)]
        if let level { parts.append("AND a.level = \(level.rawValue)") }
        if !closedToo {
            parts.append(
                "AND a.is_active = 1 AND a.active_from <= \(day) AND (a.active_to IS NULL OR a.active_to >= \(day))")
        }
        parts.append(meaning)
        return .joined(parts, by: " ")
    }

    private var meaning: SQL {
        let typed = text.cleaned
        if typed.isEmpty { return .none }
        let upper = typed.uppercased()
        let branch = UnitPath(ending: upper) ?? UnitPath(ordered: upper)
        if upper.utf8.count < OrgCode.length || OrgCode(upper) == nil, let branch { return Self.under(branch) }
        let words = VietnameseText.folded(typed).split(separator: " ").map { String($0) }
        return "AND (\(Self.coded(typed, upper)) OR (\(words.isEmpty ? "1 = 0" : Self.named(words))))"
    }

    /// The codes of a branch lie together in the order of paths.
    private static func under(_ path: UnitPath) -> SQL {
        let (path, first, end) = (path.description, path.description + ".", path.description + "/")
        return """
            AND a.code IN (
                SELECT code FROM directory_agencies WHERE path = \(path)
                UNION SELECT code FROM directory_agencies WHERE path > \(first) AND path < \(end)
                UNION SELECT code FROM directory_codes WHERE path = \(path)
                UNION SELECT code FROM directory_codes WHERE path > \(first) AND path < \(end))
            """
    }

    private static func coded(_ typed: String, _ upper: String) -> SQL {
        "a.code IN (\(typed), \(upper)) OR a.code IN (SELECT code FROM directory_codes WHERE alias IN (\(typed), \(upper)))"
    }

    /// Every word begins a word of one of its names.
    private static func named(_ words: [String]) -> SQL {
        .joined(
            Set(words).sorted().map { word in
                """
                a.code IN (SELECT code FROM directory_words WHERE word >= \(word) AND word < \(word + "\u{10FFFF}"))
                """
            }, by: " AND ")
    }
}

extension Transaction {
    /// Units that answer a query, by name.
    public func units(_ query: UnitQuery) throws -> Page<Unit> {
        let total = try count(
            "SELECT count(*) AS n FROM (SELECT 1 FROM directory_agencies a \(query.condition) LIMIT \(Window.countLimit + 1)) AS found")
        let window = query.window.within(total: total)
        let rows = try run(
            """
            SELECT \(.unitColumns) FROM directory_agencies a \(query.condition)
             ORDER BY a.sort_key, a.code LIMIT \(window.size) OFFSET \(window.offset)
            """, Unit.init(row:))
        return Page(rows: rows, total: total, window: window)
    }

    /// Units directly under one on a day, by name, as they are called on that day; with how many stand directly under
    /// each. `nil` asks for the roots.
    public func branches(under parent: UnitCode?, in reach: UnitReach, on day: Day) throws -> [UnitBranch] {
        let here: SQL
        if let parent {
            here = """
                a.code IN (SELECT code FROM directory_parents WHERE parent = \(parent.text) AND from_day <= \(day)
                    AND (to_day IS NULL OR to_day >= \(day)))
                """
        } else if case .parts(let roots, let alone) = reach {
            here = "a.code IN (\(list: (roots + alone).map(\.text)))"
        } else {
            here = """
                NOT EXISTS (SELECT 1 FROM directory_parents p WHERE p.code = a.code AND p.from_day <= \(day)
                    AND (p.to_day IS NULL OR p.to_day >= \(day)))
                """
        }
        return try run(
            """
            SELECT \(.unitColumns), n.name AS then_called,
                   (SELECT count(*) FROM directory_parents c JOIN directory_agencies b ON b.code = c.code
                     WHERE c.parent = a.code AND c.from_day <= \(day) AND (c.to_day IS NULL OR c.to_day >= \(day))
                       AND b.active_from <= \(day) AND (b.active_to IS NULL OR b.active_to >= \(day))) AS below
              FROM directory_agencies a
              LEFT JOIN directory_names n ON n.code = a.code AND n.from_day <= \(day)
                   AND (n.to_day IS NULL OR n.to_day >= \(day))
             WHERE \(here) AND a.active_from <= \(day) AND (a.active_to IS NULL OR a.active_to >= \(day))
                   \(.within(reach, "a.code", on: day))
             ORDER BY a.sort_key, a.code
            """
        ) { row in
            let unit = try Unit(row: row)
            return UnitBranch(unit: unit, name: try row.optionalText("then_called") ?? unit.name, below: try row.int("below"))
        }
    }
}

/// A unit in the tree of a day.
public struct UnitBranch: Hashable, Sendable {
    public let unit: Unit
    /// What it was called on that day.
    public let name: String
    /// How many units stood directly under it.
    public let below: Int
}
