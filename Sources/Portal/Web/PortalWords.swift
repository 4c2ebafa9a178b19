import Kit

/// What the national portal's own pages say.
public enum PortalWords: Words {
    case homeTitle, ask, citizens, businesses, citizensLead, businessesLead, lifeEvents, eventsOf(any Words), allEvents
    case services, servicesHint, track, trackHint, findAll, findAllHint, procedures(Int), often, howTo
    case stepFind, stepChoose, stepFile, stepFollow
    case terms, sharing, version(Int, from: String)

    public var vi: String {
        switch self {
        case .homeTitle: "Trang chủ"
        case .ask: "Ông/Bà cần làm thủ tục gì?"
        case .citizens: "Công dân"
        case .businesses: "Doanh nghiệp"
        case .citizensLead: "Tìm thủ tục theo từ khóa, hoặc chọn sự kiện trong đời sống của Ông/Bà."
        case .businessesLead: "Tìm thủ tục theo từ khóa, hoặc chọn sự kiện trong hoạt động của doanh nghiệp."
        case .lifeEvents: "Chọn theo sự kiện"
        case .eventsOf(let audience): "Sự kiện của \(audience.vi.lowercased())"
        case .allEvents: "Tất cả sự kiện"
        case .services: "Dịch vụ công trực tuyến"
        case .servicesHint: "Danh sách dịch vụ đang nhận hồ sơ qua mạng"
        case .track: "Tra cứu hồ sơ"
        case .trackHint: "Xem hồ sơ đang ở bước nào bằng mã hồ sơ"
        case .findAll: "Tất cả thủ tục"
        case .findAllHint: "Lọc theo lĩnh vực, cơ quan, đối tượng"
        case .procedures(let count): "\(Digits.grouped(count)) thủ tục"
        case .often: "Thường được tìm"
        case .howTo: "Nộp hồ sơ trực tuyến trong bốn bước"
        case .stepFind: "Tìm thủ tục theo từ khóa, sự kiện hoặc danh sách dịch vụ."
        case .stepChoose: "Chọn cơ quan thực hiện ở nơi Ông/Bà làm thủ tục."
        case .stepFile: "Đăng nhập, điền thông tin, đính kèm giấy tờ rồi gửi."
        case .stepFollow: "Theo dõi bằng mã hồ sơ và nhận kết quả."
        case .terms: "Điều khoản sử dụng"
        case .sharing: "Chính sách chia sẻ thông tin"
        case .version(let number, let day): "Phiên bản \(number), áp dụng từ \(day)"
        }
    }
}
