import Foundation
import Kit
import Store

extension Accounts {
    /// The code step: only here the session is made (REQ-LOG-005). What the password showed is looked at again: a lock
    /// or a new password since then undoes it (I3).
    public func showCode(
        _ typed: String, in flow: Flow<SignInFlow>, session token: String?, browser: Browser, now: Date
    ) async throws -> SignedIn {
        let fresh = FreshSession(chance, at: now)
        let failed: ID<AccessEvent> = chance.id(at: now)
        let outcome: Result<SignedIn, IdentityRefusal> = try await database.write { tx in
            let (binding, account) = try tx.codeBinding(of: flow, keys)
            guard let standing = try tx.standing(account), standing.epoch == flow.content.epoch else {
                throw IdentityRefusal.wrongState
            }
            if case .refused(let refusal) = try tx.proveCode(typed, binding, self, now: now) {
                let system = flow.content.demand.system
                try tx.write(
                    AccessEntry(failed, account, system: system, .passwordAndCode, .wrongCode, browser), now: now)
                return .failure(refusal)
            }
            guard standing.state.admits else { return .failure(.accountLocked) }
            var content = flow.content
            content.methods.insert(.oneTimeCode)
            if try tx.mustRenew(content, in: flow, keys) { return .failure(.mustRenewPassword) }
            content.step = try content.step.after(.code, demanding: content.demand.strength)
            let confirmed = try tx.confirmPhone(of: standing, content.phone, keys, now: now)
            let session = try tx.complete(flow, content, confirmed, fresh, browser, replacing: token, now: now)
            return .success(
                SignedIn(session: session, token: Secret(fresh.token), remembered: nil, demand: content.demand))
        }
        return try outcome.get()
    }

    /// *Gửi lại OTP*, and *Chọn phương thức xác thực khác*: a new code, to the phone chosen from the account's own.
    ///
    /// - Throws: ``IdentityRefusal/forbidden`` for a phone of another account (REQ-LOG-006).
    public func resendCode(in flow: Flow<SignInFlow>, to phone: ID<CodePhone>? = nil, now: Date) async throws {
        let fresh = DrawnCode(chance, at: now)
        try await database.write { tx in
            guard flow.content.step == .code, let account = flow.content.account else {
                throw IdentityRefusal.wrongState
            }
            let wanted = phone ?? flow.content.phone
            guard let chosen = try tx.codePhones(of: account, keys).first(where: { $0.id == wanted }) else {
                throw IdentityRefusal.forbidden
            }
            if chosen.id != flow.content.phone || flow.content.asksApp {
                var content = flow.content
                (content.phone, content.asksApp) = (chosen.id, false)
                try tx.advance(flow, to: content, keys)
            }
            let binding = CodeBinding(.login, subject: account.codeSubject, flow: flow.id, phone: chosen.phone)
            _ = try tx.issueCode(binding, fresh, self, now: now)
        }
    }

    /// What the screen *Nhập OTP* shows.
    public func codeScreen(of flow: Flow<SignInFlow>) async throws -> CodeScreen {
        try await database.read { tx in
            let (binding, account) = try tx.codeBinding(of: flow, keys)
            let phones = try tx.codePhones(of: account, keys)
            return CodeScreen(
                phone: phones.first { $0.id == flow.content.phone },
                others: phones.filter { $0.id != flow.content.phone },
                progress: try tx.codeProgress(binding, settings))
        }
    }
}

/// The screen *Nhập OTP* of a sign-in.
public struct CodeScreen: Sendable {
    public let phone: CodePhone?
    public let others: [CodePhone]
    public let progress: CodeProgress?
}

extension Transaction {
    /// - Throws: ``IdentityRefusal/wrongState`` where the journey has not come to its code.
    fileprivate func codeBinding(of flow: Flow<SignInFlow>, _ keys: KeyRing) throws -> (CodeBinding, ID<Account>) {
        guard flow.content.step == .code, let account = flow.content.account else { throw IdentityRefusal.wrongState }
        let phone = try codePhones(of: account, keys).first { $0.id == flow.content.phone }
        return (CodeBinding(.login, subject: account.codeSubject, flow: flow.id, phone: phone?.phone), account)
    }

    /// With a password that was given out the second factor opens nothing yet: the journey goes on to one's own
    /// (REQ-DSK-013).
    func mustRenew(_ content: SignInFlow, in flow: Flow<SignInFlow>, _ keys: KeyRing) throws -> Bool {
        guard let account = content.account, try temporaryPassword(of: account) != nil else { return false }
        var content = content
        content.step = .renewal
        try advance(flow, to: content, keys)
        return true
    }

    /// The journey's end: the row goes, the session comes, the browser is known from now on.
    func complete(
        _ flow: Flow<SignInFlow>, _ content: SignInFlow, _ standing: Standing, _ fresh: FreshSession,
        _ browser: Browser,
        replacing token: String?, as method: AccessMethod? = nil, now: Date
    ) throws -> VnconnectSession {
        guard content.step == .done,
            try !content.methods.contains(.password) || temporaryPassword(of: standing.account) == nil
        else { throw IdentityRefusal.wrongState }
        try finish(flow)
        if let device = browser.deviceHash { try know(device, of: standing.account, now: now) }
        if let phone = content.phone {
            try execute("UPDATE identity_phones SET last_used_at = \(now) WHERE id = \(phone)")
        }
        let former = try token.flatMap { try vnconnectSession(token: $0) }
        return try open(
            fresh, for: standing, content.methods, authenticatedAt: content.authenticatedAt ?? now, replacing: former,
            system: content.demand.system, in: browser, as: method, now: now)
    }
}
