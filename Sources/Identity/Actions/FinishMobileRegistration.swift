import Foundation
import Kit
import Store

extension Accounts {
    /// The registration this browser has under way (REQ-REG-007).
    public func mobileRegistration(guest: String, now: Date) async throws -> Flow<MobileRegistrationFlow>? {
        try await database.read { tx in
            try tx.newestFlow(MobileRegistrationFlow.self, browser: guest, keys, now: now)
        }
    }

    public func codeProgress(of flow: Flow<MobileRegistrationFlow>) async throws -> CodeProgress? {
        try await database.read { tx in try tx.codeProgress(flow.codeBinding(keys), settings) }
    }

    public func resendCode(in flow: Flow<MobileRegistrationFlow>, now: Date) async throws {
        guard flow.content.step == .code else { throw IdentityRefusal.wrongState }
        let fresh = DrawnCode(chance, at: now)
        _ = try await database.write { tx in try tx.issueCode(flow.codeBinding(keys), fresh, self, now: now) }
    }

    /// *Xác nhận*: the code opens the password step.
    public func confirm(_ typed: String, in flow: Flow<MobileRegistrationFlow>, now: Date) async throws {
        guard flow.content.step == .code else { throw IdentityRefusal.wrongState }
        let answer = try await database.write { tx in
            let answer = try tx.proveCode(typed, flow.codeBinding(keys), self, now: now)
            guard answer == .accepted else { return answer }
            var content = flow.content
            content.step = .password
            try tx.advance(flow, to: content, keys)
            return answer
        }
        if case .refused(let refusal) = answer { throw refusal }
    }

    /// *Đăng ký*: makes the account, level 2 by the operator's word (REQ-REG-008, 009).
    ///
    /// - Throws: ``IdentityRefusal/wrongState`` without a confirmed code, ``IdentityRefusal/passwordRule(_:)``,
    ///   ``IdentityRefusal/accountExists`` where the same number was registered meanwhile.
    @discardableResult
    public func finish(
        _ flow: Flow<MobileRegistrationFlow>, password: Secret<String>, now: Date
    ) async throws -> ID<Account> {
        let content = flow.content
        guard content.step == .password, let number = content.identityNumber, let phone = content.phone else {
            throw IdentityRefusal.wrongState
        }
        try check(password, own: content.ownData)
        let hash = try await hasher.hash(password)
        let evidence = Evidence(source: .mobileOperator, mobileOperator: content.mobileOperator, at: content.matchedAt)
        var new = NewAccount(
            registration: .mobile, profile: content.profile, numbers: [number], phones: [phone], level: .source,
            evidence: evidence)
        (new.consent, new.address) = (content.consent, content.consentAddress)
        let account = new, fresh = FreshAccount(new, chance, at: now), token = chance.token()
        let entry = TrailEntry(
            stream: "account:\(fresh.id)", actor: "account:\(fresh.id)", action: "account.register",
            object: "account:\(fresh.id)", details: ["method": "mobile", "level": "2"], chance: chance)
        return try await writeAccount { tx in
            try tx.finish(flow)
            try tx.insert(account, fresh, passwordHash: hash, keys, now: now)
            try tx.record(entry, at: now)
            _ = try tx.sendEmailLink(token, to: account.profile.email, of: fresh.id, self, now: now)
            return fresh.id
        }
    }

    /// - Throws: ``IdentityRefusal/passwordRule(_:)`` naming every part that is missing.
    func check(_ password: Secret<String>, own: OwnData) throws {
        let missing = PasswordRule.missing(in: password.reveal(), own: own)
        guard missing.isEmpty else { throw IdentityRefusal.passwordRule(missing) }
    }
}
