import Foundation
import Kit
import Store

/// What an import did.
public struct ImportReport: Hashable, Sendable {
    public internal(set) var added = 0
    public internal(set) var changed = 0
    public internal(set) var unchanged = 0
    public let faults: [ImportFault]
    /// Odd values that were kept and can be seen on the procedures' pages.
    public let notices: Int
}

extension ProcedureBook {
    /// So many procedures are written in one transaction: a reader waits for none of them long.
    private static let chunk = 100

    /// Writes what was read, each changed record as a new revision. Doing it again changes nothing.
    ///
    /// Procedures the reading does not have stay as they are: a repeal is published, not concluded from absence.
    /// - Parameter actor: Who did it, for the history: `motcua import`, or the portal it was pulled from.
    @discardableResult
    public func importCatalogue(_ reading: CatalogueReading, by actor: String, now: Date) async throws -> ImportReport
    {
        let report = try await publish(reading, by: actor, now: now)
        try await refresh()
        return report
    }

    /// As ``importCatalogue(_:by:now:)``, for one part of many: the search learns of it with the next ``refresh()``.
    @discardableResult
    public func publish(_ reading: CatalogueReading, by actor: String, now: Date) async throws -> ImportReport {
        var report = ImportReport(faults: reading.faults, notices: reading.notices)
        for start in stride(from: 0, to: reading.procedures.count, by: Self.chunk) {
            let sheets = try reading.procedures[start...].prefix(Self.chunk).map(ProcedureSheet.init)
            let done = try await database.bulk { tx in try tx.publishChanged(sheets, by: actor, at: now) }
            report.added += done.added
            report.changed += done.changed
            report.unchanged += sheets.count - done.added - done.changed
        }
        try await plantLifeEvents(LifeEvent.national, now: now)
        return report
    }

    /// Repeals a procedure: its page stays, its successor is named, nothing more can be filed (REQ-TTHC-001).
    public func repeal(_ code: String, since: Day, successor: String?, by actor: String, now: Date) async throws {
        guard let published = try await procedure(code) else { throw CatalogueRefusal.notFound }
        let sheet = try ProcedureSheet(published.procedure.repealed(Repeal(since: since, successor: successor)))
        _ = try await database.write { tx in try tx.publishChanged([sheet], by: actor, at: now) }
        try await refresh()
    }

    /// Puts the trees of life events there where there are none yet.
    public func plantLifeEvents(_ events: [LifeEvent], now: Date) async throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let documents = try events.map {
            (code: $0.code, document: String(decoding: try encoder.encode($0), as: UTF8.self))
        }
        try await database.write { tx in
            guard try tx.count("SELECT count(*) AS n FROM catalogue_life_events") == 0 else { return }
            try tx.replaceLifeEvents(documents, at: now)
            _ = try tx.beginCatalogueEdition()
        }
    }
}

extension Transaction {
    /// Publishes those whose content is not what is already there.
    fileprivate func publishChanged(
        _ sheets: [ProcedureSheet], by actor: String, at now: Date
    ) throws -> (added: Int, changed: Int) {
        let heads = try catalogueHeads(sheets.map(\.procedure.code))
        let changed = sheets.filter { heads[$0.procedure.code]?.hash != $0.hash }
        guard !changed.isEmpty else { return (0, 0) }
        let edition = try beginCatalogueEdition()
        for sheet in changed {
            let revision = (heads[sheet.procedure.code]?.revision ?? 0) + 1
            try publish(sheet, revision: revision, edition: edition, by: actor, at: now)
        }
        let added = changed.count { heads[$0.procedure.code] == nil }
        return (added, changed.count - added)
    }
}
