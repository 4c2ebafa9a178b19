import Certificates
import Foundation
import Html
import Identity
import Kit
import Links
import Web

/// *Email*, *mã xác thực*: all that is typed; the rest the certificate says.
struct USBForm: Form {
    var email = Field("email")
    var captcha = Field("maXacThuc")
    static var fields: [WritableKeyPath<USBForm, Field>] { [\.email, \.captcha] }

    /// An address that may be left out.
    struct Typed { let address: EmailAddress? }

    mutating func read() -> Typed? {
        let email = email.optional(EmailAddress.init, or: Messages.email)
        _ = captcha.required(or: Messages.required(RegisterWords.captcha))
        guard let email, isClean else { return nil }
        return Typed(address: email)
    }
}

/// What was read from the token, not to be changed, and *Đăng ký*.
struct USBPage {
    let form: USBForm
    let asked: CertificateRegistration
    let captcha: CaptchaPicture
    let to: Link
    let origins: Origins
    let csrf: HTML
    var refused: IdentityRefusal?

    var body: HTML {
        narrow(
            """
            \(pageHeading(USBWords.title, lead: USBWords.welcome))
            \(with: refused, { problemSummary($0.words) })\(problemSummary(form.problems))
            \(summaryList(rows))\(postForm(to: to, csrf: csrf, fields))
            """)
    }

    private var rows: [SummaryRow] {
        let certificate = asked.certificate
        return [
            SummaryRow(asked.kind == .citizen ? RegisterWords.name : USBWords.organisation, certificate.subject.name),
            SummaryRow(USBWords.number(certificate.subject.number.kind), certificate.subject.number.text),
            SummaryRow(USBWords.notBefore, Day(certificate.notBefore).text),
            SummaryRow(USBWords.notAfter, Day(certificate.notAfter).text),
            SummaryRow(USBWords.issuer, certificate.issuer),
        ]
    }

    private var fields: HTML {
        """
        \(requiredLegend())\
        \(textInput(form.email, label: RegisterWords.email, required: false, kind: .email, placeholder: USBWords.emailPlaceholder, most: 254))\
        \(captchaInput(form.captcha, captcha, label: RegisterWords.captcha))\
        \(ConsentLine(origins: origins).html)\
        \(buttonRow(submitButton(RegisterWords.send)))
        """
    }
}

/// What the registration by USB token says (spec F.1).
enum USBWords: Words {
    case title, lead, read, back, welcome, organisation, notBefore, notAfter, issuer, emailPlaceholder
    case number(IdentityNumber.Kind), waitingTitle, mismatch(String), waitingLead

    var vi: String {
        switch self {
        case .title: "Đăng ký bằng USB ký số"
        case .lead: "Cắm USB ký số vào máy tính và bật phần mềm ký số, rồi đọc chứng thư số."
        case .read: "Đọc chứng thư số"
        case .back: "Chọn phương thức khác"
        case .welcome: "Chào mừng bạn đến với Cổng Dịch vụ công quốc gia"
        case .organisation: "Tên tổ chức"
        case .notBefore: "Ngày hiệu lực"
        case .notAfter: "Ngày hết hạn"
        case .issuer: "Tên CA"
        case .emailPlaceholder: "Nhập email của bạn"
        case .number(let kind):
            switch kind {
            case .cmnd9, .cccd12: "Số CMT/CCCD"
            case .taxCode: "Mã số thuế"
            case .orgCode: "Mã định danh cơ quan"
            }
        case .waitingTitle: "Đã đăng ký, chờ đối chiếu mã định danh"
        case .mismatch(let code):
            "Mã định danh cơ quan \(code) chưa khớp giữa dữ liệu chứng thư số và CSDL quốc gia về TTHC."
        case .waitingLead:
            """
            Tài khoản đăng nhập được nhưng chưa nhận được quyền quản trị. Đơn vị liên hệ cơ quan vận hành để cập nhật mã định \
            danh; hệ thống đối chiếu lại mỗi lần đơn vị đăng nhập.
            """
        }
    }
}
