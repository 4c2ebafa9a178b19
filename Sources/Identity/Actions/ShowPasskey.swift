import Foundation
import Kit
import Store

/// Which second factors of its own the account of a sign-in has.
public struct OwnFactors: Sendable {
    public let hasApp: Bool
    public let hasPasskey: Bool
    public var isEmpty: Bool { !hasApp && !hasPasskey }
}

extension Accounts {
    /// By what a sign-in at its code may be finished without SMS.
    public func ownFactors(in flow: Flow<SignInFlow>) async throws -> OwnFactors {
        guard flow.content.step == .code, let account = flow.content.account else {
            return OwnFactors(hasApp: false, hasPasskey: false)
        }
        return try await database.read { tx in
            OwnFactors(hasApp: try tx.hasCodeApp(account), hasPasskey: try !tx.passkeys(of: account).isEmpty)
        }
    }

    /// A challenge for the account's passkeys, good once and for this sign-in alone (I1).
    ///
    /// - Throws: ``IdentityRefusal/wrongState`` where the sign-in is not at its code, or there is no passkey.
    public func askPasskey(in flow: Flow<SignInFlow>, now: Date) async throws -> PasskeyQuestion {
        let challenge = chance.token()
        return try await database.write { tx in
            guard flow.content.step == .code, let account = flow.content.account else { throw IdentityRefusal.wrongState }
            let passkeys = try tx.passkeys(of: account)
            guard !passkeys.isEmpty else { throw IdentityRefusal.wrongState }
            try tx.keep(
                .shownPasskey, challenge, payload: flow.id.text, until: now.addingTimeInterval(Passkey.timeToAnswer))
            return PasskeyQuestion(challenge: challenge, credentials: passkeys.map { Base64URL.encode($0.credential) })
        }
    }

    /// The second step by a passkey (WebAuthn Level 2, 7.2): signed for this origin, by a person who was recognised.
    public func showPasskey(
        _ shown: PasskeyAssertion, _ party: PasskeyParty, in flow: Flow<SignInFlow>, session token: String?,
        browser: Browser, now: Date
    ) async throws -> SignedIn {
        let fresh = FreshSession(chance, at: now)
        let failed: ID<AccessEvent> = chance.id(at: now)
        let outcome: Result<SignedIn, IdentityRefusal> = try await database.write { tx in
            guard flow.content.step == .code, let account = flow.content.account,
                let standing = try tx.standing(account), standing.epoch == flow.content.epoch
            else { throw IdentityRefusal.wrongState }
            guard try tx.accepts(shown, party, flow, of: account, now: now) else {
                let system = flow.content.demand.system
                try tx.write(
                    AccessEntry(failed, account, system: system, .passwordAndPasskey, .wrongCode, browser), now: now)
                return .failure(.passkey)
            }
            guard standing.state.admits else { return .failure(.accountLocked) }
            var content = flow.content
            content.methods.insert(.passkey)
            content.phone = nil
            if try tx.mustRenew(content, in: flow, keys) { return .failure(.mustRenewPassword) }
            content.step = try content.step.after(.code, demanding: content.demand.strength)
            let session = try tx.complete(
                flow, content, standing, fresh, browser, replacing: token, as: .passwordAndPasskey, now: now)
            return .success(
                SignedIn(session: session, token: Secret(fresh.token), remembered: nil, demand: content.demand))
        }
        return try outcome.get()
    }
}

extension Transaction {
    /// The challenge is used up whatever the rest is worth.
    fileprivate func accepts(
        _ shown: PasskeyAssertion, _ party: PasskeyParty, _ flow: Flow<SignInFlow>, of account: ID<Account>, now: Date
    ) throws -> Bool {
        guard let challenge = party.challenge(in: shown.clientData, .get),
            try take(.shownPasskey, challenge, now: now) == flow.id.text, party.isMeant(shown.authenticatorData),
            let passkey = try passkeys(of: account).first(where: { Digest.equal($0.credential, shown.credential) }),
            FIDO.verifies(
                shown.signature, over: Digest.sha256(shown.clientData), shown.authenticatorData, of: party.id,
                by: passkey.publicKey)
        else { return false }
        return try note(passkey, count: PasskeyParty.count(in: shown.authenticatorData), now: now)
    }
}
