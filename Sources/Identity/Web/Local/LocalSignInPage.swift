import Html
import Identity
import Kit
import Links
import Web

/// The screen *Đăng nhập* of a province.
struct LocalSignInPage {
    let form: LocalSignInForm
    let captcha: CaptchaPicture?
    let journey: SignInJourney
    let csrf: HTML
    var refused: (any Words)?

    var body: HTML {
        narrow(
            """
            \(pageHeading(LocalWords.signInTitle))
            \(with: refused, { problemSummary($0) })\(problemSummary(form.problems))
            \(postForm(to: journey.local, csrf: csrf, fields))
            <p><a href="\(journey.forgotten)">\(LocalWords.forgotten)</a></p>
            <p><a href="\(journey.localRegister)">\(LocalWords.register)</a></p>
            \(buttonRow(linkButton(LocalWords.national, to: journey.signIn, .secondary)))\(journey.declining)
            """)
    }

    private var fields: HTML {
        """
        \(requiredLegend())\
        \(textInput(form.name, label: LocalWords.account, kind: .username, most: 60))\
        \(passwordInput(form.password, label: LocalWords.password))\
        \(with: captcha, { captchaInput(form.captcha, $0, label: LocalWords.captcha) })\
        \(checkbox(form.remember, label: LocalWords.remember))\
        \(buttonRow(submitButton(LocalWords.send)))
        """
    }
}
