import Kit

/// What became of one row of a file of units.
public struct UnitVerdict: Hashable, Sendable {
    public enum Outcome: Hashable, Sendable {
        case added, changed, unchanged
        case refused([ImportFault])
    }

    public let line: Int
    public let code: String
    public let name: String
    public let outcome: Outcome
    public let remarks: [ImportRemark]

    /// All that is to be said of the row: faults, then remarks.
    public var sayings: [any Words] {
        let faults: [ImportFault] = if case .refused(let faults) = outcome { faults } else { [] }
        return faults.map { ImportWords.fault($0) } + remarks.map { ImportWords.remark($0) }
    }

    public var isRefused: Bool { if case .refused = outcome { true } else { false } }
}

/// Why a row is not taken.
public enum ImportFault: Hashable, Sendable {
    case noCode, noName, nameTooLong, noLevel(String), noSuchDay(String), endsBeforeItBegins
    case parentUnknown(String), parentMissing, outside, twice(line: Int), isAlias(of: String)
    /// History is changed by plans, not by files.
    case otherName(String), otherLevel, otherParent(String)
    case aliasTaken(String)
}

/// What is odd about a row that is taken.
public enum ImportRemark: Hashable, Sendable {
    /// The code follows no rule and is kept as it is.
    case keptAsItIs
    /// The parent was found by the code itself.
    case parentByCode(String)
}

/// What an import says.
public enum ImportWords: Words {
    case file(UnitFileRefusal), outcome(UnitVerdict.Outcome), fault(ImportFault), remark(ImportRemark)

    public var vi: String {
        switch self {
        case .file(let refusal): refusal.vi
        case .outcome(.added): "Thêm mới"
        case .outcome(.changed): "Cập nhật"
        case .outcome(.unchanged): "Không đổi"
        case .outcome(.refused): "Không nhận"
        case .fault(let fault): fault.vi
        case .remark(.keptAsItIs): "Mã không theo quy chuẩn, giữ nguyên như trong tệp."
        case .remark(.parentByCode(let code)): "Đơn vị chủ quản suy ra từ mã: \(code)."
        }
    }
}

extension UnitFileRefusal {
    fileprivate var vi: String {
        switch self {
        case .notATable: "Tệp không phải CSV mã hóa UTF-8."
        case .empty: "Tệp không có dòng dữ liệu nào."
        case .tooMany: "Tệp không quá \(UnitFile.most) dòng."
        case .missingColumns(let columns): "Thiếu cột: \(columns.map(\.rawValue).joined(separator: ", "))."
        }
    }
}

extension ImportFault {
    fileprivate var vi: String {
        switch self {
        case .noCode: "Thiếu mã định danh, hoặc mã dài quá \(UnitCode.longest) ký tự."
        case .noName: "Thiếu tên đơn vị."
        case .nameTooLong: "Tên đơn vị không quá 300 ký tự."
        case .noLevel(let text): "Cấp đơn vị \"\(text)\" không có trong danh mục."
        case .noSuchDay(let text): "Ngày \"\(text)\" không hợp lệ, nhập theo dạng dd/mm/yyyy."
        case .endsBeforeItBegins: "Ngày kết thúc trước ngày bắt đầu."
        case .parentUnknown(let code): "Không có đơn vị chủ quản \(code)."
        case .parentMissing: "Thiếu mã đơn vị chủ quản."
        case .outside: "Đơn vị nằm ngoài phạm vi quản lý của bạn."
        case .twice(let line): "Mã đã có ở dòng \(line)."
        case .isAlias(let code): "Mã này là mã khác của đơn vị \(code)."
        case .otherName(let name): "Tên khác với danh mục (\(name)). Dùng thao tác Đổi tên."
        case .otherLevel: "Cấp đơn vị khác với danh mục."
        case .otherParent(let code): "Đơn vị chủ quản khác với danh mục (\(code)). Dùng thao tác Chuyển đơn vị chủ quản."
        case .aliasTaken(let code): "Mã khác \(code) đã dùng cho đơn vị khác."
        }
    }
}
