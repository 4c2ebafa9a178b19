import Foundation
import Html
import Identity
import Kit
import Links
import Web

/// The screen *Đăng nhập*, tab CMT/CCCD (SCR-L02).
struct SignInPage {
    let form: SignInForm
    let captcha: CaptchaPicture
    let journey: SignInJourney
    let settings: IdentitySettings
    let origins: Origins
    let csrf: HTML
    var refused: (any Words)?
    var hasRegistered = false

    var body: HTML {
        narrow(
            """
            \(pageHeading(SignInWords.title))\(if: hasRegistered, banner(.good, SignInWords.registered))
            \(tabs(journey.tabs(settings, isUSB: false), label: SignInWords.title))
            \(with: refused, { problemSummary($0) })\(problemSummary(form.problems))
            \(postForm(to: journey.signIn, csrf: csrf, fields))
            <p><a href="\(journey.forgotten)">\(SignInWords.forgotten)</a></p>
            <p><a href="\(url: origins.url(.registration, journey.register))">\(SignInWords.register)</a></p>
            \(journey.declining)
            """)
    }

    private var fields: HTML {
        """
        \(requiredLegend())\
        \(textInput(form.name, label: SignInWords.name, kind: .username, placeholder: SignInWords.namePlaceholder, most: 60))\
        \(passwordInput(form.password, label: SignInWords.password, placeholder: SignInWords.passwordPlaceholder))\
        \(captchaInput(form.captcha, captcha, label: SignInWords.captcha))\
        \(buttonRow(submitButton(SignInWords.send)))
        """
    }
}

/// The links of one sign-in: each carries the journey's id, so that two tabs stay two sign-ins.
struct SignInJourney {
    let id: UUID?
    let returnPath: String?

    init(_ id: UUID?, returnPath: String? = nil) { (self.id, self.returnPath) = (id, returnPath) }

    init(_ visit: Visit) {
        self.init(visit.query(Self.name).flatMap { UUID(uuidString: $0) }, returnPath: visit.query("ve"))
    }

    static let name = "phien"

    var signIn: Link { IdentityLinks.signIn.query((Self.name, id?.text), ("ve", returnPath)) }
    var decline: Link { IdentityLinks.declineSignIn.query((Self.name, id?.text)) }
    var local: Link { IdentityLinks.localSignIn.query((Self.name, id?.text)) }
    var code: Link { IdentityLinks.code.query((Self.name, id?.text)) }
    var renewal: Link { IdentityLinks.renewPassword.query((Self.name, id?.text)) }
    var resend: Link { IdentityLinks.resend.query((Self.name, id?.text)) }
    var otherPhone: Link { IdentityLinks.otherPhone.query((Self.name, id?.text)) }
    var appCode: Link { IdentityLinks.appCode.query((Self.name, id?.text)) }
    var askPasskey: Link { IdentityLinks.askPasskey.query((Self.name, id?.text)) }
    var showPasskey: Link { IdentityLinks.showPasskey.query((Self.name, id?.text)) }
    var lostPhone: Link { IdentityLinks.lostPhone.query((Self.name, id?.text)) }
    var lostPhoneCode: Link { IdentityLinks.lostPhoneCode.query((Self.name, id?.text)) }
    var lostPhoneResend: Link { IdentityLinks.lostPhoneResend.query((Self.name, id?.text)) }
    var forgotten: Link { IdentityLinks.forgotten.query((Self.name, id?.text)) }
    var register: Link { IdentityLinks.chooseMethod.query((Self.name, id?.text)) }
    /// The way back for a person who does not want to sign in; nothing where nobody asked them to.
    var declining: HTML {
        id == nil ? .empty : "<p><a id=\"tu-choi\" href=\"\(decline)\">\(SignInWords.decline)</a></p>"
    }
    var localRegister: Link { IdentityLinks.localRegister.query((Self.name, id?.text)) }
}
