import Foundation
import Kit
import Store

extension Accounts {
    /// *Đổi mật khẩu*: all other sessions and remembered browsers end; this one goes on (REQ-ACC-007).
    ///
    /// - Throws: ``IdentityRefusal/wrongNameOrPassword`` for the present password, which then counts as a failed try.
    public func changePassword(
        from present: Secret<String>, to password: Secret<String>, _ owner: AccountOwner, browser: Browser, now: Date
    ) async throws {
        try await showAgain(present, owner, browser, now: now)
        let account = try await account(of: owner)
        let hash = try await newPassword(password, for: account, now: now)
        let event: ID<AccessEvent> = chance.id(at: now)
        let entry = TrailEntry(
            stream: "account:\(account.id)", actor: "account:\(account.id)", action: "password.change",
            object: "account:\(account.id)", details: ["address": browser.address], chance: chance)
        try await database.write { tx in
            guard try tx.standing(account.id)?.epoch == account.epoch else { throw IdentityRefusal.wrongState }
            try tx.replacePassword(hash, of: account.id, now: now)
            try tx.raiseEpoch(of: account.id, keeping: owner.session.id, now: now)
            try tx.endSessions(of: account.id, except: owner.session.id, .passwordChanged, now: now)
            try tx.write(
                AccessEntry(event, account.id, system: "Vnconnect", .passwordOnly, .passwordChanged, browser),
                session: owner.session.id, now: now)
            try tx.notify(account.id, .passwordChanged(at: now), self, now: now)
            try tx.record(entry, at: now)
        }
    }
}
