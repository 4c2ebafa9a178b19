import Kit

/// What *Phương thức xác thực* says.
enum PhoneWords: Words {
    case title, signIn, phones, phone, state, addedAt, lastUsed, isDefault, usable, actions, makeDefault, remove, add,
        what
    case addTitle, newPhone, password, next, added, defaultTitle, removeTitle, about(String), done, never,
        passwordMethod, changedBy

    var vi: String {
        switch self {
        case .title: "Phương thức xác thực"
        case .signIn: "Đăng nhập"
        case .phones: "Số nhận OTP"
        case .phone: "Số điện thoại"
        case .state: "Trạng thái"
        case .addedAt: "Ngày thêm"
        case .lastUsed: "Lần dùng gần nhất"
        case .isDefault: "mặc định"
        case .usable: "đang dùng"
        case .actions: "Thao tác"
        case .makeDefault: "Đặt làm mặc định"
        case .remove: "Xóa"
        case .add: "Thêm số nhận OTP"
        case .what: "số điện thoại"
        case .addTitle: "Thêm số nhận OTP"
        case .newPhone: "Số điện thoại nhận OTP mới"
        case .password: "Mật khẩu"
        case .next: "Tiếp tục"
        case .added: "Đã thêm số nhận OTP."
        case .defaultTitle: "Đặt số nhận OTP mặc định"
        case .removeTitle: "Xóa số nhận OTP"
        case .about(let phone): "Số điện thoại: \(phone). Vui lòng nhập mật khẩu để xác nhận."
        case .done: "Đã lưu thay đổi."
        case .never: "Chưa dùng"
        case .passwordMethod: "CMT/CCCD và mật khẩu"
        case .changedBy: "Đổi mật khẩu"
        }
    }
}
