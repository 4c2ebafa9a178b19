import Foundation
import Kit

/// Why a desk cannot do what was asked: our own reasons, and Vnconnect's by the words its endpoints use.
public enum DeskRefusal: Refusal, Equatable {
    /// MSG-FORBIDDEN
    case forbidden
    /// MSG-NOT-FOUND
    case notFound
    /// MSG-STATE
    case state
    /// MSG-NO-DESK
    case noDesk
    /// MSG-UNIT
    case unit
    /// MSG-DSK-EXISTS
    case exists
    /// MSG-ACCOUNT-EXISTS, for one that was made meanwhile.
    case accountExists
    case noAccount
    /// MSG-SUBSCRIBER, MSG-SUBSCRIBER-DOWN
    case foreignSubscription, subscriptionUnknown
    /// MSG-OTP-…
    case codeWrong, codeExpired, codeExhausted, codeChanged
    case codeQuota(until: Date)
    case tooMany(until: Date)
    case passwordQuota(until: Date)
    case needsApproval
    case accountLocked
    /// Vnconnect does not answer.
    case unavailable
    case missingReason

    public var words: any Words { DeskWords.refusal(self) }

    public var status: Int {
        switch self {
        case .forbidden, .needsApproval, .accountLocked: 403
        case .notFound: 404
        case .state, .exists, .accountExists: 409
        case .codeQuota, .tooMany, .passwordQuota: 429
        case .unavailable, .subscriptionUnknown: 503
        default: 422
        }
    }

    init(word: String, until: Int64?) {
        let until = Date(milliseconds: until ?? 0)
        self =
            switch word {
            case "account-exists": .accountExists
            case "foreign-subscription": .foreignSubscription
            case "subscription-unknown": .subscriptionUnknown
            case "code-wrong": .codeWrong
            case "code-expired": .codeExpired
            case "code-exhausted": .codeExhausted
            case "code-changed": .codeChanged
            case "code-quota": .codeQuota(until: until)
            case "too-many": .tooMany(until: until)
            case "password-quota": .passwordQuota(until: until)
            case "needs-approval": .needsApproval
            case "account-locked": .accountLocked
            case "not-found": .notFound
            case "forbidden": .forbidden
            case "state": .state
            default: .unavailable
            }
    }
}

/// What the rules of the desk say to people.
public enum DeskWords: Words {
    case refusal(DeskRefusal)
    /// MSG-DSK-OK
    case made(phone: String)
    case resetDone(phone: String)
    /// MSG-AGE
    case needsGuardian
    case password(PasswordState)

    public var vi: String {
        switch self {
        case .refusal(let refusal): refusal.vi
        case .made(let phone): "Tạo tài khoản thành công. Mật khẩu đã được gửi tới số \(phone)."
        case .resetDone(let phone): "Đã cấp mật khẩu tạm. Mật khẩu đã được gửi tới số \(phone)."
        case .needsGuardian: "Công dân dưới 14 tuổi cần có người giám hộ."
        case .password(let state): state.vi
        }
    }
}

extension DeskRefusal {
    fileprivate var vi: String {
        switch self {
        case .forbidden: "Bạn không có quyền thực hiện chức năng này."
        case .notFound: "Không tìm thấy dữ liệu."
        case .state: "Thao tác không phù hợp với trạng thái hiện tại."
        case .noDesk:
            """
            Không có đơn vị để chọn: tài khoản chưa được gán vào "Bộ phận một cửa" hoặc Bộ phận một cửa chưa được đặt \
            tên đúng.
            """
        case .unit: "Đơn vị không hợp lệ."
        case .exists: "Công dân đã có tài khoản, không thực hiện tạo mới."
        case .accountExists:
            """
            Số CMT/CCCD này đã có tài khoản. Ông/Bà có thể lấy lại mật khẩu bằng chức năng "Quên mật khẩu", đến quầy \
            giao dịch để lấy lại mật khẩu, hoặc khiếu nại nếu không sở hữu tài khoản này.
            """
        case .noAccount: "Số này chưa có tài khoản."
        case .foreignSubscription: "Số điện thoại không phải thuê bao chính chủ của người đăng ký."
        case .subscriptionUnknown: "Chưa kiểm tra được thông tin thuê bao, vui lòng thử lại sau."
        case .codeWrong: "Mã OTP không đúng. Vui lòng nhập mã mới nhất."
        case .codeExpired: "Mã OTP đã hết hiệu lực (2 phút). Vui lòng gửi lại OTP."
        case .codeExhausted: "Nhập sai quá 5 lần, vui lòng gửi lại OTP."
        case .codeChanged: "Thông tin đã thay đổi, vui lòng gửi lại mã OTP."
        case .codeQuota(let until): "Đã gửi quá số lần cho phép, vui lòng thử lại sau \(until.momentText)."
        case .tooMany(let until): "Có quá nhiều yêu cầu, vui lòng thử lại sau \(until.momentText)."
        case .passwordQuota(let until): "Đã gửi lại mật khẩu quá 3 lần trong ngày, vui lòng thử lại sau \(until.momentText)."
        case .needsApproval:
            "Tài khoản đã được lấy lại mật khẩu tại quầy 2 lần trong 30 ngày; cần quản trị viên phê duyệt. Đề nghị phê duyệt đã được gửi."
        case .accountLocked: "Tài khoản đang bị khóa, vui lòng liên hệ đầu mối hỗ trợ."
        case .unavailable: "Vnconnect tạm thời gián đoạn, vui lòng thử lại sau ít phút. Thông tin đã nhập vẫn được giữ."
        case .missingReason: "Vui lòng nhập lý do."
        }
    }
}
