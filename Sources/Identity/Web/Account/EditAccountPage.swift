import Html
import Identity
import Kit
import Links
import Web

/// The screen *Điều chỉnh thông tin cá nhân*.
struct EditAccountPage {
    let form: EditAccountForm
    let account: Account
    let csrf: HTML
    var refused: (any Words)?

    /// With level 2 and above the identity fields change only after a new check.
    private var isVerified: Bool { account.level >= .source }

    var body: HTML {
        narrow(
            """
            \(pageHeading(AccountPageWords.editTitle))
            \(with: refused, { problemSummary($0) })\(problemSummary(form.problems))
            \(if: isVerified, verified)
            \(postForm(to: IdentityLinks.editAccount, csrf: csrf, fields))
            """)
    }

    private var verified: HTML {
        summaryList([
            SummaryRow(AccountPageWords.name, account.profile.name),
            SummaryRow(AccountPageWords.birthDate, account.profile.birthDate?.text),
            SummaryRow(AccountPageWords.number, account.number?.text),
        ]) + callout(.info, AccountPageWords.needsNewCheck)
    }

    private var fields: HTML {
        """
        \(requiredLegend())\(if: !isVerified, identityFields)\
        \(radioChoices(form.gender, legend: AccountPageWords.gender, GenderChoices.all, required: false, inline: true))\
        \(textInput(form.email, label: AccountPageWords.email, required: false, kind: .email, most: 254))\
        \(textInput(form.residence, label: AccountPageWords.residence, required: false, kind: .address, most: 300))\
        \(textInput(form.contactAddress, label: AccountPageWords.contactAddress, required: false, kind: .address, most: 300))\
        \(buttonRow(submitButton(AccountPageWords.save), linkButton(SignInWords.back, to: IdentityLinks.account, .secondary)))
        """
    }

    private var identityFields: HTML {
        """
        \(textInput(form.name, label: AccountPageWords.name, kind: .fullName, most: 100))\
        \(dateInput(form.birthDate, label: AccountPageWords.birthDate, isBirthday: true))\
        \(textInput(form.number, label: AccountPageWords.number, kind: .identityNumber, most: 20))
        """
    }
}
