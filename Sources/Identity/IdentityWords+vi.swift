import Certificates
import Kit

extension IdentityWords {
    public var vi: String {
        switch self {
        case .refused(let refusal): refusal.vi
        case .level(let level): level.vi
        case .source(let source): source.vi
        case .state(let state): state.vi
        case .gender(let gender): gender.vi
        case .kind(let kind): kind.vi
        case .passwordRule(let rule): rule.vi
        case .certificateAction(let action): action.vi
        case .accessMethod(let method): method.vi
        case .accessResult(let result): result.vi
        case .scope(let scope): scope.vi
        }
    }
}

extension IdentityRefusal {
    fileprivate var vi: String {
        switch self {
        case .captcha: "Mã xác thực không đúng hoặc đã hết hạn."
        case .wrongNameOrPassword: "Tên đăng nhập hoặc mật khẩu không đúng."
        case .blocked(let until): "Đăng nhập tạm khóa đến \(until.momentText)."
        case .accountLocked: "Tài khoản đang bị khóa, vui lòng liên hệ Bộ phận một cửa nơi gần nhất."
        case .accountExists:
            """
            Số CMT/CCCD này đã có tài khoản. Ông/Bà có thể lấy lại mật khẩu bằng chức năng "Quên mật khẩu", đến quầy \
            giao dịch để lấy lại mật khẩu, hoặc khiếu nại nếu không sở hữu tài khoản này.
            """
        case .usernameExists: "Tên tài khoản đã tồn tại."
        case .foreignSubscription: "Số điện thoại không phải thuê bao chính chủ của người đăng ký."
        case .subscriptionUnknown: "Chưa kiểm tra được thông tin thuê bao, vui lòng thử lại sau."
        case .wrongCode: "Mã OTP không đúng. Vui lòng nhập mã mới nhất."
        case .expiredCode: "Mã OTP đã hết hiệu lực (2 phút). Vui lòng gửi lại OTP."
        case .exhaustedCode: "Nhập sai quá 5 lần, vui lòng gửi lại OTP."
        case .changedSinceCode: "Thông tin đã thay đổi, vui lòng gửi lại mã OTP."
        case .tooManyCodes(let until): "Đã gửi quá số lần cho phép, vui lòng thử lại sau \(until.momentText)."
        case .tooManyTries(let until): "Có quá nhiều yêu cầu từ địa chỉ này, vui lòng thử lại sau \(until.momentText)."
        case .messagesDown: "Tổng đài tin nhắn tạm thời gián đoạn, vui lòng thử lại sau ít phút."
        case .passwordRule(let missing): PasswordRule.sentence(missing)
        case .passwordUsedBefore: "Mật khẩu mới không được trùng mật khẩu cũ."
        case .phoneLimit: "Mỗi tài khoản có tối đa 5 số nhận OTP."
        case .phoneListed: "Số này đã có trong danh sách."
        case .passwordDisowned:
            """
            Mật khẩu này đã ngừng dùng vì chủ tài khoản báo có lượt truy cập lạ. Vui lòng đặt mật khẩu mới bằng chức năng \
            "Quên mật khẩu".
            """
        case .newPhoneOfAnother:
            """
            Thông tin định danh không trùng khớp với thông tin thuê bao. Vui lòng kiểm tra lại thông tin cá nhân của thuê bao \
            và ra quầy giao dịch để thay đổi thông tin thuê bao.
            """
        case .tooManyPhoneChanges(let until):
            "Đã quá số lần đổi số nhận OTP trong ngày, vui lòng thử lại sau \(until.momentText)."
        case .wrongCancelCode: "Số CMT/CCCD hoặc mã hủy không đúng, hoặc mã đã hết hiệu lực."
        case .wrongAppCode: "Mã xác thực không đúng hoặc đã được dùng. Vui lòng nhập mã đang hiện trong ứng dụng."
        case .tooManyAppCodes(let until): "Nhập sai mã quá nhiều lần, vui lòng thử lại sau \(until.momentText)."
        case .codeAppLimit: "Mỗi tài khoản có tối đa 2 ứng dụng xác thực."
        case .nothingToComplainOf: "Số này chưa có tài khoản, có thể đăng ký ngay."
        case .passkey: "Khóa truy cập không hợp lệ hoặc phiên đã hết hạn. Vui lòng thử lại."
        case .passkeyLimit: "Mỗi tài khoản có tối đa 10 khóa truy cập."
        case .lastMethod: "Không thể xóa phương thức xác thực cuối cùng."
        case .needsNewCheck:
            "Thông tin định danh đã được xác minh, chỉ thay đổi được sau khi xác minh lại tại nguồn dữ liệu hoặc tại quầy."
        case .linkOver:
            """
            Liên kết xác nhận không còn hiệu lực: đã được dùng, đã quá 24 giờ, hoặc địa chỉ email đã được đổi. Ông/Bà có \
            thể gửi lại liên kết từ trang "Thông tin cá nhân".
            """
        case .otherAccount: "Liên kết này của một tài khoản khác. Vui lòng đăng xuất rồi mở lại liên kết."
        case .tooManyLetters(let until):
            "Đã gửi quá số thư cho phép trong ngày, vui lòng gửi lại sau \(until.momentText)."
        case .certificate(let refusal): refusal.words.vi
        case .noAccountForCertificate: "Chứng thư số chưa đăng ký tài khoản."
        case .organisationExists:
            """
            Chứng thư số hoặc mã số này đã có tài khoản. Đơn vị đăng nhập bằng USB ký số đã đăng ký, hoặc liên hệ đơn vị vận \
            hành để gắn chứng thư số mới.
            """
        case .method: "Phương thức này không áp dụng cho đối tượng đã chọn."
        case .setup: "Hệ thống chưa được cấu hình đầy đủ."
        case .wrongState: "Thao tác không phù hợp với trạng thái hiện tại."
        case .forbidden: "Bạn không có quyền thực hiện chức năng này."
        case .gone: "Không tìm thấy dữ liệu."
        case .temporaryPasswordOver: "Mật khẩu tạm đã hết hạn, vui lòng dùng chức năng \"Quên mật khẩu\"."
        case .mustRenewPassword: "Vui lòng đặt mật khẩu mới thay cho mật khẩu tạm."
        case .tooManyPasswords(let until): "Đã gửi lại mật khẩu quá số lần cho phép, vui lòng thử lại sau \(until.momentText)."
        case .needsApproval: "Tài khoản đã được lấy lại mật khẩu tại quầy 2 lần trong 30 ngày, cần quản trị viên phê duyệt."
        case .busy: "Hệ thống đang có nhiều yêu cầu, vui lòng thử lại sau ít phút."
        }
    }
}
