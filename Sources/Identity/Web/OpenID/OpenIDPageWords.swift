import Kit

/// Words of the pages that the protocol's endpoints show.
enum OpenIDPageWords: Words {
    case requestTitle
    case signOutTitle, signOutQuestion, signOutButton, stay
    case signedOutTitle, signedOut

    var vi: String {
        switch self {
        case .requestTitle: "Yêu cầu đăng nhập không hợp lệ"
        case .signOutTitle: "Đăng xuất"
        case .signOutQuestion:
            "Ông/Bà có muốn đăng xuất khỏi Vnconnect và tất cả các hệ thống đã đăng nhập bằng Vnconnect không?"
        case .signOutButton: "Đăng xuất khỏi tất cả"
        case .stay: "Không, giữ đăng nhập"
        case .signedOutTitle: "Đã đăng xuất"
        case .signedOut:
            "Ông/Bà đã đăng xuất khỏi Vnconnect. Các hệ thống đã đăng nhập bằng Vnconnect cũng được đăng xuất trong giây lát. "
                + "Nếu dùng máy chung, hãy đóng trình duyệt."
        }
    }
}
