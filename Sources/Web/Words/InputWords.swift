import Foundation
import Kit

/// What the form components say.
package enum InputWords: Words {
    case requiredLegend, error, problemsTitle, optional, datePattern, calendar, choose
    case back, next, save, cancel, yes, change, changing(any Words), notGiven, delete, confirm, send
    /// The line above the last button of a dossier (cases 5.1.11).
    case notSentYet(button: any Words)
    case accepted([String], most: Int), uploading, fileReady, fileReplaces, chosenFiles
    case savedAt(Date), savedAtClock, notSaved, saving, unsaved, retry

    package var vi: String {
        switch self {
        case .requiredLegend: "Các trường có dấu (*) là bắt buộc"
        case .error: "Lỗi:"
        case .problemsTitle: "Có lỗi cần sửa"
        case .optional: "(không bắt buộc)"
        case .datePattern: "dd/mm/yyyy"
        case .calendar: "Chọn ngày trên lịch"
        case .choose: "-- Chọn --"
        case .back: "Quay lại"
        case .next: "Tiếp tục"
        case .save: "Lưu lại"
        case .cancel: "Hủy"
        case .yes: "Đồng ý"
        case .change: "Sửa"
        case .changing(let what): what.vi.startingSmall
        case .notGiven: "Không cung cấp"
        case .delete: "Xóa"
        case .confirm: "Xác nhận"
        case .send: "Gửi"
        case .notSentYet(let button): "Hồ sơ chưa được nộp cho đến khi Ông/Bà bấm nút \"\(button.vi)\" dưới đây."
        case .accepted(let types, let most):
            "\(Messages.fileType(types).vi) \(Messages.fileSize(megabytes: most / 1_048_576).vi)"
        case .uploading: "Đang tải tệp lên"
        case .fileReady: "Đã tải lên"
        case .fileReplaces: "Chọn tệp khác để thay"
        case .chosenFiles: "Tệp đính kèm"
        case .savedAt(let moment): "Đã lưu lúc \(moment.clockText)"
        case .savedAtClock: "Đã lưu lúc"
        case .notSaved: "Chưa lưu được. Thông tin vẫn còn trên trang này."
        case .saving: "Đang lưu…"
        case .unsaved: "Có thay đổi chưa lưu"
        case .retry: "Thử lại"
        }
    }
}
