import Directory
import Foundation
import Kit
import Store

/// An account that a desk made, or a password it reset — *tài khoản do cán bộ tạo*.
public struct Creation: Sendable {
    public let id: UUID
    public let act: DeskAct
    public let subject: String
    public let form: AccountRequestForm
    public let scan: ID<StoredFile>
    public let scanHash: [UInt8]
    public let seat: DeskSeat
    public let at: Date

    public var maskedNumber: String { IdentityNumber(personal: form.number)?.masked ?? "" }
    public var maskedPhone: String { PhoneNumber(form.phone)?.masked ?? "" }
}

/// The filter of the list (REQ-DSK-003).
public struct CreationQuery: Sendable {
    public enum Sort: String, CaseIterable, Sendable { case at, name, officer, desk }

    public var name = ""
    public var phone = ""
    public var number = ""
    public var officer = ""
    public var desk = ""
    public var from: Day?
    public var to: Day?
    public var sort = Sort.at
    public var isAscending = false
    public var window = Window()

    public init() {}

    /// Numbers are sealed, so they are found whole or not at all.
    func condition(in reach: UnitReach, _ keys: KeyRing, on day: Day) -> SQL {
        var parts: [SQL] = ["WHERE c.act = 'create'", .within(reach, "c.desk", on: day)]
        parts.append(Self.named(name) { "AND ' ' || c.folded LIKE \($0)" })
        parts.append(Self.named(officer) { "AND ' ' || c.officer_folded LIKE \($0)" })
        if !phone.isEmpty {
            let phone = PhoneNumber(phone)?.e164 ?? phone
            parts.append("AND c.phone_index = \(keys.blindIndex(phone, for: SealPurpose.phone))")
        }
        if !number.isEmpty {
            let number = number.filter { !" .-".contains($0) }
            parts.append("AND c.number_index = \(keys.blindIndex(number, for: SealPurpose.number))")
        }
        if !desk.isEmpty { parts.append("AND c.desk = \(desk)") }
        if let from { parts.append("AND c.at >= \(from.start)") }
        if let to { parts.append("AND c.at < \(to.after(1).start)") }
        return .joined(parts, by: " ")
    }

    /// Every word begins a word of the name. Signs alone are nobody's name (REQ-GEN-005).
    private static func named(_ typed: String, _ like: (String) -> SQL) -> SQL {
        let words = VietnameseText.folded(typed).split(separator: " ")
        if words.isEmpty { return typed.cleaned.isEmpty ? .none : "AND 1 = 0" }
        return .joined(words.map { like("% \($0)%") }, by: " ")
    }

    var order: SQL {
        let column: SQL =
            switch sort {
            case .at: "c.at"
            case .name: "c.sort_key"
            case .officer: "c.officer_folded"
            case .desk: "c.desk_name"
            }
        return isAscending ? "\(column), c.id" : "\(column) DESC, c.id DESC"
    }
}

extension Transaction {
    func insert(_ creation: Creation, _ keys: KeyRing) throws {
        let (form, seat) = (creation.form, creation.seat)
        try execute(
            """
            INSERT INTO deskaccounts_creations (id, act, subject, name, folded, sort_key, number, number_index, phone,
                phone_index, form, form_number, form_hash, scan, scan_hash, officer, officer_name, officer_folded, desk,
                desk_name, at)
            VALUES (\(creation.id), \(creation.act.rawValue), \(creation.subject), \(form.name),
                \(VietnameseText.folded(form.name)), \(Self.sortKey(form.name)),
                \(try keys.seal(form.number, for: SealPurpose.number)), \(keys.blindIndex(form.number, for: SealPurpose.number)),
                \(try keys.seal(form.phone, for: SealPurpose.phone)), \(keys.blindIndex(form.phone, for: SealPurpose.phone)),
                \(try keys.seal(try JSONEncoder().encode(form), for: SealPurpose.form)), \(form.formNumber), \(form.hash),
                \(creation.scan), \(creation.scanHash), \(seat.officer), \(seat.officerName),
                \(VietnameseText.folded(seat.officerName)), \(seat.desk), \(seat.deskName), \(creation.at))
            """)
    }

    /// By the given name, which comes last.
    private static func sortKey(_ name: String) -> String {
        let words = name.split(separator: " ")
        guard let given = words.last else { return "" }
        return VietnameseText.sortKey(String(given)) + "\u{1}" + VietnameseText.sortKey(words.dropLast().joined(separator: " "))
    }

    func creations(_ query: CreationQuery, in reach: UnitReach, _ keys: KeyRing, on day: Day) throws -> Page<Creation> {
        let condition = query.condition(in: reach, keys, on: day)
        let total = try count(
            "SELECT count(*) AS n FROM (SELECT 1 FROM deskaccounts_creations c \(condition) LIMIT \(Window.countLimit + 1)) AS found")
        let window = query.window.within(total: total)
        let rows = try run(
            """
            SELECT \(.creationColumns) FROM deskaccounts_creations c \(condition)
             ORDER BY \(query.order) LIMIT \(window.size) OFFSET \(window.offset)
            """
        ) { try Creation(row: $0, keys) }
        return Page(rows: rows, total: total, window: window)
    }

    /// One that somebody may see; others do not exist.
    func creation(_ id: UUID, in reach: UnitReach, _ keys: KeyRing, on day: Day) throws -> Creation? {
        try first(
            """
            SELECT \(.creationColumns) FROM deskaccounts_creations c WHERE c.id = \(id) \(.within(reach, "c.desk", on: day))
            """
        ) { try Creation(row: $0, keys) }
    }

    /// The desks that made accounts within a reach, for the filter.
    func creatingDesks(in reach: UnitReach, on day: Day) throws -> [(code: String, name: String)] {
        try run(
            """
            SELECT c.desk, max(c.desk_name) AS name FROM deskaccounts_creations c WHERE c.act = 'create'
                \(.within(reach, "c.desk", on: day)) GROUP BY c.desk ORDER BY 2 LIMIT 500
            """
        ) { row in (try row.text("desk"), try row.text("name")) }
    }
}

extension SQL {
    fileprivate static let creationColumns: SQL = """
        c.id, c.act, c.subject, c.form, c.scan, c.scan_hash, c.officer, c.officer_name, c.desk, c.desk_name, c.at
        """
}

extension Creation {
    init(row: Row, _ keys: KeyRing) throws {
        let form = try keys.open(try row.blob("form"), for: SealPurpose.form)
        self.init(
            id: try row.uuid("id"), act: try row.read("act", DeskAct.init(rawValue:)), subject: try row.text("subject"),
            form: try JSONDecoder().decode(AccountRequestForm.self, from: Data(form)), scan: try row.id("scan"),
            scanHash: try row.blob("scan_hash"),
            seat: DeskSeat(
                officer: try row.text("officer"), officerName: try row.text("officer_name"), desk: try row.text("desk"),
                deskName: try row.text("desk_name")),
            at: try row.date("at"))
    }
}
