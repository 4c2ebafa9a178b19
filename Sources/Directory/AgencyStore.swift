import Foundation
import Kit
import Store

extension Transaction {
    /// The unit of that code, whether it still lives or not.
    public func agency(_ code: OrgCode) throws -> Agency? {
        try agencies(and: "AND a.code = \(code.text)").first
    }

    /// Every unit that stands in a list of codes, ordered by code.
    public func agencies(codes: [OrgCode]) throws -> [Agency] {
        codes.isEmpty ? [] : try agencies(and: "AND a.code IN (\(list: codes.map(\.text)))")
    }

    /// Every unit, ordered by code.
    public func allAgencies() throws -> [Agency] { try agencies(and: .none) }

    /// Units whose parent on some day was `parent`, ordered by code.
    public func agencies(under parent: OrgCode) throws -> [Agency] {
        try agencies(and: "AND a.code IN (SELECT code FROM directory_parents WHERE parent = \(parent.text))")
    }

    /// Writes a unit as it is now, in place of what was known of it. A name it did not have is its name from today on.
    public func save(_ agency: Agency, at now: Date) throws {
        let known = try self.agency(agency.code)
        try execute(
            """
            INSERT INTO directory_agencies (code, path, name, folded, sort_key, level, active_from, active_to, is_active,
                address, phone, hours, updated_at)
            VALUES (\(agency.code.text), \(UnitPath(agency.code).description), \(agency.name),
                \(VietnameseText.folded(agency.name)), \(VietnameseText.sortKey(agency.name)),
                \(agency.level.rawValue), \(agency.activeFrom), \(agency.activeTo), \(agency.isActive),
                \(agency.address), \(agency.phone), \(agency.hours.description), \(now))
            ON CONFLICT (code) DO UPDATE SET name = excluded.name, folded = excluded.folded,
                sort_key = excluded.sort_key, level = excluded.level, active_from = excluded.active_from,
                active_to = excluded.active_to, is_active = excluded.is_active, address = excluded.address,
                phone = excluded.phone, hours = excluded.hours, updated_at = excluded.updated_at,
                version = directory_agencies.version + 1
            """)
        if known?.name != agency.name {
            try keepName(agency.name, of: agency.code.text, from: known == nil ? agency.activeFrom : Day(now))
        }
        if known == nil || known?.parents != agency.parents { try replaceParents(of: agency) }
    }

    private func replaceParents(of agency: Agency) throws {
        try execute("DELETE FROM directory_parents WHERE code = \(agency.code.text)")
        for parent in agency.parents {
            try execute(
                """
                INSERT INTO directory_parents (code, parent, from_day, to_day)
                VALUES (\(agency.code.text), \(parent.code.text), \(parent.from), \(parent.to))
                """)
        }
        try drawLines(of: [agency.code.text])
    }

    /// Only units whose code fits the old rule: dossiers and their numbers carry no other.
    ///
    /// One statement: a unit has at most a few parents, so its row simply comes once for each.
    private func agencies(and condition: SQL) throws -> [Agency] {
        let rows = try run(
            """
            SELECT a.code, a.name, a.level, a.active_from, a.active_to, a.is_active, a.address, a.phone, a.hours,
                   p.parent, p.from_day, p.to_day
              FROM directory_agencies a
              LEFT JOIN directory_parents p ON p.code = a.code
             WHERE a.scheme = 'qcvn102' \(condition)
             ORDER BY a.code, p.from_day
            """
        ) { row in try (Agency(row: row), DatedParent(row: row)) }
        var agencies: [Agency] = []
        for (agency, parent) in rows {
            let known = agencies.last?.code == agency.code ? agencies.removeLast() : agency
            agencies.append(parent.map(known.adding) ?? known)
        }
        return agencies
    }
}

extension Agency {
    fileprivate init(row: Row) throws {
        self.init(
            code: try row.read("code", OrgCode.init), name: try row.text("name"),
            level: try row.read("level", AgencyLevel.init(rawValue:)), activeFrom: try row.day("active_from"),
            activeTo: try row.optionalDay("active_to"), isActive: try row.bool("is_active"),
            address: try row.text("address"), phone: try row.text("phone"),
            hours: try row.read("hours", WorkingHours.init))
    }

    fileprivate func adding(_ parent: DatedParent) -> Agency {
        Agency(
            code: code, name: name, level: level, parents: parents + [parent], activeFrom: activeFrom,
            activeTo: activeTo, isActive: isActive, address: address, phone: phone, hours: hours)
    }
}

extension DatedParent {
    fileprivate init?(row: Row) throws {
        guard let code = try row.optionalText("parent").flatMap({ OrgCode($0) }) else { return nil }
        self.init(code, from: try row.day("from_day"), to: try row.optionalDay("to_day"))
    }
}
