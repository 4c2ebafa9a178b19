import Foundation
import Kit

/// What the one-stop desk says to officers.
public enum DeskWords: Words {
    case refusal(DeskRefusal), field(DeskField), act(DeskAct)
    case assigned(String), reassigned(String)
    case handedToUnit(String)

    public var vi: String {
        switch self {
        case .refusal(let refusal): refusal.vi
        case .field(let field): field.vi
        case .act(let act): act.vi
        case .assigned(let name): "Giao cho \(name)"
        case .reassigned(let name): "Phân công lại cho \(name)"
        case .handedToUnit(let unit): "Chuyển \(unit)"
        }
    }
}

extension DeskField {
    fileprivate var vi: String {
        switch self {
        case .reason: "Lý do"
        case .parts: "Nội dung cần bổ sung"
        case .day: "Ngày hẹn trả"
        case .result: "Kết quả giải quyết"
        case .resultFile: "Tệp kết quả"
        case .note: "Ghi chú"
        }
    }

    fileprivate var inSentence: String { vi.prefix(1).lowercased() + vi.dropFirst() }
}

extension DeskRefusal {
    fileprivate var vi: String {
        switch self {
        case .forbidden: "Bạn không có quyền thực hiện chức năng này."
        case .assignedTo(let name): "Hồ sơ đã được phân công cho \(name)."
        case .missing(.parts): "Chọn ít nhất một nội dung cần bổ sung."
        case .missing(.resultFile): "Vui lòng đính kèm tệp kết quả."
        case .missing(let field): "Vui lòng nhập \(field.inSentence)."
        case .tooLong(let field, let most): "\(field.vi) không quá \(Digits.grouped(most)) ký tự."
        case .notAWorkingDay: "Ngày hẹn trả phải là ngày làm việc."
        case .notADay: "Ngày không hợp lệ, nhập theo dạng dd/mm/yyyy."
        case .dayPassed: "Ngày hẹn trả không được trước hôm nay."
        case .dayTooFar: "Ngày hẹn trả không được quá 5 năm kể từ hôm nay."
        case .noSuchTerm: "Chọn một thời hạn có sẵn."
        case .noSuchPart: "Nội dung cần bổ sung không có trong hồ sơ."
        case .noSuchOfficer: "Chọn một cán bộ đang công tác tại đơn vị."
        case .extendedAlready: "Hồ sơ chỉ được hẹn lại ngày trả kết quả một lần."
        case .notLater: "Ngày hẹn mới phải sau ngày đã hẹn."
        case .askedTwice: "Đã yêu cầu bổ sung hai lần, không được yêu cầu thêm."
        case .noCalendar: "Hệ thống chưa được cấu hình đầy đủ: chưa công bố lịch làm việc."
        }
    }
}

extension DeskAct {
    fileprivate var vi: String {
        switch self {
        case .receive: "Tiếp nhận"
        case .refuse: "Không tiếp nhận"
        case .askSupplement: "Yêu cầu bổ sung"
        case .forward: "Chuyển xử lý"
        case .assign: "Phân công lại"
        case .finish: "Hoàn thành"
        case .returnResult: "Trả kết quả"
        case .extend: "Hẹn lại ngày trả"
        case .stop: "Dừng xử lý"
        case .note: "Ghi chú nội bộ"
        }
    }
}
