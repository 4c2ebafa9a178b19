extension AssuranceLevel {
    /// The scale of DEC-12, as *Thông tin cá nhân* shows it.
    var vi: String {
        switch self {
        case .none: "0 – chưa xác minh"
        case .phone: "1 – đã xác nhận số điện thoại"
        case .source: "2 – đã được xác minh bởi nguồn dữ liệu"
        case .inPerson: "3 – đã được xác minh trực tiếp tại Bộ phận một cửa"
        case .certificate: "4 – đã được xác minh bằng chứng thư số hoặc VNeID mức 2"
        }
    }
}

extension Evidence.Source {
    var vi: String {
        switch self {
        case .mobileOperator: "nhà mạng"
        case .oneTimeCode: "mã OTP"
        case .desk: "Bộ phận một cửa"
        case .certificate: "chứng thư số"
        }
    }
}

extension AccountState {
    var vi: String {
        switch self {
        case .pending: "Chờ xác thực"
        case .pendingMatch: "Chờ đối chiếu mã định danh"
        case .active: "Hoạt động"
        case .locked: "Bị khóa"
        case .revoked: "Đã thu hồi"
        case .closed: "Đã đóng"
        }
    }
}

extension Gender {
    var vi: String {
        switch self {
        case .male: "Nam"
        case .female: "Nữ"
        case .other: "Khác"
        }
    }
}

extension AccountKind {
    var vi: String {
        switch self {
        case .citizen: "Công dân"
        case .business: "Doanh nghiệp"
        case .agency: "Cơ quan nhà nước"
        case .staffOperator: "Vận hành nền tảng"
        }
    }
}

extension CertificateAction {
    var vi: String {
        switch self {
        case .register: "Đăng ký tài khoản Cổng Dịch vụ công quốc gia"
        case .signIn: "Đăng nhập Cổng Dịch vụ công quốc gia"
        }
    }
}

extension AccessMethod {
    var vi: String {
        switch self {
        case .passwordAndCode: "CMT/CCCD, mật khẩu và OTP"
        case .passwordOnly: "Tài khoản và mật khẩu"
        case .remembered: "Tự động đăng nhập"
        case .recovery: "Quên mật khẩu"
        case .passwordAndApp: "Mật khẩu và ứng dụng xác thực"
        case .passwordAndPasskey: "Mật khẩu và khóa truy cập"
        case .backupCode: "Mật khẩu và mã dự phòng"
        case .certificate: "USB ký số"
        }
    }
}

extension OpenIDScope {
    /// What a system learns by it, as people are told.
    var vi: String {
        switch self {
        case .openid: "mã người dùng"
        case .profile: "họ tên, ngày sinh, giới tính"
        case .email: "email"
        case .address: "địa chỉ"
        case .phone: "số điện thoại"
        case .identity: "số CMT/CCCD, mức xác minh, loại tài khoản"
        case .offlineAccess: "duy trì đăng nhập"
        }
    }
}

extension AccessResult {
    var vi: String {
        switch self {
        case .success: "Thành công"
        case .wrongPassword: "Sai mật khẩu"
        case .wrongCode: "Sai mã OTP"
        case .blocked: "Tạm khóa đăng nhập"
        case .locked: "Tài khoản bị khóa"
        case .stolenToken: "Phát hiện mã ghi nhớ bị dùng lại"
        case .passwordChanged: "Đổi mật khẩu"
        case .disowned: "Báo không phải tôi"
        case .dataTaken: "Tải dữ liệu của tôi"
        case .certificateRefused: "Chứng thư số không được chấp nhận"
        case .temporaryOver: "Mật khẩu tạm đã hết hạn"
        }
    }
}
