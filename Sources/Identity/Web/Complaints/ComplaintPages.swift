import Html
import Identity
import Kit
import Links
import Store
import Web

/// *Khiếu nại khi không sở hữu tài khoản* (SCR-R08, REQ-REG-006): form, code to the contact phone, scan, receipt.
struct ComplaintPages: Sendable {
    let accounts: Accounts
    let captcha: CaptchaDesk
    let files: FileStore

    var routes: [Route] {
        [
            .get(IdentityLinks.complaint, show), .post(IdentityLinks.complaint, send),
            .get(IdentityLinks.complaintCode, showCode), .post(IdentityLinks.complaintCode, sendCode),
            .post(IdentityLinks.complaintResend, resend),
            .get(IdentityLinks.complaintScan, showScan),
            .post(IdentityLinks.complaintScan, .upload(scanRule), sendScan),
            .get(IdentityLinks.complaintDone, done),
        ]
    }

    func show(_ visit: Visit) async throws -> Response { try page(ComplaintForm(), visit) }

    func send(_ visit: Visit) async throws -> Response {
        var form = ComplaintForm(posted: visit.posted)
        guard !visit.wantsOtherPicture, let statement = form.read(today: Day(visit.now)) else {
            return try page(form, visit, status: visit.wantsOtherPicture ? 200 : 422)
        }
        let refused = try await refusal {
            try await accounts.checkCaptcha(
                visit.captchaAnswer(form.captcha), for: .complaint, guest: visit.guest, now: visit.now)
            _ = try await accounts.complain(
                statement, guest: visit.guest, browser: Browser(address: visit.address, agent: visit.agent), now: visit.now)
        }
        switch refused {
        case nil: return .seeOther(IdentityLinks.complaintCode)
        case .captcha?: form.refuse(\.captcha, IdentityRefusal.captcha.words)
        case .nothingToComplainOf?: form.refuse(\.number, IdentityRefusal.nothingToComplainOf.words)
        case let other?: return try page(form, visit, refused: other.words, status: other.status)
        }
        return try page(form, visit, status: 422)
    }

    func complaint(_ visit: Visit, at state: ComplaintState) async throws -> Complaint? {
        let complaint = try await accounts.complaint(guest: visit.guest, now: visit.now)
        return complaint?.state == state ? complaint : nil
    }

    private func page(_ form: ComplaintForm, _ visit: Visit, refused: (any Words)? = nil, status: Int = 200) throws -> Response {
        var form = form
        form.clear(\.captcha)
        if visit.wantsOtherPicture { form.forgetProblems() }
        let fields: HTML = """
            \(requiredLegend())\
            \(textInput(form.number, label: RegisterWords.number, kind: .identityNumber, most: 20))\
            \(textInput(form.name, label: RegisterWords.name, kind: .fullName, most: 100))\
            \(dateInput(form.birthDate, label: RegisterWords.birthDate, isBirthday: true))\
            \(textInput(form.phone, label: ComplaintWords.phone, kind: .phone, hint: ComplaintWords.phoneHint, most: 20))\
            \(textArea(form.description, label: ComplaintWords.description, most: Complaint.longest))\
            \(captchaInput(form.captcha, try captcha.picture(for: .complaint, visit), label: RegisterWords.captcha))\
            \(buttonRow(submitButton(ComplaintWords.next)))
            """
        return visit.page(
            ComplaintWords.title, status: status,
            narrow(
                """
                \(pageHeading(ComplaintWords.title, lead: ComplaintWords.lead))
                \(with: refused, { problemSummary($0) })\(problemSummary(form.problems))
                \(postForm(to: IdentityLinks.complaint, csrf: visit.csrf, fields))
                """))
    }
}

/// What the complainant types; the scan comes when the phone has shown its code.
struct ComplaintForm: Form {
    var number = Field("soGiayTo")
    var name = Field("hoTen")
    var birthDate = Field("ngaySinh")
    var phone = Field("soDienThoai")
    var description = Field("noiDung")
    var captcha = Field("maXacThuc")
    static var fields: [WritableKeyPath<ComplaintForm, Field>] {
        [\.number, \.name, \.birthDate, \.phone, \.description, \.captcha]
    }

    mutating func read(today: Day) -> Complaint.Statement? {
        let number = number.parsed(
            IdentityNumber.init(personal:), or: Messages.identityNumber, missing: Messages.required(RegisterWords.number))
        let name = name.parsed(PersonName.init, or: Messages.name, missing: Messages.required(RegisterWords.name))
        let birthDate = birthDate.birthDate(today: today, label: RegisterWords.birthDate)
        let phone = phone.parsed(PhoneNumber.init, or: Messages.phone, missing: Messages.required(ComplaintWords.phone))
        let text = description.required(or: Messages.required(ComplaintWords.description))
        if let text, text.count > Complaint.longest {
            description.problem = Messages.tooLong(ComplaintWords.description, most: Complaint.longest)
        }
        _ = captcha.required(or: Messages.required(RegisterWords.captcha))
        guard let number, let name, let birthDate, let phone, let text, isClean else { return nil }
        return Complaint.Statement(number: number, name: name, birthDate: birthDate, phone: phone, description: text)
    }
}

enum ComplaintWords: Words {
    case title, lead, phone, phoneHint, description, next, scanTitle, scan, scanHint, send, sentTitle, code, sentLead, signInFirst

    var vi: String {
        switch self {
        case .title: "Khiếu nại khi không sở hữu tài khoản"
        case .lead: "Dùng khi số CMT/CCCD của Ông/Bà đã có tài khoản mà Ông/Bà không lập."
        case .phone: "Số điện thoại liên hệ"
        case .phoneHint: "Mã OTP và kết quả giải quyết được gửi tới số này."
        case .description: "Nội dung khiếu nại"
        case .next: "Tiếp tục"
        case .scanTitle: "Bản chụp giấy tờ tùy thân"
        case .scan: "Bản chụp hai mặt CMT/CCCD"
        case .scanHint: "Một tệp PDF hoặc Word."
        case .send: "Gửi khiếu nại"
        case .sentTitle: "Đã gửi khiếu nại"
        case .code: "Mã khiếu nại"
        case .sentLead:
            """
            Người giải quyết sẽ xác minh và báo kết quả tới số điện thoại liên hệ. Khi được mời, Ông/Bà mang giấy tờ tùy thân \
            đến Bộ phận một cửa.
            """
        case .signInFirst: "Vui lòng xác nhận số điện thoại liên hệ trước khi tải tệp lên."
        }
    }
}
