import Foundation
import Kit

/// What passwords, one-time codes and captchas say.
public enum CodeWords: Words {
    case password, show, hide, showPassword, hidePassword, rules, length, lower, upper, digit, special
    case code
    case codeSentTo(String)
    case validUntil(Date)
    case left, over, resend, resendIn, seconds
    case captcha, captchaPlaceholder, captchaPicture, captchaRefresh, captchaVoice
    case copy, copied

    public var vi: String {
        switch self {
        case .password: "Mật khẩu"
        case .show: "Hiện"
        case .hide: "Ẩn"
        case .showPassword: "Hiện mật khẩu"
        case .hidePassword: "Ẩn mật khẩu"
        case .rules: "Mật khẩu phải có:"
        case .length: "8 ký tự trở lên"
        case .lower: "chữ thường"
        case .upper: "chữ in hoa"
        case .digit: "chữ số"
        case .special: "ký tự đặc biệt"
        case .code: "Nhập OTP"
        case .codeSentTo(let phone): "Mã đã gửi tới số \(phone)."
        case .validUntil(let moment): "Mã có hiệu lực đến \(moment.clockTextWithSeconds)."
        case .left: "Mã còn hiệu lực"
        case .over: "Mã OTP đã hết hiệu lực. Vui lòng gửi lại OTP."
        case .resend: "Gửi lại OTP"
        case .resendIn: "sau"
        case .seconds: "giây"
        case .captcha: "Mã xác thực"
        case .captchaPlaceholder: "Nhập mã xác thực"
        case .captchaPicture: "Hình chứa mã xác thực gồm 5 ký tự. Nếu không đọc được hình, có thể nghe mã."
        case .captchaRefresh: "Đổi mã khác"
        case .captchaVoice: "Nghe mã"
        case .copy: "Sao chép"
        case .copied: "Đã sao chép"
        }
    }
}
