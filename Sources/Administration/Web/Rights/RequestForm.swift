import Administration
import Directory
import Kit
import Store
import Web

/// What an agency fills in to ask for the highest right (REQ-VNC-005, 007).
struct RequestForm: Form {
    var contact = Field("nguoi-lien-he")
    var phone = Field("dien-thoai")
    var email = Field("email")
    var delegate = Field("co-quan-uy-quyen")
    var letter = Field("so-van-ban")
    var day = Field("ngay-van-ban")
    var scan = Field("tep")

    init() {}

    static var fields: [WritableKeyPath<RequestForm, Field>] {
        [\.contact, \.phone, \.email, \.delegate, \.letter, \.day, \.scan]
    }

    mutating func read(_ file: StoredFile?) -> NewTopRequest? {
        let contact = contact.required(or: Messages.required(RequestWords.contact))
        let phone = phone.parsed({ PhoneNumber($0) }, or: Messages.phone, missing: Messages.required(UserWords.phone))
        let email = email.parsed({ EmailAddress($0) }, or: Messages.email, missing: Messages.required(UserWords.email))
        let delegate = delegate.optional({ UnitCode(typed: $0) }, or: Messages.orgCode)
        let day = day.optional(Day.init(typed:), or: Messages.date)
        guard let contact, let phone, let email, let delegate, let day, isClean else { return nil }
        let number = letter.typed.cleaned
        return NewTopRequest(
            contact: TopRequest.Contact(name: contact, phone: phone.e164, email: email.text), delegate: delegate,
            letter: day.flatMap { number.isEmpty ? nil : TopDecision.Letter(number: number, day: $0) }, scan: file)
    }

    mutating func place(_ refusal: AdministrationRefusal) -> Bool {
        guard refusal == .delegate else { return false }
        refuse(\.delegate, refusal.words)
        return true
    }
}

enum RequestWords: Words {
    case title, queue, contact, delegate, delegateHint, scan, send, sent, state(TopRequest.State), asker, askedAt, decide(TopRequest.Move)
    case lead, again, reason, done, look, download, root

    var vi: String {
        switch self {
        case .title: "Đề nghị cấp quyền quản trị cấp cao"
        case .queue: "Đề nghị chờ xử lý"
        case .contact: "Người liên hệ"
        case .delegate: "Mã định danh của cơ quan được ủy quyền"
        case .delegateHint: "Chỉ nhập khi ủy quyền cho cơ quan cấp dưới; khi đó phải có số, ngày và bản chụp văn bản."
        case .scan: "Tệp văn bản"
        case .send: "Gửi đề nghị"
        case .sent: "Đã gửi đề nghị."
        case .state(.new): "Mới"
        case .state(.reviewing): "Đang xem xét"
        case .state(.granted): "Đã cấp"
        case .state(.refused): "Từ chối"
        case .asker: "Cơ quan đề nghị"
        case .askedAt: "Thời gian gửi"
        case .decide(.review): "Xem xét"
        case .decide(.grant): "Cấp quyền"
        case .decide(.refuse): "Từ chối"
        case .lead: "Cơ quan đã đăng ký tài khoản gửi đề nghị để được cấp quyền quản trị người dùng và đơn vị của Bộ, tỉnh."
        case .again: "Gửi đề nghị mới"
        case .reason: "Lý do"
        case .done: "Đã ghi kết quả xử lý đề nghị."
        case .look: "Xem đề nghị"
        case .download: "Tải văn bản"
        case .root: "Bộ, tỉnh"
        }
    }
}

extension TopRequest.State {
    var tone: Tone {
        switch self {
        case .new: .info
        case .reviewing: .waiting
        case .granted: .good
        case .refused: .bad
        }
    }
}
