import Dossiers
import Foundation
import Kit

/// What the pages of the desk say.
enum DeskPageWords: Words {
    case inbox, unit, stages, hint, csv, receipt, all, overdue, overdueOnly, onwards
    case code, procedure, applicant, sentAt, due, handler, state, open, nobody
    case queuedFrom, queuedTo
    case who, asked, own, papers, result, requests, history, term, arithmetic, acts, removed, none
    case forwardBy(Date), assignedTo(String), dueAt(Date), paused, noTerm
    case left(WorkingSpan), late(WorkingSpan), finishedEarly(WorkingSpan), finishedLate(WorkingSpan), ended
    case channel(FilingChannel), channelLabel, internalMark, byWhom(String, String), part, requestedAt(Date)
    case exported(String)
    case dossier

    var vi: String {
        switch self {
        case .inbox: "Hộp hồ sơ"
        case .unit: "Cơ quan giải quyết"
        case .stages: "Trạng thái hồ sơ"
        case .hint: "Phím tắt: / tới ô tìm kiếm, j và k đi từng dòng, Enter mở hồ sơ."
        case .csv: "Tải danh sách (CSV)"
        case .receipt: "In giấy tiếp nhận (PDF)"
        case .all: "Tất cả"
        case .overdue: "Quá hạn"
        case .overdueOnly: "Chỉ hồ sơ quá hạn"
        case .onwards: "Xem tiếp các hồ sơ sau"
        case .code: "Mã hồ sơ"
        case .procedure: "Tên thủ tục"
        case .applicant: "Người nộp"
        case .sentAt: "Ngày gửi"
        case .due: "Hạn trả kết quả"
        case .handler: "Cán bộ xử lý"
        case .state: "Trạng thái"
        case .open: "Mở hồ sơ"
        case .nobody: "Chưa phân công"
        case .queuedFrom: "Từ ngày (hạn trả/gửi)"
        case .queuedTo: "Đến ngày"
        case .who: "Người nộp và chủ hồ sơ"
        case .asked: "Nội dung yêu cầu"
        case .own: "Thông tin riêng của thủ tục"
        case .papers: "Thành phần hồ sơ"
        case .result: "Kết quả giải quyết"
        case .requests: "Yêu cầu bổ sung"
        case .history: "Quá trình xử lý"
        case .term: "Thời hạn"
        case .arithmetic: "Cách tính hạn trả"
        case .acts: "Thao tác"
        case .removed: "Đã thay"
        case .none: "Chưa có tệp"
        case .forwardBy(let at): "Chuyển đơn vị giải quyết chậm nhất \(at.momentText)."
        case .assignedTo(let name): "Phân công: \(name)"
        case .dueAt(let at): "Hẹn trả \(at.momentText)"
        case .paused: "Đang tạm dừng, chờ người nộp bổ sung"
        case .noTerm: "Chưa tính thời hạn"
        case .left(let span): "Còn \(span.vi)"
        case .late(let span): "Quá hạn \(span.vi)"
        case .finishedEarly(let span): "Xong trước hạn \(span.vi)"
        case .finishedLate(let span): "Xong quá hạn \(span.vi)"
        case .ended: "Đã kết thúc"
        case .channel(.online): "Trực tuyến"
        case .channel(.direct): "Trực tiếp"
        case .channel(.post): "Bưu chính"
        case .channelLabel: "Hình thức nộp"
        case .internalMark: "Nội bộ"
        case .byWhom(let name, let unit): unit.isEmpty ? name : "\(name), \(unit)"
        case .part: "Nội dung cần bổ sung"
        case .requestedAt(let at): "Yêu cầu lúc \(at.momentText)"
        case .exported(let unit): "Hộp hồ sơ \(unit)"
        case .dossier: "hồ sơ"
        }
    }
}
