import Directory
import Kit
import Store

/// Something a user of a subsystem may be given for a unit — *quyền người dùng*. Data: another one is a row, not code.
public struct Right: Hashable, Sendable {
    public let code: String
    public let subsystem: String
    public let name: String
    /// What it lets its holder do, in a sentence.
    public let allows: String
    /// The level of administration it makes; `nil` for rights that make nobody an administrator.
    public let level: AdminLevel?
    /// The kinds of units it may be given for; empty is any.
    public let kinds: Set<AgencyLevel>
    /// The levels that may give it (spec D.2).
    public let granters: Set<AdminLevel>
    /// Whether one below the top must hold it to give it.
    public let mustBeHeld: Bool

    public init(
        code: String, subsystem: String, name: String, allows: String, level: AdminLevel? = nil,
        kinds: Set<AgencyLevel> = [], granters: Set<AdminLevel>, mustBeHeld: Bool = false
    ) {
        (self.code, self.subsystem, self.name, self.allows, self.level) = (code, subsystem, name, allows, level)
        (self.kinds, self.granters, self.mustBeHeld) = (kinds, granters, mustBeHeld)
    }

    public func fits(_ unit: Unit) -> Bool { kinds.isEmpty || kinds.contains(unit.level) }

    /// "Quyền cho thêm mới người dùng".
    public static let addUsers = "quantri.them-nguoi-dung"
    /// "Tạo tài khoản công dân" (REQ-DSK-001).
    public static let createCitizens = "quantri.tao-cong-dan"
    /// *Quản trị cấp cao*; given by a decision alone.
    public static let top = "quantri.cap-cao"
}

/// A part of the platform that has users of its own — *phân hệ* (REQ-VNC-009).
public struct Subsystem: Hashable, Sendable {
    public let code: String
    public let name: String
    public let isActive: Bool

    public init(code: String, name: String, isActive: Bool = true) {
        (self.code, self.name, self.isActive) = (code, name, isActive)
    }

    public static let administration = "quantri"
}

extension Transaction {
    public func subsystems() throws -> [Subsystem] {
        try run("SELECT code, name, is_active FROM administration_subsystems ORDER BY position, code") { row in
            Subsystem(code: try row.text("code"), name: try row.text("name"), isActive: try row.bool("is_active"))
        }
    }

    /// The rights of a subsystem in the order they are shown; none where it is suspended.
    public func rights(of subsystem: String) throws -> [Right] {
        try rights("WHERE r.subsystem = \(subsystem) AND s.is_active = 1")
    }

    /// A right that can be used and given; `nil` where its subsystem is suspended.
    func right(_ code: String) throws -> Right? { try rights("WHERE r.code = \(code) AND s.is_active = 1").first }

    private func rights(_ condition: SQL) throws -> [Right] {
        try run(
            """
            SELECT r.code, r.subsystem, r.name, r.allows, r.admin_level, r.kinds, r.granters, r.must_be_held
              FROM administration_rights r JOIN administration_subsystems s ON s.code = r.subsystem \(condition)
             ORDER BY r.position, r.code
            """, Right.init(row:))
    }
}

extension Right {
    init(row: Row) throws {
        let kinds = try row.text("kinds").split(separator: ",").compactMap { AgencyLevel(rawValue: String($0)) }
        let granters = try row.text("granters").split(separator: ",").compactMap { Int($0).flatMap(AdminLevel.init(rawValue:)) }
        self.init(
            code: try row.text("code"), subsystem: try row.text("subsystem"), name: try row.text("name"),
            allows: try row.text("allows"), level: try row.optionalInt("admin_level").flatMap(AdminLevel.init(rawValue:)),
            kinds: Set(kinds), granters: Set(granters), mustBeHeld: try row.bool("must_be_held"))
    }
}
