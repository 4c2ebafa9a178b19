import Foundation
import Kit
import Store

/// Somebody looked at the scan of a citizen's card — *lượt xem bản quét* — as the citizen sees it.
public struct ScanRead: Sendable {
    public let readerName: String
    public let deskName: String
    public let reason: String
    public let at: Date
}

extension Accounts {
    /// Writes a look at a scan down before the desk shows it, so that the citizen sees it (REQ-DSK-008, spec D).
    ///
    /// - Throws: ``IdentityRefusal/gone`` for an unknown record.
    public func noteRead(of record: UUID, _ seat: DeskSeat, reason: String, now: Date) async throws {
        try await admit(seat, now: now)
        let id = chance.uuid7(at: now)
        let (found, reason) = (try await database.read { try $0.deskRecord(record) }, String(reason.cleaned.prefix(500)))
        guard let found else { throw IdentityRefusal.gone }
        guard !reason.isEmpty else { throw IdentityRefusal.wrongState }
        let entry = entry("scan.read", seat, on: found.account, ["record": record.uuidString.lowercased(), "reason": reason])
        try await database.write { tx in
            try tx.execute(
                """
                INSERT INTO identity_desk_reads (id, record, reader, reader_name, desk_name, reason, at)
                VALUES (\(id), \(record), \(seat.officer), \(seat.officerName), \(seat.deskName), \(reason), \(now))
                """)
            try tx.record(entry, at: now)
        }
    }

    /// What desks did for an account, and who looked at its scans, for its owner.
    public func deskHistory(_ owner: AccountOwner) async throws -> [DeskHistoryLine] {
        try await database.read { tx in
            try tx.deskRecords(of: owner.account).map { record in
                let reads = try tx.run(
                    """
                    SELECT reader_name, desk_name, reason, at FROM identity_desk_reads WHERE record = \(record.id)
                     ORDER BY at DESC, id DESC LIMIT 200
                    """
                ) { row in
                    ScanRead(
                        readerName: try row.text("reader_name"), deskName: try row.text("desk_name"),
                        reason: try row.text("reason"), at: try row.date("at"))
                }
                return DeskHistoryLine(record: record, reads: reads)
            }
        }
    }
}

public struct DeskHistoryLine: Sendable {
    public let record: DeskRecord
    public let reads: [ScanRead]
}
