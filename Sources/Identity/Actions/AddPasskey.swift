import Foundation
import Kit
import Store

/// What a browser is asked: a challenge, and which passkeys are meant.
public struct PasskeyQuestion: Sendable {
    public let challenge: String
    /// In base64url: of a new one, those the device must not have already; of one to show, those that will do.
    public let credentials: [String]
}

extension Accounts {
    public func passkeys(_ owner: AccountOwner) async throws -> [Passkey] {
        try await database.read { try $0.passkeys(of: owner.account) }
    }

    /// *Thêm khóa truy cập*: the password again, then a challenge good for five minutes and once.
    ///
    /// - Throws: ``IdentityRefusal/passkeyLimit``, or what the password met.
    public func beginPasskey(
        password: Secret<String>, _ owner: AccountOwner, browser: Browser, now: Date
    ) async throws -> PasskeyQuestion {
        try await showAgain(password, owner, browser, now: now)
        let challenge = chance.token()
        return try await database.write { tx in
            let passkeys = try tx.passkeys(of: owner.account)
            guard passkeys.count < Passkey.most else { throw IdentityRefusal.passkeyLimit }
            try tx.keep(
                .newPasskey, challenge, payload: owner.account.description, until: now.addingTimeInterval(Passkey.timeToAnswer))
            return PasskeyQuestion(challenge: challenge, credentials: passkeys.map { Base64URL.encode($0.credential) })
        }
    }

    /// The browser's answer makes the passkey. The challenge is used up before anything is kept (I10).
    ///
    /// - Throws: ``IdentityRefusal/passkey`` for whatever is not right with it.
    public func addPasskey(
        _ registration: PasskeyRegistration, _ party: PasskeyParty, _ owner: AccountOwner, browser: Browser, now: Date
    ) async throws {
        guard let challenge = party.challenge(in: registration.clientData, .create),
            party.isMeant(registration.authenticatorData),
            let made = FIDO.credential(in: registration.authenticatorData, of: party.id)
        else { throw IdentityRefusal.passkey }
        let passkey = Passkey(
            id: chance.id(at: now), credential: made.id, publicKey: made.publicKey,
            signCount: PasskeyParty.count(in: registration.authenticatorData), agent: browser.agent, addedAt: now,
            lastUsedAt: nil)
        let entry = passkeyEntry("passkey.add", passkey.id, owner)
        try await database.write { tx in
            guard try tx.take(.newPasskey, challenge, now: now) == owner.account.description,
                try tx.insert(passkey, of: owner.account)
            else { throw IdentityRefusal.passkey }
            try tx.notify(owner.account, .passkeyAdded(at: now), self, now: now)
            try tx.record(entry, at: now)
        }
    }

    /// - Throws: ``IdentityRefusal/gone`` for a passkey of somebody else.
    public func removePasskey(
        _ id: ID<Passkey>, password: Secret<String>, _ owner: AccountOwner, browser: Browser, now: Date
    ) async throws {
        try await showAgain(password, owner, browser, now: now)
        let entry = passkeyEntry("passkey.remove", id, owner)
        try await database.write { tx in
            let removed = try tx.execute(
                "DELETE FROM identity_passkeys WHERE id = \(id) AND account_id = \(owner.account)")
            guard removed == 1 else { throw IdentityRefusal.gone }
            try tx.notify(owner.account, .passkeyRemoved(at: now), self, now: now)
            try tx.record(entry, at: now)
        }
    }

    private func passkeyEntry(_ action: String, _ id: ID<Passkey>, _ owner: AccountOwner) -> TrailEntry {
        let account = "account:\(owner.account)"
        return TrailEntry(stream: account, actor: account, action: action, object: "passkey:\(id)", chance: chance)
    }
}
