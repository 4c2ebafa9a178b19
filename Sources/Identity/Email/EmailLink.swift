import Foundation
import Kit
import Messaging
import Store

/// What a confirmation link stands for: one address of one account. The address itself is not kept beside it.
struct EmailLink: Equatable, Sendable {
    let account: ID<Account>
    private let address: String

    init(_ account: ID<Account>, _ email: String) {
        (self.account, address) = (account, Self.digest(email))
    }

    init?(payload: String) {
        let parts = payload.split(separator: " ")
        guard parts.count == 2, let account = ID<Account>(String(parts[0])) else { return nil }
        (self.account, address) = (account, String(parts[1]))
    }

    var payload: String { "\(account) \(address)" }

    /// Whether `email` is the address the link was sent to.
    func isOf(_ email: String) -> Bool { Self.digest(email) == address }

    private static func digest(_ email: String) -> String { Base64URL.encode(Digest.sha256("email:" + email)) }
}

extension SingleUseKind {
    static let emailLink = SingleUseKind("email-link")
}

/// What became of the letter with the link.
public enum EmailLetter: Equatable, Sendable {
    /// There was no address to confirm.
    case none
    case sent
    /// So many were sent today that the next may go only then.
    case notBefore(Date)
}

extension Transaction {
    /// Sends the link that shows that an address is the account's (REQ-ACC-002), unless too many went already: nobody's
    /// mailbox is to be filled by us.
    ///
    /// - Parameter token: Drawn before the transaction.
    func sendEmailLink(
        _ token: String, to email: String?, of account: ID<Account>, _ accounts: Accounts, now: Date
    ) throws -> EmailLetter {
        guard let email, let address = EmailAddress(email) else { return .none }
        let settings = accounts.settings
        for subject in ["account:\(account)", "address:\(email.lowercased())"] {
            if case .refused(let until) = try spend(settings.emailLinkLimit, on: subject, now: now) {
                return .notBefore(until)
            }
        }
        let end = now.addingTimeInterval(settings.emailLinkLife)
        try keep(.emailLink, token, payload: EmailLink(account, email).payload, until: end)
        let words = AccountMail.confirm(link: settings.emailLinkAddress + token, until: end)
        try send(
            try accounts.mails.prepare(
                to: address, subject: words.subject, text: words.text, goodUntil: end, now: now), at: now)
        return .sent
    }

    /// Tells the address that was the account's. Only a confirmed one: any other may be a stranger's.
    func tellFormerEmail(of profile: Profile, _ accounts: Accounts, now: Date) throws {
        guard profile.isEmailConfirmed, let address = profile.email.flatMap({ EmailAddress($0) }) else { return }
        let words = AccountMail.changed(at: now)
        try send(
            try accounts.mails.prepare(to: address, subject: words.subject, text: words.text, now: now), at: now)
    }
}
