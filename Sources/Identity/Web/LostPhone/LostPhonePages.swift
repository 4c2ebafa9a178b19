import Foundation
import Html
import Identity
import Kit
import Links
import Web

/// *Mất số điện thoại nhận OTP*: a new phone, its code, the comparison with its subscriber (SCR-L04, REQ-LOG-009).
struct LostPhonePages: Sendable {
    let accounts: Accounts

    var routes: [Route] {
        [
            .get(IdentityLinks.lostPhone, show), .post(IdentityLinks.lostPhone, send),
            .get(IdentityLinks.lostPhoneCode, showCode), .post(IdentityLinks.lostPhoneCode, sendCode),
            .post(IdentityLinks.lostPhoneResend, resend),
        ]
    }

    func show(_ visit: Visit) async throws -> Response {
        let flow = try await flow(visit)
        guard try await accounts.mayReplacePhone(in: flow) else { throw IdentityRefusal.forbidden }
        return page(Field("soDienThoai"), flow, visit)
    }

    func send(_ visit: Visit) async throws -> Response {
        let flow = try await flow(visit)
        var field = Field("soDienThoai", typed: visit.posted.text("soDienThoai") ?? "")
        guard
            let phone = field.parsed(
                PhoneNumber.init, or: Messages.phone, missing: Messages.required(LostPhoneWords.newPhone))
        else { return page(field, flow, visit, status: 422) }
        let refused = try await refusal { try await accounts.replaceLostPhone(by: phone, in: flow, now: visit.now) }
        guard let refused else { return .seeOther(SignInJourney(flow.id).lostPhoneCode) }
        guard refused != .forbidden else { throw refused }
        field.problem = refused.words
        return page(field, flow, visit, status: refused.status)
    }

    /// A sign-in that stands at its code; without one there is nothing to do here.
    func flow(_ visit: Visit) async throws -> Flow<SignInFlow> {
        guard let id = SignInJourney(visit).id,
            let flow = try await accounts.signIn(id, guest: visit.guest, now: visit.now)
        else { throw IdentityRefusal.forbidden }
        return flow
    }

    private func page(_ field: Field, _ flow: Flow<SignInFlow>, _ visit: Visit, status: Int = 200) -> Response {
        let journey = SignInJourney(flow.id)
        let fields =
            textInput(field, label: LostPhoneWords.newPhone, kind: .phone, hint: LostPhoneWords.hint, most: 20)
            + buttonRow(submitButton(LostPhoneWords.send), linkButton(SignInWords.back, to: journey.code, .secondary))
        return visit.page(
            LostPhoneWords.title, status: status,
            narrow(
                """
                \(pageHeading(LostPhoneWords.title, lead: LostPhoneWords.lead))
                \(problemSummary(field.problem.map { [Problem(field: field.name, words: $0)] } ?? []))
                \(postForm(to: journey.lostPhone, csrf: visit.csrf, fields))
                """))
    }
}

enum LostPhoneWords: Words {
    case title, lead, newPhone, hint, send, done, waiting(Date), again, askAgain, link
    case cancelTitle, cancelLead, cancelCode, cancelHint, cancel, cancelled, cancelLink

    var vi: String {
        switch self {
        case .title: "Đổi số điện thoại nhận OTP"
        case .lead: "Dùng khi Ông/Bà không còn số điện thoại nhận OTP cũ. Số cũ sẽ nhận được tin báo."
        case .newPhone: "Số điện thoại nhận OTP mới"
        case .hint: "Phải là thuê bao chính chủ của Ông/Bà."
        case .send: "Đăng ký"
        case .done: "Đổi số điện thoại nhận OTP thành công."
        case .waiting(let until): "Đã nhận yêu cầu. Số mới được dùng từ \(until.momentText), nếu số cũ không hủy yêu cầu."
        case .again: "Số mới đã được xác nhận bằng OTP. Nhấn Kiểm tra lại để so sánh với thông tin thuê bao."
        case .askAgain: "Kiểm tra lại"
        case .link: "Mất số điện thoại nhận OTP"
        case .cancelTitle: "Hủy đổi số điện thoại nhận OTP"
        case .cancelLead:
            """
            Dùng khi số điện thoại của Ông/Bà nhận được tin báo đổi số mà Ông/Bà không yêu cầu. Số cũ được dùng lại, mọi nơi \
            đang đăng nhập bị đăng xuất, và Ông/Bà cần đặt mật khẩu mới.
            """
        case .cancelCode: "Mã hủy"
        case .cancelHint: "Gồm 10 chữ và số trong tin nhắn, có hiệu lực 24 giờ."
        case .cancel: "Hủy đổi số"
        case .cancelled: "Đã hủy đổi số. Vui lòng đặt mật khẩu mới."
        case .cancelLink: "Hủy yêu cầu đổi số điện thoại nhận OTP"
        }
    }
}
