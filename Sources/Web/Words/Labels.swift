import Kit

/// Labels and placeholders that several features share (spec F.1).
public enum Labels: Words {
    case fullName, birthDate, phone, email, address, gender, identityNumber, agency, procedure, status, code, keyword
    case from, to, reason, note, attachment
    case enterFullName, enterPhone, enterIdentityNumber, enterEmail

    public var vi: String {
        switch self {
        case .fullName: "Họ và tên"
        case .birthDate: "Ngày sinh"
        case .phone: "Số điện thoại"
        case .email: "Email"
        case .address: "Địa chỉ"
        case .gender: "Giới tính"
        case .identityNumber: "Số CMT/CCCD"
        case .agency: "Cơ quan thực hiện"
        case .procedure: "Tên thủ tục"
        case .status: "Trạng thái"
        case .code: "Mã số hồ sơ"
        case .keyword: "Từ khóa"
        case .from: "Từ ngày"
        case .to: "Đến ngày"
        case .reason: "Lý do"
        case .note: "Ghi chú"
        case .attachment: "Tệp đính kèm"
        case .enterFullName: "Nhập họ tên"
        case .enterPhone: "Nhập số điện thoại"
        case .enterIdentityNumber: "Nhập CMT/CCCD"
        case .enterEmail: "Nhập email của bạn"
        }
    }
}
