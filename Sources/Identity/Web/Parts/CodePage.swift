import Foundation
import Html
import Identity
import Kit
import Links
import Messaging
import Web

/// The code as it was typed: `Nhập OTP`.
struct CodeForm: Form {
    var code = Field("maOTP")
    static var fields: [WritableKeyPath<CodeForm, Field>] { [\.code] }

    /// What can be a code; anything else is said at once and costs no attempt (REQ-OTP-001).
    mutating func read() -> String? { code.parsed(OneTimeCode.digits(typed:), or: Messages.codeFormat) }
}

/// The screen *Nhập OTP*, the same for every journey (REQ-OTP-002, 005, 009).
struct CodePage {
    let form: CodeForm
    let progress: CodeProgress?
    /// `0950 *** 101`; nothing where telling would tell whether there is an account.
    let phone: String?
    let confirm: Link
    let resend: Link
    let csrf: HTML
    let now: Date
    var refused: (any Words)?
    var more: HTML = .empty

    var body: HTML {
        narrow(
            """
            \(pageHeading(CodePageWords.title, lead: phone.map { CodeWords.codeSentTo($0) } ?? CodePageWords.perhapsSent))
            \(with: refused, { problemSummary($0) })\(problemSummary(form.problems))
            \(with: progress, { CodeDelivery(status: $0.delivery, phone: phone, again: confirm).html })
            \(with: progress, { countdown(until: $0.expiresAt, now: now) })
            \(postForm(to: confirm, csrf: csrf, codeInput(form.code) + buttonRow(submitButton(CodePageWords.confirm))))
            \(resendButton(to: resend, csrf: csrf, opensAt: progress?.resendAt ?? now, now: now))\(more)
            """)
    }
}

/// What became of the message, in words.
private struct CodeDelivery {
    let status: MessageStatus?
    let phone: String?
    let again: Link

    var html: HTML {
        guard let status, let phone else { return .empty }
        switch status {
        case .failed: return banner(.bad, CodePageWords.failed(phone))
        case .down: return banner(.bad, CodePageWords.down)
        case .queued, .waiting, .sent, .delivered:
            return """
                <p class="hint">\(MessageStatusWords(status)). <a href="\(again)">\(CodePageWords.look)</a></p>
                """
        }
    }
}

enum CodePageWords: Words {
    case title, confirm, perhapsSent, look, failed(String), down, otherPhone

    var vi: String {
        switch self {
        case .title: "Nhập OTP"
        case .confirm: "Xác nhận"
        case .perhapsSent: "Nếu số này có tài khoản, mã OTP đã được gửi tới số điện thoại nhận OTP của tài khoản."
        case .look: "Cập nhật tình trạng gửi"
        case .failed(let phone):
            """
            Chưa gửi được tin nhắn tới số \(phone). Kiểm tra lại số điện thoại hoặc gửi lại; nếu vẫn không nhận được, \
            đề nghị khởi động lại điện thoại.
            """
        case .down: "Tổng đài tin nhắn tạm thời gián đoạn, vui lòng thử lại sau ít phút."
        case .otherPhone: "Chọn phương thức xác thực khác"
        }
    }
}
