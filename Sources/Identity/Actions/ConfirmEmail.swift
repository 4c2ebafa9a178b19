import Foundation
import Kit
import Store

extension Accounts {
    /// The address that a link confirms. Looking uses nothing up: mail scanners open links too.
    ///
    /// - Parameter signedIn: The account this browser is signed in with, if any.
    /// - Throws: ``IdentityRefusal/linkOver``, ``IdentityRefusal/otherAccount``.
    public func confirmableEmail(_ token: String, signedIn: ID<Account>?, now: Date) async throws -> String {
        try await database.read { tx in try tx.confirmable(token, signedIn: signedIn, now: now).email }
    }

    /// *Xác nhận*: the address is the account's from now on (REQ-ACC-002).
    ///
    /// - Throws: as ``confirmableEmail(_:signedIn:now:)``; a link is good for one time.
    public func confirmEmail(_ token: String, signedIn: ID<Account>?, now: Date) async throws {
        try await database.write { tx in
            let (account, email) = try tx.confirmable(token, signedIn: signedIn, now: now)
            guard try tx.take(.emailLink, token, now: now) != nil else { throw IdentityRefusal.linkOver }
            try tx.execute(
                """
                UPDATE identity_accounts SET email_confirmed = \(true), updated_at = \(now), version = version + 1
                 WHERE id = \(account) AND email = \(email)
                """)
            try tx.record(
                TrailEntry(
                    stream: "account:\(account)", actor: "account:\(account)", action: "email.confirm",
                    object: "account:\(account)", chance: chance), at: now)
        }
    }

    /// *Gửi lại liên kết xác nhận*.
    ///
    /// - Throws: ``IdentityRefusal/wrongState`` where there is nothing to confirm,
    ///   ``IdentityRefusal/tooManyLetters(until:)``.
    public func resendEmailLink(_ owner: AccountOwner, now: Date) async throws {
        let token = chance.token()
        let letter = try await database.write { tx -> EmailLetter in
            guard let profile = try tx.account(owner.account, keys)?.profile, !profile.isEmailConfirmed else { return .none }
            return try tx.sendEmailLink(token, to: profile.email, of: owner.account, self, now: now)
        }
        switch letter {
        case .none: throw IdentityRefusal.wrongState
        case .notBefore(let until): throw IdentityRefusal.tooManyLetters(until: until)
        case .sent: break
        }
    }
}

extension Transaction {
    /// What a link is good for now: its account, as it stands, still has the very address the link was sent to.
    fileprivate func confirmable(
        _ token: String, signedIn: ID<Account>?, now: Date
    ) throws -> (account: ID<Account>, email: String) {
        guard token.utf8.count <= 100, let payload = try peek(.emailLink, token, now: now),
            let link = EmailLink(payload: payload), try standing(link.account)?.state.admits == true,
            let email = try first(
                "SELECT email FROM identity_accounts WHERE id = \(link.account)", { try $0.optionalText("email") }) ?? nil,
            link.isOf(email)
        else { throw IdentityRefusal.linkOver }
        if let signedIn, signedIn != link.account { throw IdentityRefusal.otherAccount }
        return (link.account, email)
    }
}
