import Directory
import Kit
import Web

/// One contact as it is typed (REQ-GEN-015).
struct SupportForm: Form {
    var province = Field("tinh")
    var topic = Field("chu-de")
    var name = Field("ten")
    var phone = Field("dien-thoai")
    var email = Field("email")

    static var fields: [WritableKeyPath<SupportForm, Field>] { [\.province, \.topic, \.name, \.phone, \.email] }

    init() {}

    init(_ entry: SupportEntry) {
        (province.typed, topic.typed, name.typed) = (entry.province, entry.topic.rawValue, entry.name)
        (phone.typed, email.typed) = (entry.phone, entry.email)
    }

    /// - Returns: `nil` with the problems beside their fields.
    mutating func read(as id: ID<SupportEntry>) -> SupportEntry? {
        let missing = { (label: SupportPageWords) in Messages.required(label) }
        let topic = topic.parsed(
            { SupportEntry.Topic(rawValue: $0) }, or: missing(.topic), missing: missing(.topic))
        let name = name.required(or: missing(.name))
        self.name.atMost(200, or: Messages.tooLong(SupportPageWords.name, most: 200))
        let phone = phone.parsed({ SupportPhone($0) }, or: Messages.phone, missing: missing(.phone))
        let email = email.parsed({ EmailAddress($0) }, or: Messages.email, missing: missing(.email))
        guard let topic, let name, let phone, let email, isClean else { return nil }
        return SupportEntry(
            id: id, province: province.typed.cleaned, topic: topic, name: name, phone: phone, email: email)
    }
}

enum SupportPageWords: Words {
    case title, lead, province, country, topic, name, phone, email, actions, add, change, remove, sureToRemove, saved, removed
    case topicName(SupportEntry.Topic), what

    var vi: String {
        switch self {
        case .title: "Đầu mối hỗ trợ"
        case .lead: "Hiển thị ở cuối mỗi trang. Trang của một tỉnh dùng đầu mối của tỉnh; chủ đề nào tỉnh chưa có thì dùng đầu mối chung."
        case .province: "Tỉnh/Thành phố"
        case .country: "Toàn quốc"
        case .topic: "Chủ đề"
        case .name: "Tên cơ quan, đơn vị"
        case .phone: "Số điện thoại"
        case .email: "Email"
        case .actions: "Thao tác"
        case .add: "Thêm đầu mối"
        case .change: "Sửa đầu mối"
        case .remove: "Xóa"
        case .sureToRemove: "Xóa đầu mối hỗ trợ này?"
        case .saved: "Đã lưu đầu mối hỗ trợ."
        case .removed: "Đã xóa đầu mối hỗ trợ."
        case .topicName(.platform): "Cổng dịch vụ công"
        case .topicName(.signature): "Chứng thư số, chữ ký số"
        case .what: "đầu mối hỗ trợ"
        }
    }
}
