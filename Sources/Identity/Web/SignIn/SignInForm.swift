import Identity
import Kit
import Web

/// Name, password, captcha (SCR-L02).
struct SignInForm: Form {
    var name = Field("tenDangNhap")
    var password = Field("matKhau")
    var captcha = Field("maXacThuc")
    static var fields: [WritableKeyPath<SignInForm, Field>] { [\.name, \.password, \.captcha] }

    /// What the password step is to be given; the password as it was typed, spaces and all.
    mutating func read(_ visit: Visit) -> PasswordAttempt? {
        let name = name.required(or: Messages.required(SignInWords.name))
        if password.typed.isEmpty { password.problem = Messages.required(SignInWords.password) }
        _ = captcha.required(or: Messages.required(SignInWords.captcha))
        guard let name, isClean else { return nil }
        return PasswordAttempt(
            name: name, password: Secret(visit.posted.text(password.name) ?? ""), captcha: visit.captchaAnswer(captcha))
    }
}
