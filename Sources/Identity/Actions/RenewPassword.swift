import Foundation
import Kit
import Store

extension Accounts {
    /// The last step of a sign-in with a password that was given out: one's own in its place, and only then the session
    /// (REQ-DSK-013).
    ///
    /// - Throws: ``IdentityRefusal``: `passwordRule`, `passwordUsedBefore`, `wrongState` before the code.
    public func renewPassword(
        _ password: Secret<String>, in flow: Flow<SignInFlow>, session token: String?, browser: Browser, now: Date
    ) async throws -> SignedIn {
        guard flow.content.step == .renewal, let id = flow.content.account,
            let account = try await database.read({ try $0.account(id, keys) }), account.epoch == flow.content.epoch
        else { throw IdentityRefusal.wrongState }
        let hash = try await newPassword(password, for: account, now: now)
        let fresh = FreshSession(chance, at: now)
        let event: ID<AccessEvent> = chance.id(at: now)
        let entry = TrailEntry(
            stream: "account:\(id)", actor: "account:\(id)", action: "password.renew", object: "account:\(id)",
            details: ["address": browser.address], chance: chance)
        return try await database.write { tx in
            guard let before = try tx.standing(id), before.epoch == account.epoch, before.state.admits else {
                throw IdentityRefusal.wrongState
            }
            try tx.replacePassword(hash, of: id, now: now)
            try tx.raiseEpoch(of: id, now: now)
            guard let standing = try tx.standing(id) else { throw IdentityRefusal.gone }
            var content = flow.content
            content.step = try content.step.after(.newPassword, demanding: content.demand.strength)
            let session = try tx.complete(flow, content, standing, fresh, browser, replacing: token, now: now)
            let system = content.demand.system
            try tx.write(
                AccessEntry(event, id, system: system, .passwordAndCode, .passwordChanged, browser), session: session.id,
                now: now)
            try tx.notify(id, .passwordChanged(at: now), self, now: now)
            try tx.record(entry, at: now)
            return SignedIn(session: session, token: Secret(fresh.token), remembered: nil, demand: content.demand)
        }
    }
}
