import Html
import Kit
import Links
import Web

/// *Điều khoản sử dụng, chính sách chia sẻ thông tin*: what a person agrees to when registering (REQ-GEN-019).
///
/// The number stands in each consent record; a changed text is a new version.
public struct PolicyPage: Sendable {
    let title: PortalWords
    let version: Int
    let since: String
    let paragraphs: [(title: String, text: String)]

    func response(_ visit: Visit) -> Response {
        visit.page(title, breadcrumb: [(PortalWords.homeTitle, PortalLinks.home)], narrow("""
            \(pageHeading(title, caption: PortalWords.version(version, from: since)))
            \(for: paragraphs, { part in section(Verbatim(part.title), "<p>\(part.text)</p>") })
            <p>\(printButton())</p>
            """))
    }

    static let terms = PolicyPage(
        title: .terms, version: 1, since: "01/11/2026",
        paragraphs: [
            ("Tài khoản", "Mỗi số định danh cá nhân chỉ có một tài khoản. Ông/Bà giữ bí mật mật khẩu và mã OTP, không cho người khác sử dụng tài khoản của mình. Cán bộ không bao giờ hỏi mật khẩu hoặc mã OTP."),
            ("Thông tin khai báo", "Ông/Bà chịu trách nhiệm về tính chính xác của thông tin và giấy tờ đã gửi. Cơ quan giải quyết được đối chiếu thông tin đó với các cơ sở dữ liệu theo quy định của pháp luật."),
            ("Hồ sơ điện tử", "Hồ sơ đã gửi có giá trị như hồ sơ nộp trực tiếp. Thời hạn giải quyết được tính từ khi cơ quan tiếp nhận và được ghi trên giấy tiếp nhận hồ sơ và hẹn trả kết quả."),
            ("Tạm dừng phục vụ", "Khi cần bảo trì, Cổng thông báo trước trên trang chủ. Thời gian Cổng gián đoạn không làm mất hồ sơ đã gửi."),
            ("Khóa tài khoản", "Tài khoản bị khóa khi có dấu hiệu bị chiếm dụng hoặc khi có quyết định của cơ quan có thẩm quyền. Ông/Bà được thông báo và được đề nghị mở lại."),
        ])

    static let sharing = PolicyPage(
        title: .sharing, version: 1, since: "01/11/2026",
        paragraphs: [
            ("Thông tin được xử lý", "Cổng xử lý thông tin định danh, thông tin liên hệ, hồ sơ và giấy tờ mà Ông/Bà cung cấp để thực hiện thủ tục hành chính."),
            ("Thông tin được chia sẻ", "Khi Ông/Bà nộp hồ sơ, thông tin cần cho việc giải quyết được chuyển cho đúng cơ quan đã chọn. Hệ thống của cơ quan đó chỉ nhận những thông tin mà pháp luật cho phép."),
            ("Nhà mạng", "Khi đăng ký bằng thuê bao di động, Cổng hỏi nhà mạng xem số định danh, họ tên và ngày sinh có khớp với thuê bao hay không. Cổng chỉ nhận và lưu kết quả khớp hoặc không khớp."),
            ("Quyền của Ông/Bà", "Ông/Bà xem được lịch sử truy cập tài khoản của mình, chỉnh sửa thông tin, đăng xuất các phiên khác và đề nghị xóa dữ liệu theo quy định về bảo vệ dữ liệu cá nhân."),
            ("Thời gian lưu", "Lịch sử truy cập được lưu 12 tháng; mã OTP chỉ được lưu dưới dạng không đọc được và được rút gọn sau 90 ngày; nhật ký hệ thống được lưu 10 năm."),
        ])
}
