import Kit

/// What *Quên mật khẩu* says.
enum RecoverWords: Words {
    case title, number, send, codeTitle, otherPhone, otherPhoneLead, phone, sendThere, passwordTitle, change, done,
        signIn

    var vi: String {
        switch self {
        case .title: "Quên mật khẩu"
        case .number: "Số CMT/CCCD"
        case .send: "Tiếp tục"
        case .codeTitle: "Nhập OTP"
        case .otherPhone: "Chọn phương thức xác thực khác"
        case .otherPhoneLead:
            "Nhập đầy đủ một số điện thoại nhận OTP khác của tài khoản; mã OTP mới được gửi tới số đó."
        case .phone: "Số điện thoại nhận OTP"
        case .sendThere: "Gửi mã OTP"
        case .passwordTitle: "Đặt mật khẩu mới"
        case .change: "Đổi mật khẩu"
        case .done: "Đổi mật khẩu thành công."
        case .signIn: "Đăng nhập"
        }
    }
}
