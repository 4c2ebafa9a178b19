import Foundation
import Kit
import Store

extension Transaction {
    /// All listings, in no order.
    func listings() throws -> [ProcedureListing] {
        var lines = SharedLines()
        return try run(
            """
            SELECT code, name, revision, kind, is_repealed, fields, promulgated_by, agencies, keywords, service_groups,
                   life_events, audiences, levels, online_level, is_open, min_ial, has_full_record
              FROM catalogue_procedures
            """
        ) { try ProcedureListing(row: $0, &lines) }
    }

    func saveListing(_ listing: ProcedureListing, hash: String, at now: Date) throws {
        let online = listing.online
        try execute(
            """
            INSERT INTO catalogue_procedures (code, revision, hash, name, kind, is_repealed, fields, promulgated_by,
                agencies, keywords, service_groups, life_events, audiences, levels, online_level, is_open, min_ial,
                has_full_record, updated_at)
            VALUES (\(listing.code), \(listing.revision), \(hash), \(listing.name), \(listing.kind.rawValue),
                \(listing.isRepealed), \(Lines.joined(listing.fields)), \(listing.promulgatedBy),
                \(Lines.joined(listing.agencies)), \(Lines.joined(listing.keywords)),
                \(Lines.joined(listing.serviceGroups)), \(Lines.joined(listing.lifeEvents)),
                \(Int(listing.audiences.bits)), \(Int(listing.levels.bits)), \(online.level.rawValue),
                \(online.isOpen), \(online.minIal), \(listing.hasFullRecord), \(now))
            ON CONFLICT (code) DO UPDATE SET revision = excluded.revision, hash = excluded.hash, name = excluded.name,
                kind = excluded.kind, is_repealed = excluded.is_repealed, fields = excluded.fields,
                promulgated_by = excluded.promulgated_by, agencies = excluded.agencies, keywords = excluded.keywords,
                service_groups = excluded.service_groups, life_events = excluded.life_events,
                audiences = excluded.audiences, levels = excluded.levels, online_level = excluded.online_level,
                is_open = excluded.is_open, min_ial = excluded.min_ial, has_full_record = excluded.has_full_record,
                updated_at = excluded.updated_at
            """)
    }

    /// The trees of life events, in order.
    func lifeEvents() throws -> [LifeEvent] {
        try run("SELECT document FROM catalogue_life_events ORDER BY position, code") {
            try JSONDecoder().decode(LifeEvent.self, from: Data(try $0.text("document").utf8))
        }
    }

    /// Puts these trees in place of those there were.
    func replaceLifeEvents(_ documents: [(code: String, document: String)], at now: Date) throws {
        try execute("DELETE FROM catalogue_life_events")
        for (position, event) in documents.enumerated() {
            try execute(
                """
                INSERT INTO catalogue_life_events (code, position, document, updated_at)
                VALUES (\(event.code), \(position), \(event.document), \(now))
                """)
        }
    }
}

/// Short texts kept in one column, a line each; none of them holds a line break.
enum Lines {
    static func joined(_ texts: [String]) -> String { texts.joined(separator: "\n") }

    static func parted(_ text: String) -> [String] {
        text.isEmpty ? [] : text.utf8.split(separator: 0x0A).map { String(Substring($0)) }
    }
}

/// Columns of lines, each parted once: a few hundred fields and agencies stand in thousands of rows, which hold them in
/// common.
private struct SharedLines {
    private var known: [ExactText: [String]] = [:]

    mutating func parted(_ text: String) -> [String] {
        if text.isEmpty { return [] }
        if let lines = known[ExactText(text)] { return lines }
        let lines = Lines.parted(text)
        known[ExactText(text)] = lines
        return lines
    }

    mutating func one(_ text: String) -> String {
        let lines = parted(text)
        return lines.count == 1 ? lines[0] : text
    }
}

extension ProcedureListing {
    fileprivate init(row: Row, _ lines: inout SharedLines) throws {
        code = try row.text("code")
        name = try row.text("name")
        revision = try row.int("revision")
        kind = try row.read("kind", ProcedureKind.init(rawValue:))
        isRepealed = try row.bool("is_repealed")
        fields = lines.parted(try row.text("fields"))
        promulgatedBy = lines.one(try row.text("promulgated_by"))
        agencies = lines.parted(try row.text("agencies"))
        keywords = Lines.parted(try row.text("keywords"))
        serviceGroups = lines.parted(try row.text("service_groups"))
        lifeEvents = lines.parted(try row.text("life_events"))
        audiences = Several(bits: UInt8(truncatingIfNeeded: try row.int("audiences")))
        levels = Several(bits: UInt8(truncatingIfNeeded: try row.int("levels")))
        online = OnlineService(
            level: try row.read("online_level", OnlineLevel.init(rawValue:)), isOpen: try row.bool("is_open"),
            minIal: try row.int("min_ial"))
        hasFullRecord = try row.bool("has_full_record")
    }
}
