import Foundation
import Kit
import Store

private let complaintColumns: SQL = "id, code, state, sealed, account_id, scan, made_at"

extension Transaction {
    func insert(_ id: UUID, _ statement: Complaint.Statement, about account: ID<Account>, browser: String, _ keys: KeyRing, now: Date)
        throws
    {
        let sealed = try keys.seal(Array(try JSONEncoder().encode(statement)), for: SealPurpose.complaint)
        try execute(
            """
            INSERT INTO identity_complaints (id, state, account_id, browser, sealed, made_at)
            VALUES (\(id), 'unconfirmed', \(account), \(Digest.sha256(browser)), \(sealed), \(now))
            """)
    }

    /// The newest complaint this browser has not sent yet.
    func openComplaint(browser: String, _ keys: KeyRing, now: Date) throws -> Complaint? {
        let since = now.addingTimeInterval(-Complaint.timeToSend)
        return try first(
            """
            SELECT \(complaintColumns) FROM identity_complaints
             WHERE browser = \(Digest.sha256(browser)) AND state IN ('unconfirmed', 'confirmed') AND made_at > \(since)
             ORDER BY made_at DESC, id DESC LIMIT 1
            """
        ) { try Complaint($0, keys) }
    }

    func complaint(_ code: String, _ keys: KeyRing) throws -> Complaint? {
        try first("SELECT \(complaintColumns) FROM identity_complaints WHERE code = \(code)") { try Complaint($0, keys) }
    }

    /// Sent ones that nobody has decided, oldest first.
    func undecidedComplaints(_ keys: KeyRing) throws -> [Complaint] {
        try run(
            """
            SELECT \(complaintColumns) FROM identity_complaints WHERE state IN ('new', 'verifying')
             ORDER BY made_at, id LIMIT 500
            """
        ) { try Complaint($0, keys) }
    }

    /// Moves it on from where it was seen.
    /// - Throws: ``IdentityRefusal/wrongState``
    func move(_ complaint: Complaint, _ move: ComplaintMove) throws {
        let next = try complaint.state.after(move)
        let changed = try execute(
            """
            UPDATE identity_complaints SET state = \(next.rawValue)
             WHERE id = \(complaint.id) AND state = \(complaint.state.rawValue)
            """)
        guard changed == 1 else { throw IdentityRefusal.wrongState }
    }

    /// The next number of a day, from 1, without gaps.
    func nextComplaint(of day: Day) throws -> Int {
        try first(
            """
            INSERT INTO identity_complaint_days (day, last) VALUES (\(day), 1)
            ON CONFLICT (day) DO UPDATE SET last = identity_complaint_days.last + 1 RETURNING last
            """
        ) { try $0.int("last") } ?? 1
    }

    /// Complaints that were begun and never sent.
    func forgetUnsentComplaints(now: Date) throws {
        let since = now.addingTimeInterval(-86_400)
        try execute("DELETE FROM identity_complaints WHERE state IN ('unconfirmed', 'confirmed') AND made_at <= \(since)")
    }
}

extension Complaint {
    fileprivate init(_ row: Row, _ keys: KeyRing) throws {
        id = try row.uuid("id")
        code = try row.optionalText("code")
        state = try row.read("state", ComplaintState.init(rawValue:))
        let bytes = try keys.open(try row.blob("sealed"), for: SealPurpose.complaint)
        statement = try JSONDecoder().decode(Statement.self, from: Data(bytes))
        account = try row.id("account_id")
        scan = try row.optionalID("scan")
        madeAt = try row.date("made_at")
    }
}
