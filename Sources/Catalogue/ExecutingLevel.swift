import Directory
import Kit

/// At which level of government a procedure is carried out — *cấp thực hiện*.
public enum ExecutingLevel: String, Codable, Sendable, CaseIterable {
    /// *Cấp xã*: every commune of the province (the record's `isWard`).
    case commune
    /// *Cấp tỉnh*: the province's departments (`isProvince`).
    case province
    /// *Cấp bộ* (`isMinistry`).
    case ministry
    /// *Ngành dọc*: a branch of a ministry that works by area (`isVertical`).
    case vertical
    /// *Cơ quan khác* (`isOtherAgency`).
    case other
}

extension Procedure {
    /// Whether a unit takes dossiers of this procedure (REQ-TTHC-006). Whether it is open is the Directory's to say.
    public func isExecuted(by agency: Agency) -> Bool {
        executedAt.contains(agency.code.text) || ExecutingLevel(agency.level).map(executedBy.contains) == true
    }

    /// Whether anybody can file a dossier at all: at the desk, by post, or online.
    public var canBeFiled: Bool { hasFullRecord && repeal == nil && kind != .internal }

    /// Whether it can be filed on the portals (MSG-SERVICE-CLOSED otherwise).
    public var canBeFiledOnline: Bool { canBeFiled && online.isOpen }
}

extension ExecutingLevel {
    /// *Cấp tỉnh* is carried out by a province's departments. Districts are gone, desks settle nothing.
    public init?(_ level: AgencyLevel) {
        switch level {
        case .commune: self = .commune
        case .department: self = .province
        case .ministry: self = .ministry
        case .province, .district, .subUnit, .desk: return nil
        }
    }
}

/// How a procedure's code is written: `1.001193`; a province's copy adds its own part, `1.001193.000.00.00.H56`.
public enum ProcedureCode {
    /// The national code a typed code means: without spaces, and without the part a province added.
    public static func national(_ typed: String) -> String {
        let code = String(typed.unicodeScalars.filter { !$0.properties.isWhitespace })
        let parts = code.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count > 2 ? parts[..<2].joined(separator: ".") : code
    }

    /// One digit from 1 to 9 (9: trial procedures), a dot, six digits.
    public static func isWellFormed(_ code: String) -> Bool {
        let bytes = Array(code.utf8)
        guard bytes.count == 8, bytes[1] == UInt8(ascii: "."), bytes[0] != UInt8(ascii: "0") else { return false }
        return bytes.enumerated().allSatisfy { $0 == 1 || (0x30...0x39).contains($1) }
    }
}
