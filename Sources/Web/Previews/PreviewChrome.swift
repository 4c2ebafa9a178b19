import Html
import Kit

private let support = [
    SupportContact(
        "Văn phòng Ủy ban nhân dân tỉnh Bình Minh".words, phone: "0950 000 999", email: "hotro@binhminh.example")
]

func portalChrome(_ assets: AssetPaths, search: Bool = true) -> Chrome {
    Chrome(
        siteName: WebWords.portal, tagline: WebWords.portalLine,
        menu: [
            MenuItem(WebWords.home, PreviewLinks.here, isCurrent: true), MenuItem("Công dân".words, PreviewLinks.here),
            MenuItem("Doanh nghiệp".words, PreviewLinks.here),
            MenuItem("Dịch vụ công trực tuyến".words, PreviewLinks.here),
            MenuItem("Tra cứu hồ sơ".words, PreviewLinks.here),
        ],
        account: .guest(register: "/xem-truoc", signIn: "/xem-truoc"), ribbon: WebWords.trial,
        search: search ? PreviewLinks.here : nil, support: support,
        footer: [
            MenuItem("Điều khoản".words, PreviewLinks.here),
            MenuItem("Chính sách chia sẻ thông tin".words, PreviewLinks.here),
        ],
        owner: "Bản thử nghiệm, không phải trang của cơ quan nhà nước.".words,
        otherPortal: MenuItem("Cổng Dịch vụ công tỉnh Bình Minh".words, PreviewLinks.here), assets: assets)
}

func provinceChrome(_ assets: AssetPaths) -> Chrome {
    var chrome = portalChrome(assets)
    chrome.siteName = "Cổng Dịch vụ công tỉnh Bình Minh".words
    chrome.tagline = "Hành chính phục vụ".words
    chrome.menu = [
        MenuItem(WebWords.home, PreviewLinks.here), MenuItem("Hồ sơ của tôi".words, PreviewLinks.here, isCurrent: true),
    ]
    chrome.account = .signedIn(
        name: "Nguyễn Thị Ví Dụ",
        entries: [
            MenuItem("Thông tin cá nhân".words, PreviewLinks.here),
            MenuItem("Hồ sơ đã đăng ký".words, PreviewLinks.here),
            MenuItem("Đổi mật khẩu".words, PreviewLinks.here),
        ], signOut: PreviewLinks.here, csrf: .empty)
    chrome.otherPortal = MenuItem(WebWords.portal, PreviewLinks.here)
    return chrome
}

func deskChrome(_ assets: AssetPaths) -> Chrome {
    var chrome = provinceChrome(assets)
    chrome.siteName = "Một cửa điện tử tỉnh Bình Minh".words
    chrome.tagline = "UBND xã Hòa Thuận".words
    chrome.account = .signedIn(
        name: "Hoàng Thị Cửa", entries: [MenuItem("Thông tin cá nhân".words, PreviewLinks.here)],
        signOut: PreviewLinks.here,
        csrf: .empty)
    chrome.sideMenu = [
        MenuGroup(
            "Hồ sơ".words,
            [
                MenuItem("Chưa nhận".words, PreviewLinks.here, isCurrent: true, count: 12),
                MenuItem("Của tôi".words, PreviewLinks.here, count: 3),
                MenuItem("Chờ bổ sung".words, PreviewLinks.here), MenuItem("Đã trả kết quả".words, PreviewLinks.here),
            ])
    ]
    chrome.recommendation = "Khuyến nghị: Sử dụng trình duyệt Chrome, Edge, Firefox hoặc Safari phiên bản mới.".words
    return chrome
}
