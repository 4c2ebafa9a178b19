import Foundation
import Kit

/// What letters about an account say. None names the person: the address may be a stranger's, mistyped.
enum AccountMail {
    case confirm(link: String, until: Date)
    case changed(at: Date)

    var subject: String {
        switch self {
        case .confirm: "Xác nhận địa chỉ email của tài khoản Dịch vụ công"
        case .changed: "Địa chỉ email của tài khoản Dịch vụ công đã được đổi"
        }
    }

    var text: String {
        switch self {
        case .confirm(let link, let until):
            """
            Kính gửi Ông/Bà,

            Địa chỉ email này vừa được khai cho một tài khoản trên Cổng Dịch vụ công. Để xác nhận, vui lòng mở liên kết \
            sau rồi bấm “Xác nhận”:

            \(link)

            Liên kết dùng được một lần, đến \(until.momentText).
            Nếu Ông/Bà không thực hiện việc này, xin bỏ qua thư; địa chỉ sẽ không được xác nhận.

            Thư này được gửi tự động, vui lòng không trả lời.
            """
        case .changed(let at):
            """
            Kính gửi Ông/Bà,

            Lúc \(at.momentText), tài khoản Dịch vụ công dùng địa chỉ email này đã được đổi hoặc xóa địa chỉ email. Từ \
            nay thư về tài khoản không gửi tới đây nữa.

            Nếu không phải Ông/Bà thực hiện, vui lòng đăng nhập, đổi mật khẩu và liên hệ đầu mối hỗ trợ.

            Thư này được gửi tự động, vui lòng không trả lời.
            """
        }
    }
}
