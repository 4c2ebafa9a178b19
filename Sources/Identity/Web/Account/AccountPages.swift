import Foundation
import Html
import Identity
import Kit
import Links
import Web

/// *Thông tin cá nhân*: shows it, and changes what may be changed (SCR-A01, REQ-ACC-001, 002).
struct AccountPages: Sendable {
    let accounts: Accounts

    var routes: [Route] {
        let owners = VnconnectBrowser(accounts: accounts).owners
        return [
            .get(IdentityLinks.account, for: owners, show),
            .get(IdentityLinks.editAccount, for: owners, edit), .post(IdentityLinks.editAccount, for: owners, save),
            .post(IdentityLinks.confirmPhone, for: owners, confirmPhone),
        ]
    }

    func show(_ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        let account = try await accounts.account(of: owner)
        let ends = try await accounts.certificateEnds(owner, now: visit.now)
        return visit.page(
            AccountPageWords.title, AccountPage(account: account, csrf: visit.csrf, certificateEnds: ends).body)
    }

    func edit(_ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        let account = try await accounts.account(of: owner)
        return page(EditAccountForm(account), account, visit)
    }

    func save(_ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        let account = try await accounts.account(of: owner)
        var form = EditAccountForm(posted: visit.posted)
        guard let (profile, number) = form.read(account, today: Day(visit.now)) else {
            return page(form, account, visit, status: 422)
        }
        var letter = EmailLetter.none
        let refused = try await refusal {
            letter = try await accounts.edit(profile, number: number, owner, now: visit.now)
        }
        switch refused {
        case nil:
            let isOdd = profile.contradicts(number ?? account.number)
            let saved: any Words = isOdd ? AccountPageWords.savedWithWarning : AccountPageWords.saved
            return .seeOther(IdentityLinks.account).saying(EmailWords.saved(saved, letter))
        case .accountExists?: form.refuse(\.number, IdentityRefusal.accountExists.words)
        case let other?: return page(form, account, visit, refused: other.words, status: other.status)
        }
        return page(form, account, visit, status: 422)
    }

    /// A pending account's owner asks for a new code (spec C.2).
    func confirmPhone(_ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        _ = try await accounts.confirmLater(owner.account, guest: visit.guest, now: visit.now)
        return .seeOther(IdentityLinks.localRegisterCode)
    }

    private func page(
        _ form: EditAccountForm, _ account: Account, _ visit: Visit, refused: (any Words)? = nil, status: Int = 200
    ) -> Response {
        let page = EditAccountPage(form: form, account: account, csrf: visit.csrf, refused: refused)
        return visit.page(AccountPageWords.editTitle, status: status, page.body)
    }
}

extension Profile {
    /// Whether the twelve digits tell of another year or sex than typed (MSG-ID-WARN): a warning, never a block.
    func contradicts(_ number: IdentityNumber?) -> Bool {
        guard let number else { return false }
        if let year = number.birthYear, let birthDate, birthDate.year != year { return true }
        if let isFemale = number.isFemale, let gender, gender != .other, (gender == .female) != isFemale { return true }
        return false
    }
}
