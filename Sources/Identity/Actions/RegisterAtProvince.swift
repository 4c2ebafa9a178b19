import Foundation
import Kit
import Store

/// What the registration form of a provincial portal asks for (REQ-PRV-002).
public struct LocalRegistration: Sendable {
    public let username: Username
    public let profile: Profile
    public let number: IdentityNumber
    public let phone: PhoneNumber
    public let password: Secret<String>

    public init(
        username: Username, profile: Profile, number: IdentityNumber, phone: PhoneNumber, password: Secret<String>
    ) {
        (self.username, self.profile, self.number) = (username, profile, number)
        (self.phone, self.password) = (phone, password)
    }
}

extension Accounts {
    /// *Lưu lại*: the account is there at once, waiting for its phone (level 0), and a code is on its way.
    public func register(
        atProvince form: LocalRegistration, for signIn: UUID? = nil, guest: String, browser: Browser, now: Date
    ) async throws -> Flow<LocalRegistrationFlow> {
        let consent = try await database.read { try $0.policiesInForce(now: now) }
        try check(form.password, own: form.ownData)
        try await spendProbe(browser, now: now)
        var new = NewAccount(
            registration: .province, profile: form.profile, numbers: [form.number], phones: [form.phone], level: .none)
        (new.state, new.username, new.consent, new.address) = (.pending, form.username, consent, browser.address)
        let account = new, fresh = FreshAccount(new, chance, at: now)
        let content = LocalRegistrationFlow(account: fresh.id, phoneNumber: form.phone.e164, signIn: signIn)
        let id = chance.uuid4(), code = DrawnCode(chance, at: now, from: browser)
        let binding = CodeBinding(.confirmPhone, subject: fresh.id.codeSubject, flow: id, phone: form.phone)
        // Before the hash is reckoned: a taken name, or a network that pumps, must not cost 20 ms of a core.
        try await database.read { tx in
            _ = try tx.refuseHeld(account, keys, now: now)
            try tx.checkUnanswered(binding, network: code.networkIndex(keys), self, now: now)
        }
        let hash = try await hasher.hash(form.password)
        let entry = TrailEntry(
            stream: "account:\(fresh.id)", actor: "account:\(fresh.id)", action: "account.register",
            object: "account:\(fresh.id)", details: ["method": "province", "level": "0"], chance: chance)
        return try await writeAccount { tx in
            try tx.insert(account, fresh, passwordHash: hash, keys, now: now)
            let flow = try tx.start(id, content, browser: guest, keys, now: now)
            try tx.issueCode(flow.codeBinding, code, self, now: now)
            try tx.record(entry, at: now)
            return flow
        }
    }

    /// The confirmation this browser has under way.
    public func localRegistration(guest: String, now: Date) async throws -> Flow<LocalRegistrationFlow>? {
        try await database.read { tx in try tx.newestFlow(LocalRegistrationFlow.self, browser: guest, keys, now: now) }
    }

    public func codeProgress(of flow: Flow<LocalRegistrationFlow>) async throws -> CodeProgress? {
        try await database.read { tx in try tx.codeProgress(flow.codeBinding, settings) }
    }

    public func resendCode(in flow: Flow<LocalRegistrationFlow>, now: Date) async throws {
        let fresh = DrawnCode(chance, at: now)
        _ = try await database.write { tx in try tx.issueCode(flow.codeBinding, fresh, self, now: now) }
    }

    /// The code makes the account *đã xác thực*, level 1 (DEC-33).
    ///
    /// The letter to the e-mail address goes only now: before, nobody has shown anything.
    public func confirm(_ typed: String, in flow: Flow<LocalRegistrationFlow>, now: Date) async throws {
        let token = chance.token()
        let answer = try await database.write { tx in
            let answer = try tx.proveCode(typed, flow.codeBinding, self, now: now)
            guard answer == .accepted else { return answer }
            _ = try tx.confirmPhone(of: flow.content.account, now: now)
            try tx.finish(flow)
            if let profile = try tx.account(flow.content.account, keys)?.profile, !profile.isEmailConfirmed {
                _ = try tx.sendEmailLink(token, to: profile.email, of: flow.content.account, self, now: now)
            }
            return answer
        }
        if case .refused(let refusal) = answer { throw refusal }
    }

    /// Sends a pending account's owner, signed in, a new code to confirm the phone with.
    public func confirmLater(_ account: ID<Account>, guest: String, now: Date) async throws -> Flow<
        LocalRegistrationFlow
    > {
        let id = chance.uuid4(), fresh = DrawnCode(chance, at: now)
        return try await database.write { tx in
            guard try tx.standing(account)?.state == .pending, let phone = try tx.codePhones(of: account, keys).first
            else {
                throw IdentityRefusal.wrongState
            }
            let content = LocalRegistrationFlow(account: account, phoneNumber: phone.phone.e164, signIn: nil)
            let flow = try tx.start(id, content, browser: guest, keys, now: now)
            try tx.issueCode(flow.codeBinding, fresh, self, now: now)
            return flow
        }
    }
}

extension LocalRegistration {
    var ownData: OwnData {
        OwnData(
            numbers: [number], phones: [phone], name: profile.name, username: username.shown,
            birthDate: profile.birthDate)
    }
}

extension Flow<LocalRegistrationFlow> {
    var codeBinding: CodeBinding {
        CodeBinding(.confirmPhone, subject: content.account.codeSubject, flow: id, phone: content.phone)
    }
}
