import Foundation
import Html
import Identity
import Kit
import Links
import Web

/// *Phương thức xác thực*: the phones that receive codes (SCR-A03, REQ-ACC-005).
struct PhonePages: Sendable {
    let accounts: Accounts

    var routes: [Route] {
        let owners = VnconnectBrowser(accounts: accounts).owners
        return [
            .get(IdentityLinks.methods, for: owners, show),
            .get(IdentityLinks.addPhone, for: owners, add), .post(IdentityLinks.addPhone, for: owners, sendPhone),
            .get(IdentityLinks.addPhoneCode, for: owners, showCode),
            .post(IdentityLinks.addPhoneCode, for: owners, sendCode),
            .post(IdentityLinks.addPhoneResend, for: owners, resend),
            .get(IdentityLinks.defaultPhone, for: owners) { try await ask(.makeDefault, $0, $1) },
            .post(IdentityLinks.defaultPhone, for: owners) { try await act(.makeDefault, $0, $1) },
            .get(IdentityLinks.removePhone, for: owners) { try await ask(.remove, $0, $1) },
            .post(IdentityLinks.removePhone, for: owners) { try await act(.remove, $0, $1) },
        ]
    }

    func show(_ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        let account = try await accounts.account(of: owner)
        let isFull = account.phones.count >= accounts.settings.mostPhones
        let add = isFull ? HTML.empty : linkButton(PhoneWords.add, to: IdentityLinks.addPhone)
        return visit.page(
            PhoneWords.title,
            AccountFrame.methods.dress(
                PhoneWords.title,
                """
                \(section(PhoneWords.signIn, summaryList([
                    SummaryRow(PhoneWords.passwordMethod, HTML(PhoneWords.usable), change: IdentityLinks.changePassword.path)])))
                \(section(PhoneWords.phones, dataTable(account.phones, caption: PhoneWords.phones, firstNumber: 1,
                    empty: Messages.empty(PhoneWords.what), columns: columns(account))))
                \(buttonRow(add, linkButton(AppWords.title, to: IdentityLinks.apps, .secondary),
                    linkButton(PasskeyWords.title, to: IdentityLinks.passkeys, .secondary)))
                """))
    }

    private func columns(_ account: Account) -> [Column<CodePhone>] {
        let isOnly = account.phones.count < 2
        return [
            Column(PhoneWords.phone, .name) { "\($0.phone.text)" },
            Column(PhoneWords.addedAt) { "\(Day($0.addedAt).text)" },
            Column(PhoneWords.lastUsed) { phone in phone.lastUsedAt.map { "\($0.momentText)" } ?? HTML(PhoneWords.never)
            },
            Column(PhoneWords.state) { phone in
                tag(phone.isDefault ? PhoneWords.isDefault : PhoneWords.usable, phone.isDefault ? .info : .neutral)
            },
            Column(PhoneWords.actions, .actions) { phone in
                let hidden = Verbatim(phone.phone.text)
                let other =
                    phone.isDefault
                    ? HTML.empty
                    : linkButton(
                        PhoneWords.makeDefault, to: IdentityLinks.defaultPhone.with(phone.id.description), .quiet,
                        hidden: hidden)
                let remove =
                    isOnly
                    ? HTML.empty
                    : linkButton(
                        PhoneWords.remove, to: IdentityLinks.removePhone.with(phone.id.description), .quiet,
                        hidden: hidden)
                return other + remove
            },
        ]
    }
}
