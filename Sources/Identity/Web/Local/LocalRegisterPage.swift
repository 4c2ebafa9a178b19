import Html
import Identity
import Kit
import Links
import Web

/// The screen *Đăng ký tài khoản* of a province.
struct LocalRegisterPage {
    let form: LocalRegisterForm
    let captcha: CaptchaPicture
    let to: Link
    let origins: Origins
    let csrf: HTML
    var refused: (any Words)?

    var body: HTML {
        narrow(
            """
            \(pageHeading(LocalWords.registerTitle))
            \(with: refused, { problemSummary($0) })\(problemSummary(form.problems))
            \(postForm(to: to, csrf: csrf, requiredLegend() + accountFields + personFields + ending))
            """)
    }

    private var accountFields: HTML {
        """
        \(textInput(form.username, label: LocalWords.username, kind: .username, hint: LocalWords.usernameHint, most: 50))\
        \(passwordInput(form.password, label: LocalWords.password, .new, showsRule: true))\
        \(passwordInput(form.again, label: LocalWords.again, .new))
        """
    }

    private var personFields: HTML {
        """
        \(textInput(form.name, label: LocalWords.name, kind: .fullName, most: 100))\
        \(radioChoices(form.gender, legend: LocalWords.gender, GenderChoices.all, required: false, inline: true))\
        \(dateInput(form.birthDate, label: LocalWords.birthDate, isBirthday: true))\
        \(textInput(form.number, label: LocalWords.number, kind: .identityNumber, hint: RegisterWords.numberHint, most: 20))\
        \(textInput(form.phone, label: LocalWords.phone, kind: .phone, most: 20))\
        \(textInput(form.email, label: LocalWords.email, required: false, kind: .email, most: 254))\
        \(textInput(form.address, label: LocalWords.address, required: false, kind: .address, most: 300))
        """
    }

    private var ending: HTML {
        """
        \(captchaInput(form.captcha, captcha, label: LocalWords.captcha))\(ConsentLine(origins: origins).html)\
        \(buttonRow(submitButton(LocalWords.save)))
        """
    }
}

enum GenderChoices {
    static let all = Gender.allCases.map { Choice($0.rawValue, IdentityWords.gender($0)) }
}
