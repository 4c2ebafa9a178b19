import Foundation
import Html
import Identity
import Kit
import Links
import Web

/// *Quên mật khẩu*, in three steps (SCR-L05, REQ-LOG-008). Nothing on the first two tells whether there is an account.
struct RecoverPages: Sendable {
    let accounts: Accounts
    let captcha: CaptchaDesk

    var routes: [Route] {
        [
            .get(IdentityLinks.forgotten, show), .post(IdentityLinks.forgotten, send),
            .get(IdentityLinks.forgottenCode, showCode), .post(IdentityLinks.forgottenCode, sendCode),
            .post(IdentityLinks.forgottenResend, resend),
            .get(IdentityLinks.forgottenOtherPhone, showOtherPhone),
            .post(IdentityLinks.forgottenOtherPhone, sendOtherPhone),
            .get(IdentityLinks.forgottenPassword, showPassword), .post(IdentityLinks.forgottenPassword, sendPassword),
        ]
    }

    func show(_ visit: Visit) async throws -> Response { try page(RecoverForm(), visit) }

    func send(_ visit: Visit) async throws -> Response {
        var form = RecoverForm(posted: visit.posted)
        guard !visit.wantsOtherPicture, let number = form.read() else {
            return try page(form, visit, status: visit.wantsOtherPicture ? 200 : 422)
        }
        let refused = try await refusal {
            try await accounts.checkCaptcha(
                visit.captchaAnswer(form.captcha), for: .recovery, guest: visit.guest, now: visit.now)
            _ = try await accounts.recover(
                number, guest: visit.guest, browser: Browser(address: visit.address, agent: visit.agent), now: visit.now
            )
        }
        guard let refused else { return .seeOther(IdentityLinks.forgottenCode) }
        if refused == .captcha { form.refuse(\.captcha, refused.words) }
        return try page(form, visit, refused: refused == .captcha ? nil : refused.words, status: refused.status)
    }

    private func page(_ form: RecoverForm, _ visit: Visit, refused: (any Words)? = nil, status: Int = 200) throws
        -> Response
    {
        var form = form
        form.clear(\.captcha)
        if visit.wantsOtherPicture { form.forgetProblems() }
        let fields = """
            \(requiredLegend())\(textInput(form.number, label: RecoverWords.number, kind: .identityNumber, most: 20))\
            \(captchaInput(form.captcha, try captcha.picture(for: .recovery, visit)))\
            \(buttonRow(submitButton(RecoverWords.send)))
            """ as HTML
        return visit.page(
            RecoverWords.title, status: status,
            narrow(
                """
                \(pageHeading(RecoverWords.title))\(with: refused, { problemSummary($0) })\(problemSummary(form.problems))
                \(postForm(to: IdentityLinks.forgotten, csrf: visit.csrf, fields))
                <p><a href="\(IdentityLinks.cancelPhoneChange)">\(LostPhoneWords.cancelLink)</a></p>
                """))
    }
}

/// Whose password was forgotten.
struct RecoverForm: Form {
    var number = Field("soGiayTo")
    var captcha = Field("maXacThuc")
    static var fields: [WritableKeyPath<RecoverForm, Field>] { [\.number, \.captcha] }

    mutating func read() -> IdentityNumber? {
        let number = number.parsed(
            IdentityNumber.init(personal:), or: Messages.identityNumber, missing: Messages.required(RecoverWords.number)
        )
        _ = captcha.required(or: Messages.required(RegisterWords.captcha))
        return isClean ? number : nil
    }
}
