import Kit

/// What the registration pages say (spec F.1).
enum RegisterWords: Words {
    case chooseTitle, subject, citizen, business, agency, method, mobile, usbToken, noMethod, chooseMethod, send
    case title, number, numberHint, name, birthDate, phone, phoneHint, email, captcha
    case consentStart, terms, consentMiddle, sharing, consentEnd
    case passwordTitle, password, again, existsTitle, waysTitle, wayForgotten, wayDesk, wayComplaint, complain, forgotten, signIn
    case stepForm, stepCode, stepPassword, startAgain

    var vi: String {
        switch self {
        case .chooseTitle: "Chọn phương thức đăng ký"
        case .subject: "Đối tượng đăng ký tài khoản"
        case .citizen: "Công dân"
        case .business: "Doanh nghiệp"
        case .agency: "Cơ quan nhà nước"
        case .method: "Phương thức đăng ký"
        case .mobile: "Thuê bao di động"
        case .usbToken: "USB ký số"
        case .noMethod: "Hệ thống chưa mở phương thức đăng ký nào cho đối tượng này."
        case .chooseMethod: "Vui lòng chọn phương thức đăng ký."
        case .send: "Đăng ký"
        case .title: "Đăng ký bằng thuê bao di động"
        case .number: "Số CMT/CCCD"
        case .numberHint: "CMND 9 số đã hết giá trị sử dụng; nếu đã có CCCD, Ông/Bà nên dùng số CCCD 12 số."
        case .name: "Họ và tên"
        case .birthDate: "Ngày sinh"
        case .phone: "Số điện thoại"
        case .phoneHint: "Phải là thuê bao chính chủ của người đăng ký."
        case .email: "Email"
        case .captcha: "Mã xác thực"
        case .consentStart: "Bằng cách nhấp vào Đăng ký, bạn đồng ý với"
        case .terms: "Điều khoản"
        case .consentMiddle: ","
        case .sharing: "Chính sách chia sẻ thông tin"
        case .consentEnd: "của chúng tôi"
        case .passwordTitle: "Đặt mật khẩu"
        case .password: "Mật khẩu"
        case .again: "Xác nhận mật khẩu"
        case .existsTitle: "Đã có tài khoản"
        case .waysTitle: "Ông/Bà có thể"
        case .wayForgotten: "Lấy lại mật khẩu bằng chức năng"
        case .wayDesk: "Mang giấy tờ tùy thân đến quầy giao dịch (Bộ phận một cửa) để lấy lại mật khẩu."
        case .wayComplaint: "Nếu không sở hữu tài khoản này, gửi"
        case .complain: "khiếu nại"
        case .forgotten: "Quên mật khẩu"
        case .signIn: "Đăng nhập"
        case .stepForm: "Thông tin"
        case .stepCode: "Xác nhận"
        case .stepPassword: "Mật khẩu"
        case .startAgain: "Nhập lại thông tin từ đầu"
        }
    }
}
