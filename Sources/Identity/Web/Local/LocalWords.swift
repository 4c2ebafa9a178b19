import Kit

/// What the province's own registration and login say (spec F.1, *Cổng tỉnh*).
enum LocalWords: Words {
    case registerTitle, username, usernameHint, usernameWrong, password, again, name, gender, birthDate, number, phone,
        email
    case address, captcha, save, registered
    case signInTitle, account, remember, send, forgotten, national, register

    var vi: String {
        switch self {
        case .registerTitle: "Đăng ký tài khoản"
        case .username: "Tên tài khoản"
        case .usernameHint: "Từ 4 đến 50 ký tự: chữ cái không dấu, chữ số và các dấu . _ -"
        case .usernameWrong:
            "Tên tài khoản gồm 4–50 chữ cái không dấu, chữ số và các dấu . _ -, có ít nhất một chữ cái."
        case .password: "Mật khẩu"
        case .again: "Xác nhận mật khẩu"
        case .name: "Họ và tên"
        case .gender: "Giới tính"
        case .birthDate: "Ngày sinh"
        case .number: "Số CMT/CCCD"
        case .phone: "Số điện thoại"
        case .email: "Email"
        case .address: "Địa chỉ"
        case .captcha: "Mã xác nhận"
        case .save: "Lưu lại"
        case .registered: "Đăng ký tài khoản thành công."
        case .signInTitle: "Đăng nhập"
        case .account: "Tài khoản"
        case .remember: "Tự động đăng nhập lần sau"
        case .send: "Đăng nhập"
        case .forgotten: "Quên mật khẩu"
        case .national: "Đăng nhập bằng Cổng Dịch vụ công quốc gia"
        case .register: "Đăng ký"
        }
    }
}
