import Kit
import Store

/// What the register holds, as an import asks for it: read once, for files are long.
struct KnownUnits {
    struct Known {
        let name: String
        let level: AgencyLevel
        let address: String
        let phone: String
        let parent: String?
        let isWithin: Bool
    }

    private(set) var units: [String: Known] = [:]
    /// Other codes, and which unit they lead to.
    private var aliases: [String: String] = [:]
    private var paths: [String: String] = [:]
    /// The roots (`H99`) of the codes of the units within reach.
    private(set) var homes: Set<String> = []

    init(_ tx: Transaction, reach: UnitReach, on day: Day) throws {
        let rows = try tx.run(
            """
            SELECT a.code, a.path, a.name, a.level, a.address, a.phone,
                   (SELECT p.parent FROM directory_parents p WHERE p.code = a.code ORDER BY p.from_day DESC LIMIT 1) AS parent
              FROM directory_agencies a
            """
        ) { row in
            let known = Known(
                name: try row.text("name"), level: try row.read("level", AgencyLevel.init(rawValue:)),
                address: try row.text("address"), phone: try row.text("phone"), parent: try row.optionalText("parent"),
                isWithin: false)
            return (code: try row.text("code"), path: try row.text("path"), known: known)
        }
        let inside = try Self.inside(tx, reach, day)
        for row in rows {
            units[row.code] = row.known.within(inside.map { $0.contains(row.code) } ?? true)
            if !row.path.isEmpty { paths[row.path] = row.code }
            if units[row.code]?.isWithin == true, let root = row.path.split(separator: ".").first { homes.insert(String(root)) }
        }
        let others = try tx.run("SELECT alias, code FROM directory_codes") { (try $0.text("alias"), try $0.text("code")) }
        aliases = Dictionary(others) { first, _ in first }
    }

    private static func inside(_ tx: Transaction, _ reach: UnitReach, _ day: Day) throws -> Set<String>? {
        guard case .parts(let roots, let alone) = reach else { return nil }
        let codes = try tx.run(
            """
            SELECT unit FROM directory_lines WHERE above IN (\(list: roots.map(\.text)))
               AND from_day <= \(day) AND to_day >= \(day)
            """
        ) { try $0.text("unit") }
        return Set(codes).union(alone.map(\.text))
    }

    /// The register's own code for what a file calls `code`.
    func own(_ code: UnitCode) -> String? {
        if units[code.text] != nil { return code.text }
        return aliases[code.text] ?? code.path.flatMap { paths[$0.description] }
    }

    /// The unit above by the code alone: the nearest path that is known.
    func parent(byPathOf code: UnitCode) -> String? { code.path?.parent.flatMap { paths[$0.description] } }

    func alias(_ code: UnitCode) -> String? { aliases[code.text] }

    mutating func lead(_ alias: UnitCode, to code: UnitCode) { aliases[alias.text] = code.text }

    mutating func add(_ new: NewUnit) {
        let unit = new.unit
        units[unit.code.text] = Known(
            name: unit.name, level: unit.level, address: unit.address, phone: unit.phone, parent: new.parent?.text,
            isWithin: true)
        if let path = unit.code.path { paths[path.description] = unit.code.text }
        for alias in new.aliases { aliases[alias.text] = unit.code.text }
    }
}

extension KnownUnits.Known {
    fileprivate func within(_ isWithin: Bool) -> Self {
        Self(name: name, level: level, address: address, phone: phone, parent: parent, isWithin: isWithin)
    }
}
