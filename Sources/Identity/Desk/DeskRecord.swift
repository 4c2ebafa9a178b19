import Foundation
import Kit
import Messaging
import Store

/// What a desk did for an account — *việc tại Bộ phận một cửa*: form, scan, code, officer, desk and time in one row.
public struct DeskRecord: Sendable {
    public let id: UUID
    public let act: DeskAct
    public let account: ID<Account>
    public let seat: DeskSeat
    public let formNumber: String
    public let formHash: [UInt8]
    public let scanHash: [UInt8]
    /// The code that was told at the desk.
    public let code: UUID
    let check: DeskDraft.Check
    public let statement: String
    /// Who agreed to a third reset; empty where nobody had to.
    public let approver: String
    public let at: Date

    /// Over all of it, so that no part can be put in another's place.
    public var seal: [UInt8] {
        let parts = [
            id.uuidString, act.rawValue, "\(account)", seat.officer, seat.desk, formNumber, Base64URL.encode(formHash),
            Base64URL.encode(scanHash), code.uuidString, check.rawValue, statement, approver, "\(at.milliseconds)",
        ]
        return Digest.sha256(parts.joined(separator: "\n"))
    }
}

extension Transaction {
    func insert(_ record: DeskRecord) throws {
        try execute(
            """
            INSERT INTO identity_desk_records (id, act, account_id, officer, officer_name, desk, desk_name, form_number,
                form_hash, scan_hash, code, phone_check, statement, approver, seal, at)
            VALUES (\(record.id), \(record.act.rawValue), \(record.account), \(record.seat.officer),
                \(record.seat.officerName), \(record.seat.desk), \(record.seat.deskName), \(record.formNumber),
                \(record.formHash), \(record.scanHash), \(record.code), \(record.check.rawValue), \(record.statement),
                \(record.approver), \(record.seal), \(record.at))
            """)
    }

    func deskRecord(_ id: UUID) throws -> DeskRecord? {
        try first("SELECT \(.deskRecordColumns) FROM identity_desk_records WHERE id = \(id)", DeskRecord.init(row:))
    }

    func deskRecords(of account: ID<Account>) throws -> [DeskRecord] {
        try run(
            """
            SELECT \(.deskRecordColumns) FROM identity_desk_records WHERE account_id = \(account) ORDER BY at DESC, id DESC
             LIMIT 50
            """, DeskRecord.init(row:))
    }

    /// Resets at counters in the last thirty days.
    func resets(of account: ID<Account>, now: Date) throws -> Int {
        try count(
            """
            SELECT count(*) AS n FROM identity_desk_records
             WHERE account_id = \(account) AND act = 'reset' AND at > \(now.addingTimeInterval(-30 * 86_400))
            """)
    }
}

extension SQL {
    fileprivate static let deskRecordColumns: SQL = """
        id, act, account_id, officer, officer_name, desk, desk_name, form_number, form_hash, scan_hash, code, phone_check,
        statement, approver, at
        """
}

extension DeskRecord {
    init(row: Row) throws {
        self.init(
            id: try row.uuid("id"), act: try row.read("act", DeskAct.init(rawValue:)), account: try row.id("account_id"),
            seat: DeskSeat(
                officer: try row.text("officer"), officerName: try row.text("officer_name"), desk: try row.text("desk"),
                deskName: try row.text("desk_name")),
            formNumber: try row.text("form_number"), formHash: try row.blob("form_hash"),
            scanHash: try row.blob("scan_hash"), code: try row.uuid("code"),
            check: try row.read("phone_check", DeskDraft.Check.init(rawValue:)), statement: try row.text("statement"),
            approver: try row.text("approver"), at: try row.date("at"))
    }
}
