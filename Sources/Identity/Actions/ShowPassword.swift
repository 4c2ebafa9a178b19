import Foundation
import Kit
import Store

/// What the password step was given.
public struct PasswordAttempt: Sendable {
    public let name: String
    public let password: Secret<String>
    public let captcha: CaptchaAnswer?
    /// *Tự động đăng nhập lần sau* (REQ-LOG-014)
    public let remember: Bool

    public init(name: String, password: Secret<String>, captcha: CaptchaAnswer?, remember: Bool = false) {
        (self.name, self.password, self.captcha, self.remember) = (name, password, captcha, remember)
    }
}

/// What a step of a sign-in led to.
public enum SignInOutcome: Sendable {
    /// The code has been sent; the person types it next.
    case code
    case signedIn(SignedIn)
}

/// A sign-in that is done: what the browser is given, and where it goes.
public struct SignedIn: Sendable {
    public let session: VnconnectSession
    public let token: Secret<String>
    public let remembered: RememberedToken?
    public let demand: SignInDemand
}

extension Accounts {
    /// The password step: captcha first, then the block, then the password, then the account's state (REQ-LOG-004).
    ///
    /// - Parameter token: The session this browser has, which the new one replaces.
    /// - Throws: ``IdentityRefusal``, the same and after the same time whether the name is unknown or the password
    ///   wrong.
    public func showPassword(
        _ attempt: PasswordAttempt, in flow: Flow<SignInFlow>, session token: String? = nil, guest: String,
        browser: Browser,
        now: Date
    ) async throws -> SignInOutcome {
        guard settings.signInMethods.contains(.password) else { throw IdentityRefusal.method }
        guard flow.content.step == .password else { throw IdentityRefusal.wrongState }
        let isLocal = flow.content.demand.strength == .passwordOnly
        let door = try await door(of: attempt.name, browser, now: now)
        if let captcha = attempt.captcha {
            try await checkCaptcha(captcha, for: isLocal ? .localSignIn : .signIn, guest: guest, now: now)
        } else if !isLocal || door.needsCaptcha {
            throw IdentityRefusal.captcha
        }
        try await judge(
            attempt.password, at: door, system: flow.content.demand.system, isLocal: isLocal, browser, now: now)
        guard let account = door.account else { throw IdentityRefusal.wrongNameOrPassword }
        return try await passed(account, flow, session: token, remember: attempt.remember && isLocal, browser, now: now)
    }

    /// The password was right: the code is sent, or, where a password is enough, the session opened.
    private func passed(
        _ account: ID<Account>, _ flow: Flow<SignInFlow>, session old: String?, remember: Bool, _ browser: Browser,
        now: Date
    ) async throws -> SignInOutcome {
        let fresh = DrawnCode(chance, at: now), session = FreshSession(chance, at: now)
        let remembering = FreshRememberToken(chance)
        return try await database.write { tx in
            try tx.applyDuePhoneChanges(of: account, self, now: now)
            guard let standing = try tx.standing(account), standing.state.admits else {
                throw IdentityRefusal.accountLocked
            }
            var content = flow.content
            // One that was given out by message is never enough alone.
            let isTemporary = try tx.temporaryPassword(of: account) != nil
            content.step = try isTemporary ? .code : content.step.after(.password, demanding: content.demand.strength)
            content.account = account
            content.epoch = standing.epoch
            content.methods = [.password]
            content.authenticatedAt = now
            guard content.step == .code else {
                let done = try tx.complete(flow, content, standing, session, browser, replacing: old, now: now)
                let remembered = remember ? try tx.remember(standing, remembering, browser, self, now: now) : nil
                return .signedIn(
                    SignedIn(
                        session: done, token: Secret(session.token), remembered: remembered, demand: content.demand))
            }
            guard let phone = try tx.codePhones(of: account, keys).first else { throw IdentityRefusal.forbidden }
            content.phone = phone.id
            content.asksApp = try tx.hasOwnFactor(account)
            try tx.advance(flow, to: content, keys)
            if content.asksApp { return .code }
            let binding = CodeBinding(.login, subject: account.codeSubject, flow: flow.id, phone: phone.phone)
            _ = try tx.issueCode(binding, fresh, self, now: now)
            return .code
        }
    }
}
