import Foundation
import Identity
import Kit

/// What the account's pages say.
enum AccountPageWords: Words {
    case title, editTitle, history, methods, changePassword, menu
    case identity, contact, name, birthDate, gender, number, level, source, state, username, phones, email, residence
    case contactAddress, edit, save, saved, savedWithWarning, isDefault, none
    case levelText(AssuranceLevel, Evidence?), evidence(Evidence)
    case certificateEnds(Int), pendingTitle, pendingLead, confirmPhone, needsNewCheck

    var vi: String {
        switch self {
        case .title: "Thông tin cá nhân"
        case .certificateEnds(let days): "Chứng thư số còn \(days) ngày."
        case .editTitle: "Điều chỉnh thông tin cá nhân"
        case .history: "Lịch sử truy cập"
        case .methods: "Phương thức xác thực"
        case .changePassword: "Đổi mật khẩu"
        case .menu: "Tài khoản"
        case .identity: "Thông tin định danh"
        case .contact: "Thông tin liên hệ"
        case .name: "Họ và tên"
        case .birthDate: "Ngày sinh"
        case .gender: "Giới tính"
        case .number: "Số CMT/CCCD"
        case .level: "Mức xác minh"
        case .source: "Nguồn xác minh"
        case .state: "Trạng thái"
        case .username: "Tên tài khoản"
        case .phones: "Số điện thoại nhận OTP"
        case .email: "Email"
        case .residence: "Địa chỉ thường trú"
        case .contactAddress: "Địa chỉ liên hệ"
        case .edit: "Điều chỉnh thông tin"
        case .save: "Lưu lại"
        case .saved: "Đã lưu thông tin."
        case .savedWithWarning:
            "Đã lưu thông tin. Số CCCD không khớp với ngày sinh hoặc giới tính đã nhập. Vui lòng kiểm tra lại."
        case .isDefault: "mặc định"
        case .none: "Không có"
        case .levelText(let level, let evidence): Self.text(level, evidence)
        case .evidence(let evidence): Self.text(evidence)
        case .pendingTitle: "Tài khoản đang chờ xác thực số điện thoại."
        case .pendingLead: "Vui lòng xác thực tài khoản trước khi nộp hồ sơ."
        case .confirmPhone: "Xác thực số điện thoại"
        case .needsNewCheck: IdentityRefusal.needsNewCheck.words.vi
        }
    }

    /// `2 – đã được xác minh bởi nhà mạng` (REQ-ACC-001).
    private static func text(_ level: AssuranceLevel, _ evidence: Evidence?) -> String {
        guard level == .source, let evidence else { return IdentityWords.level(level).vi }
        return "\(level.rawValue) – đã được xác minh bởi \(IdentityWords.source(evidence.source).vi)"
    }

    private static func text(_ evidence: Evidence) -> String {
        let name = evidence.mobileOperator.map { " \($0)" } ?? ""
        return "\(IdentityWords.source(evidence.source).vi)\(name), \(evidence.at.momentText)"
    }
}
