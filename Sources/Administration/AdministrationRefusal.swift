import Directory
import Kit

/// Why nothing is administered.
public enum AdministrationRefusal: Refusal, Equatable {
    /// MSG-FORBIDDEN
    case forbidden
    /// MSG-NOT-FOUND: also for what lies outside of one's reach.
    case notFound
    /// MSG-STATE
    case state
    /// MSG-ONE-OF
    case oneOf
    /// MSG-CHOOSE-ROW
    case chooseRow
    /// MSG-USER-IN-LIST
    case userInList
    /// MSG-UNIT
    case unit
    case needUnit, rightScope, notStaff, lastAdmin
    /// Looked for too many accounts this hour.
    case tooManySearches
    case missingReason
    /// MSG-NOT-ORG: the highest right is for agencies whose account was vouched for.
    case notOrganisation
    /// MSG-ORG-MISMATCH
    case orgMismatch(String)
    /// MSG-DELEGATE
    case delegate
    /// MSG-REQ-OPEN
    case requestOpen
    case pastDay
    /// Somebody else changed the user since the page was made.
    case changedMeanwhile
    case unavailable

    public var words: any Words { AdministrationWords.refusal(self) }

    public var status: Int {
        switch self {
        case .forbidden: 403
        case .notFound: 404
        case .state, .changedMeanwhile, .requestOpen: 409
        case .tooManySearches: 429
        case .unavailable: 503
        default: 422
        }
    }
}

/// What administration says to people.
public enum AdministrationWords: Words {
    case refusal(AdministrationRefusal), state(UserState), level(AdminLevel), step(UserStep)
    case kind(User.AccountKind)

    public var vi: String {
        switch self {
        case .refusal(let refusal): refusal.vi
        case .state(.fresh): "Chưa kích hoạt"
        case .state(.active): "Kích hoạt"
        case .state(.inactive): "Không kích hoạt"
        case .level(.top): "Quản trị cấp cao"
        case .level(.first): "Quản trị cấp 1"
        case .level(.second): "Quản trị cấp 2"
        case .level(.third): "Quản trị cấp 3"
        case .step(.activate): "Kích hoạt"
        case .step(.assign): "Thay đổi đơn vị"
        case .step(.grant): "Gán quyền"
        case .kind(.citizen): "Cá nhân"
        case .kind(.business): "Doanh nghiệp"
        case .kind(.agency): "Cơ quan nhà nước"
        case .kind(.staffOperator): "Vận hành"
        }
    }
}

extension AdministrationRefusal {
    fileprivate var vi: String {
        switch self {
        case .forbidden: "Bạn không có quyền thực hiện chức năng này."
        case .notFound: "Không tìm thấy dữ liệu."
        case .state: "Thao tác không phù hợp với trạng thái hiện tại."
        case .oneOf: "Nhập số CMND/CCCD hoặc số điện thoại."
        case .chooseRow: "Vui lòng chọn một tài khoản."
        case .userInList: "Đã tồn tại tài khoản"
        case .unit: "Đơn vị không hợp lệ."
        case .needUnit: "Cần gán đơn vị trước khi gán quyền."
        case .rightScope: "Quyền không phù hợp với đơn vị."
        case .notStaff: "Tài khoản doanh nghiệp không được cấp quyền này."
        case .lastAdmin: "Không thể ngừng quản trị viên cuối cùng của đơn vị."
        case .tooManySearches: "Bạn đã tìm quá nhiều tài khoản trong một giờ. Vui lòng thử lại sau."
        case .notOrganisation: "Chỉ tài khoản cơ quan nhà nước được cấp quyền này."
        case .orgMismatch(let code):
            "Mã định danh cơ quan \(code) chưa khớp giữa dữ liệu chứng thư số và CSDL quốc gia về TTHC."
        case .delegate: "Cơ quan được ủy quyền không hợp lệ hoặc thiếu văn bản."
        case .requestOpen: "Đang có đề nghị chờ xử lý."
        case .missingReason: "Vui lòng nhập lý do."
        case .pastDay: "Ngày hết hạn không được trước hôm nay."
        case .changedMeanwhile:
            "Người khác vừa thay đổi người dùng này. Những gì bạn chọn vẫn còn dưới đây; vui lòng xem lại rồi lưu."
        case .unavailable: "Vnconnect tạm thời gián đoạn, vui lòng thử lại sau ít phút."
        }
    }
}
