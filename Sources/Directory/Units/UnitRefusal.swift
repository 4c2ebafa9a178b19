import Kit

/// Why the register of units will not do what was asked.
public enum UnitRefusal: Refusal, Equatable {
    /// MSG-UNIT: unknown, dissolved, or outside of what the person may touch.
    case notValid
    case notFound
    case sameName
    /// It, or what stands above it, would stand under itself.
    case ontoItself
    case thereAlready(String)
    /// What stands under it would stand nowhere.
    case nowhereToGo
    /// The unit was changed on that day or later.
    case tooEarly(Day)
    case tooFar
    case missing(UnitField)
    /// The plan is done, cancelled, or somebody else's.
    case settled

    public enum UnitField: Equatable, Sendable { case basis, day, units, target, name }

    public var words: any Words { UnitWords.refusal(self) }

    public var status: Int {
        switch self {
        case .notFound: 404
        case .settled: 409
        default: 422
        }
    }
}

/// What the register of units says to people.
public enum UnitWords: Words {
    case refusal(UnitRefusal), scheme(CodeScheme), change(UnitChange.Kind), state(UnitPlan.State)
    case touched(Touched.Kind)

    public var vi: String {
        switch self {
        case .refusal(let refusal): refusal.vi
        case .scheme(.qcvn102): "QCVN 102:2016/BTTTT"
        case .scheme(.qd20): "Quyết định 20/2020/QĐ-TTg"
        case .scheme(.legacy): "Không theo quy chuẩn"
        case .change(.rename): "Đổi tên"
        case .change(.transfer): "Chuyển đơn vị chủ quản"
        case .change(.dissolve): "Giải thể"
        case .change(.merge): "Sáp nhập"
        case .state(.planned): "Chờ đến ngày"
        case .state(.done): "Đã thực hiện"
        case .state(.cancelled): "Đã hủy"
        case .state(.failed): "Không thực hiện được"
        case .touched(let kind): kind.vi
        }
    }
}

extension UnitRefusal {
    fileprivate var vi: String {
        switch self {
        case .notValid: "Đơn vị không hợp lệ."
        case .notFound: "Không tìm thấy dữ liệu."
        case .sameName: "Tên mới phải khác tên hiện tại và không quá 300 ký tự."
        case .ontoItself: "Một đơn vị không thể trực thuộc chính nó hoặc đơn vị cấp dưới của nó."
        case .thereAlready(let code): "Đơn vị \(code) đã trực thuộc đơn vị này."
        case .nowhereToGo: "Cần chọn đơn vị tiếp nhận các đơn vị trực thuộc."
        case .tooEarly(let day): "Ngày thực hiện phải sau ngày thay đổi gần nhất của đơn vị (\(day.text))."
        case .tooFar: "Ngày thực hiện không quá 5 năm kể từ hôm nay."
        case .missing(.basis): "Vui lòng nhập văn bản làm căn cứ."
        case .missing(.day): "Vui lòng nhập ngày thực hiện."
        case .missing(.units): "Vui lòng chọn đơn vị."
        case .missing(.target): "Vui lòng nhập đơn vị tiếp nhận."
        case .missing(.name): "Vui lòng nhập tên mới."
        case .settled: "Thao tác không phù hợp với trạng thái hiện tại."
        }
    }
}
