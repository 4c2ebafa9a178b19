import Html
import Identity
import Kit
import Links
import Web

/// The screen *Đăng ký bằng thuê bao di động*.
struct MobilePage {
    let form: MobileForm
    let captcha: CaptchaPicture
    let to: Link
    let origins: Origins
    let csrf: HTML
    var refused: (any Words)?

    var body: HTML {
        narrow(
            """
            \(pageHeading(RegisterWords.title))\(RegisterStep.form.html)
            \(with: refused, { problemSummary($0) })\(problemSummary(form.problems))
            \(postForm(to: to, csrf: csrf, fields))
            """)
    }

    private var fields: HTML {
        """
        \(requiredLegend())\
        \(textInput(form.number, label: RegisterWords.number, kind: .identityNumber, hint: RegisterWords.numberHint, most: 20))\
        \(textInput(form.name, label: RegisterWords.name, kind: .fullName, most: 100))\
        \(dateInput(form.birthDate, label: RegisterWords.birthDate, isBirthday: true))\
        \(textInput(form.phone, label: RegisterWords.phone, kind: .phone, hint: RegisterWords.phoneHint, most: 20))\
        \(textInput(form.email, label: RegisterWords.email, required: false, kind: .email, most: 254))\
        \(captchaInput(form.captcha, captcha, label: RegisterWords.captcha))\
        \(ConsentLine(origins: origins).html)\
        \(buttonRow(submitButton(RegisterWords.send)))
        """
    }
}

/// The sentence above every button that makes an account (REQ-GEN-019).
struct ConsentLine {
    let origins: Origins

    var html: HTML {
        """
        <p class="hint">\(RegisterWords.consentStart) \
        <a href="\(url: origins.url(.portal, PortalLinks.terms))">\(RegisterWords.terms)</a>\(RegisterWords.consentMiddle) \
        <a href="\(url: origins.url(.portal, PortalLinks.sharingPolicy))">\(RegisterWords.sharing)</a> \
        \(RegisterWords.consentEnd).</p>
        """
    }
}

/// Where a registration stands, above each of its screens.
enum RegisterStep: Int {
    case form = 1, code, password

    var html: HTML {
        steps([RegisterWords.stepForm, RegisterWords.stepCode, RegisterWords.stepPassword], current: rawValue)
    }
}

/// MSG-ACCOUNT-EXISTS with its three ways (SCR-R08, REQ-REG-005).
struct AccountExistsPage {
    let origins: Origins

    var body: HTML {
        narrow(
            """
            \(pageHeading(RegisterWords.existsTitle))\(problemSummary(IdentityRefusal.accountExists.words))
            <h2>\(RegisterWords.waysTitle)</h2><ul>
            <li>\(RegisterWords.wayForgotten) <a href="\(url: origins.url(.vnconnect, IdentityLinks.forgotten))">\
            \(RegisterWords.forgotten)</a>.</li>
            <li>\(RegisterWords.wayDesk)</li><li>\(RegisterWords.wayComplaint) \
            <a href="\(IdentityLinks.complaint)">\(RegisterWords.complain)</a>.</li></ul>
            \(buttonRow(linkButton(RegisterWords.signIn, to: origins.url(.vnconnect, IdentityLinks.signIn), .secondary)))
            """)
    }
}
