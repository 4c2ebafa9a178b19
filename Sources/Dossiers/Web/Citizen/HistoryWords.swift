import Foundation
import Kit

/// What the pages about a sent dossier say.
enum HistoryWords: Words {
    case title, time, step, who, state, content, due, files, overdue, overdueSince(Date), noDue, waitingFor, you, agency(String)
    case over, sent, received, notReceived, receipt, handedIn, noEvents, dueAt(Date), paused
    case resultTitle, result, decidedAt, way, resultFiles, noFiles, question, satisfied, unsatisfied, reason, reasonHint
    case rate, rated, thanks, chooseAnswer, anonymous, download, owner, applicant

    var vi: String {
        switch self {
        case .title: "Quá trình xử lý hồ sơ"
        case .time: "Thời gian"
        case .step: "Bước"
        case .who: "Người/Đơn vị xử lý"
        case .state: "Trạng thái"
        case .content: "Nội dung"
        case .due: "Hạn"
        case .files: "Tệp"
        case .overdue: "Quá hạn"
        case .overdueSince(let due): "Quá hạn từ \(due.momentText)"
        case .noDue: "Chưa có hạn trả kết quả"
        case .waitingFor: "Đang chờ"
        case .you: "Ông/Bà bổ sung hồ sơ"
        case .agency(let name): "\(name) xử lý"
        case .over: "Đã xong"
        case .sent: "Ngày gửi"
        case .received: "Ngày tiếp nhận"
        case .notReceived: "Chưa tiếp nhận"
        case .receipt: "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
        case .handedIn: "Giấy tờ đã nộp"
        case .noEvents: "Không tìm thấy bước xử lý nào"
        case .dueAt(let due): due.momentText
        case .paused: "Thời hạn tạm dừng trong khi chờ bổ sung"
        case .resultTitle: "Kết quả giải quyết hồ sơ"
        case .result: "Kết quả"
        case .decidedAt: "Ngày có kết quả"
        case .way: "Hình thức nhận kết quả"
        case .resultFiles: "Tệp kết quả"
        case .noFiles: "Không có tệp kết quả; nhận bản giấy theo hình thức đã chọn."
        case .question: "Ông/Bà có hài lòng với việc giải quyết hồ sơ này không?"
        case .satisfied: "Hài lòng"
        case .unsatisfied: "Không hài lòng"
        case .reason: "Lý do"
        case .reasonHint: "Không ghi thông tin cá nhân. Cán bộ không biết ai đã trả lời."
        case .rate: "Gửi đánh giá"
        case .rated: "Ông/Bà đã đánh giá hồ sơ này."
        case .thanks: "Cảm ơn Ông/Bà đã đánh giá."
        case .chooseAnswer: "Chọn Hài lòng hoặc Không hài lòng."
        case .anonymous: "Trả lời một lần trong 30 ngày."
        case .download: "Tải về"
        case .owner: "Chủ hồ sơ"
        case .applicant: "Người nộp"
        }
    }
}
