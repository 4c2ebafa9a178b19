import Kit

/// What the frame of every page says (spec F.1: header, menus, page furniture).
public enum WebWords: Words {
    case portal, portalLine, trial, skip, home, menu, mainMenu, breadcrumb, account, support
    case register, signIn, signOut, search, searchBox, searchPlaceholder, close, notice, print, legal
    /// «màn hình» – «hệ thống» (WCAG 2.4.2).
    case titled(any Words, system: any Words)
    /// The title of a page that came back with problems.
    case wrong(any Words)

    public var vi: String {
        switch self {
        case .portal: "Cổng Dịch vụ công Quốc gia"
        case .portalLine: "Kết nối, cung cấp thông tin và dịch vụ công mọi lúc, mọi nơi"
        case .trial: "BẢN THỬ NGHIỆM"
        case .skip: "Chuyển đến nội dung chính"
        case .home: "Trang chủ"
        case .menu: "Danh mục"
        case .mainMenu: "Danh mục chính"
        case .breadcrumb: "Vị trí trang"
        case .account: "Tài khoản"
        case .support: "Đầu mối hỗ trợ"
        case .register: "Đăng ký"
        case .signIn: "Đăng nhập"
        case .signOut: "Đăng xuất"
        case .search: "Tìm kiếm"
        case .searchBox: "Tìm thủ tục, dịch vụ công"
        case .searchPlaceholder: "Nhập từ khóa thủ tục, dịch vụ công"
        case .close: "Đóng"
        case .notice: "Thông báo"
        case .print: "In trang này"
        case .legal: "Thông tin trang"
        case .titled(let page, let system): "\(page.vi) – \(system.vi)"
        case .wrong(let title): "Lỗi: \(title.vi)"
        }
    }
}
