import Foundation
import Kit
import Store

extension Accounts {
    /// The second step by an app's code, or by a code on paper (RFC 6238). What the password showed is looked at again, as
    /// ``showCode(_:in:session:browser:now:)`` does (I3).
    public func showAppCode(
        _ typed: String, in flow: Flow<SignInFlow>, session token: String?, browser: Browser, now: Date
    ) async throws -> SignedIn {
        let fresh = FreshSession(chance, at: now)
        let failed: ID<AccessEvent> = chance.id(at: now)
        let outcome: Result<SignedIn, IdentityRefusal> = try await database.write { tx in
            guard flow.content.step == .code, let account = flow.content.account,
                let standing = try tx.standing(account), standing.epoch == flow.content.epoch
            else { throw IdentityRefusal.wrongState }
            if let refused = try tx.refuseAppCodes(of: account, settings, now: now) { return .failure(refused) }
            guard let method = try tx.takeAppCode(typed, of: account, self, now: now) else {
                _ = try tx.spend(settings.appCodeLimit, on: account.description, now: now)
                let system = flow.content.demand.system
                try tx.write(AccessEntry(failed, account, system: system, .passwordAndApp, .wrongCode, browser), now: now)
                return .failure(.wrongAppCode)
            }
            guard standing.state.admits else { return .failure(.accountLocked) }
            var content = flow.content
            content.methods.insert(.oneTimeCode)
            content.phone = nil
            if try tx.mustRenew(content, in: flow, keys) { return .failure(.mustRenewPassword) }
            content.step = try content.step.after(.code, demanding: content.demand.strength)
            let session = try tx.complete(
                flow, content, standing, fresh, browser, replacing: token, as: method, now: now)
            if method == .backupCode {
                try tx.notify(account, .backupCodeUsed(left: try tx.backupCodesLeft(account)), self, now: now)
            }
            return .success(
                SignedIn(session: session, token: Secret(fresh.token), remembered: nil, demand: content.demand))
        }
        return try outcome.get()
    }
}

extension Transaction {
    /// Uses up what was typed: six digits of an app, or ten letters and digits on paper; tells which it was.
    fileprivate func takeAppCode(
        _ typed: String, of account: ID<Account>, _ accounts: Accounts, now: Date
    ) throws -> AccessMethod? {
        let apps = try codeApps(of: account, accounts.keys)
        guard !apps.isEmpty else { return nil }
        if let digits = OneTimeCode.digits(typed: typed) {
            for app in apps {
                if let step = TimeCode.step(of: digits, app.secret, after: app.lastStep, now: now) {
                    return try take(step, of: app, now: now) ? .passwordAndApp : nil
                }
            }
            return nil
        }
        guard let code = CancelCode.read(typed), try takeBackupCode(code, of: account, accounts.keys, now: now) else {
            return nil
        }
        return .backupCode
    }
}
