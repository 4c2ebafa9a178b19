import Kit

/// What the sign-in pages say (spec F.1).
enum SignInWords: Words {
    case title, tab, usbTab, name, namePlaceholder, password, passwordPlaceholder, captcha, send, forgotten, register,
        registered
    case otherPhone, choosePhone, noOtherPhone, sendThere, back, over, decline

    var vi: String {
        switch self {
        case .title: "Đăng nhập"
        case .tab: "CMT/CCCD"
        case .usbTab: "Usb ký số"
        case .name: "Tên đăng nhập"
        case .namePlaceholder: "Nhập CMT/CCCD"
        case .password: "Mật khẩu"
        case .passwordPlaceholder: "Nhập mật khẩu"
        case .captcha: "Mã xác thực"
        case .send: "Đăng nhập"
        case .forgotten: "Quên mật khẩu"
        case .register: "Đăng ký"
        case .registered: "Đăng ký tài khoản thành công."
        case .otherPhone: "Chọn phương thức xác thực khác"
        case .choosePhone: "Gửi mã OTP tới số"
        case .noOtherPhone:
            """
            Tài khoản chỉ có một số nhận OTP. Nếu không còn dùng số này, Ông/Bà mang giấy tờ tùy thân đến Bộ phận một cửa \
            nơi gần nhất để được hỗ trợ.
            """
        case .sendThere: "Gửi mã OTP"
        case .back: "Quay lại"
        case .decline: "Không đăng nhập, quay lại hệ thống trước"
        case .over: "Phiên đăng nhập đã hết hạn. Vui lòng đăng nhập lại."
        }
    }
}
