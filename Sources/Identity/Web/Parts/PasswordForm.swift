import Html
import Identity
import Kit
import Links
import Web

/// A new password, twice.
struct PasswordForm: Form {
    var password = Field("matKhau")
    var again = Field("xacNhanMatKhau")
    static var fields: [WritableKeyPath<PasswordForm, Field>] { [\.password, \.again] }

    /// The password, where both entries agree; whether it keeps the rule the action says.
    mutating func read() -> Secret<String>? {
        if password.typed.isEmpty { password.problem = Messages.required(RegisterWords.password) }
        if again.typed.isEmpty {
            again.problem = Messages.required(RegisterWords.again)
        } else if again.typed != password.typed {
            again.problem = Messages.passwordsDiffer
        }
        return isClean ? Secret(password.typed) : nil
    }

    /// Puts an action's refusal beside the field it is about; the others go to the top of the page.
    mutating func place(_ refusal: IdentityRefusal) -> (any Words)? {
        switch refusal {
        case .passwordRule, .passwordUsedBefore: refuse(\.password, refusal.words)
        default: return refusal.words
        }
        return nil
    }

    /// Both fields with the rule, and the button.
    func html(to link: Link, csrf: HTML, button: any Words) -> HTML {
        postForm(
            to: link, csrf: csrf,
            """
            \(requiredLegend())\
            \(passwordInput(password, label: RegisterWords.password, .new, showsRule: true))\
            \(passwordInput(again, label: RegisterWords.again, .new))\
            \(buttonRow(submitButton(button)))
            """)
    }
}
