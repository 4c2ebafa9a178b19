import Kit

/// What the form components say.
public enum InputWords: Words {
    case requiredLegend, error, problemsTitle, datePattern, calendar, choose
    case back, next, save, cancel, yes, change
    case changing(any Words)
    case notGiven, delete, confirm, send
    /// The line above the last button of a dossier (cases 5.1.11).
    case notSentYet(button: any Words)
    case accepted([String], most: Int)
    case uploading
    case savedAtClock, notSaved, saving

    public var vi: String {
        switch self {
        case .requiredLegend: "Các trường có dấu (*) là bắt buộc"
        case .error: "Lỗi:"
        case .problemsTitle: "Có lỗi cần sửa"
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
        case .savedAtClock: "Đã lưu lúc"
        case .notSaved: "Chưa lưu được. Thông tin vẫn còn trên trang này."
        case .saving: "Đang lưu…"
        }
    }
}
