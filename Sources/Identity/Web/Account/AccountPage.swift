import Html
import Identity
import Kit
import Links
import Web

/// The screen *Thông tin cá nhân*.
struct AccountPage {
    let account: Account
    let csrf: HTML
    /// Days left to the certificate that opens the account, in its last thirty (MSG-CERT-SOON).
    var certificateEnds: Int?

    var body: HTML {
        AccountFrame.personal.dress(
            AccountPageWords.title,
            """
            \(if: account.state == .pending, pending)
            \(with: certificateEnds, { callout(.waiting, AccountPageWords.certificateEnds($0)) })
            \(section(AccountPageWords.identity, summaryList(identity)))
            \(section(AccountPageWords.contact, summaryList(contact)))
            \(buttonRow(linkButton(AccountPageWords.edit, to: IdentityLinks.editAccount), deskHistoryLink))
            """)
    }

    private var pending: HTML {
        callout(
            .waiting, AccountPageWords.pendingTitle,
            "<p>\(AccountPageWords.pendingLead)</p>"
                + actionButton(AccountPageWords.confirmPhone, to: IdentityLinks.confirmPhone, csrf: csrf, .primary))
    }

    private var identity: [SummaryRow] {
        let profile = account.profile
        return [
            SummaryRow(AccountPageWords.name, profile.name),
            SummaryRow(AccountPageWords.birthDate, profile.birthDate?.text),
            SummaryRow(AccountPageWords.gender, profile.gender.map { IdentityWords.gender($0).vi }),
            SummaryRow(AccountPageWords.number, account.numbers.map(\.text).joined(separator: ", ")),
            SummaryRow(AccountPageWords.level, AccountPageWords.levelText(account.level, account.evidence).vi),
            SummaryRow(AccountPageWords.source, account.evidence.map { AccountPageWords.evidence($0).vi }),
            SummaryRow(AccountPageWords.state, IdentityWords.state(account.state).vi),
        ] + (account.username.map { [SummaryRow(AccountPageWords.username, $0)] } ?? [])
    }

    private var contact: [SummaryRow] {
        let profile = account.profile
        let phones: HTML = "\(for: account.phones, { phoneLine($0) })"
        return [
            SummaryRow(AccountPageWords.phones, phones), SummaryRow(AccountPageWords.email, email),
            SummaryRow(AccountPageWords.residence, profile.residence),
            SummaryRow(AccountPageWords.contactAddress, profile.contactAddress),
        ]
    }

    private func phoneLine(_ phone: CodePhone) -> HTML {
        "<div>\(phone.phone.text)\(if: phone.isDefault, " (\(AccountPageWords.isDefault))")</div>"
    }

    private var email: HTML {
        guard let email = account.profile.email else { return .empty }
        let isConfirmed = account.profile.isEmailConfirmed
        return """
            \(email) \(tag(isConfirmed ? EmailWords.confirmed : EmailWords.unconfirmed, isConfirmed ? .good : .waiting))\
            \(if: !isConfirmed, actionButton(EmailWords.resend, to: IdentityLinks.resendEmail, csrf: csrf))
            """
    }
}
