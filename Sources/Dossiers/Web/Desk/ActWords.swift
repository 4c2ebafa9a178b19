import Dossiers
import Foundation
import Kit

/// What the pages of the desk's acts say.
enum ActWords: Words {
    case effect(DeskAct), done(DeskAct), sure(DeskAct)
    case term, dayGroup, dayHint, colleague, wholeUnit(String), reasonToCitizen, apology, onlyOfficers, allAtOnce
    case promised(Date), dueIfReceivedNow(Date), checkedResult, tickToFinish

    var vi: String {
        switch self {
        case .effect(let act): act.effect
        case .done(let act): "Đã ghi: \(DeskWords.act(act).vi.lowercased())."
        case .sure(let act): "\(DeskWords.act(act).vi) hồ sơ này?"
        case .term: "Thời hạn giải quyết"
        case .dayGroup: "Ngày hẹn trả do cán bộ ghi"
        case .dayHint: "Chỉ dùng khi thời hạn công bố không tính được thành ngày."
        case .colleague: "Cán bộ xử lý"
        case .wholeUnit(let unit): "Cả đơn vị: \(unit)"
        case .reasonToCitizen: "Người nộp đọc được lý do này."
        case .apology: "Nêu lý do chậm và lời xin lỗi; người nộp đọc được."
        case .onlyOfficers: "Chỉ cán bộ của đơn vị đọc được."
        case .allAtOnce: "Chọn đủ trong một lần; mỗi hồ sơ được yêu cầu bổ sung không quá hai lần."
        case .promised(let at): "Đang hẹn trả lúc \(at.momentText)."
        case .dueIfReceivedNow(let at): "Tiếp nhận lúc này thì hẹn trả \(at.momentText)"
        case .checkedResult: "Tôi đã kiểm tra kết quả và tệp kết quả"
        case .tickToFinish: "Xác nhận đã kiểm tra kết quả và tệp kết quả."
        }
    }
}

extension DeskAct {
    /// Cannot be undone and ends the citizen's request.
    var asksTwice: Bool { self == .refuse || self == .stop }

    /// The next step of a dossier that goes well; one at a time is open.
    var leadsToResult: Bool { [.receive, .forward, .finish, .returnResult].contains(self) }

    var asksReason: Bool { [.refuse, .stop, .askSupplement, .extend, .note, .finish].contains(self) }

    fileprivate var effect: String {
        switch self {
        case .receive: "Thời hạn giải quyết bắt đầu tính từ bây giờ. Người nộp nhận tin nhắn có ngày hẹn trả."
        case .forward: "Hồ sơ chuyển tới đơn vị giải quyết. Người nộp nhận tin nhắn."
        case .finish: "Hồ sơ chuyển sang Đã xử lý xong. Kết quả không sửa được sau bước này."
        case .returnResult: "Ghi nhận đã trao kết quả cho người nộp. Hồ sơ kết thúc."
        case .askSupplement: "Người nộp chỉ sửa được các phần được chọn. Thời hạn tạm dừng cho đến khi nhận bổ sung."
        case .refuse: "Hồ sơ kết thúc, người nộp phải nộp hồ sơ mới."
        case .extend: "Chỉ được hẹn lại một lần. Người nộp nhận tin nhắn xin lỗi và ngày hẹn mới."
        case .assign: "Cán bộ được chọn tiếp tục xử lý hồ sơ."
        case .stop: "Hồ sơ kết thúc và không xử lý tiếp."
        case .note: "Ghi chú được lưu vào quá trình xử lý, người nộp không thấy."
        }
    }
}
