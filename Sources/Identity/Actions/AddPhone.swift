import Foundation
import Kit
import Store

extension Accounts {
    /// *Thêm số nhận OTP*: the password again, then a code to the new phone (REQ-ACC-005, REQ-LOG-007).
    ///
    /// - Throws: ``IdentityRefusal/phoneLimit``, ``IdentityRefusal/phoneListed``, or what the password met.
    public func addPhone(
        _ phone: PhoneNumber, password: Secret<String>, _ owner: AccountOwner, guest: String, browser: Browser,
        now: Date
    ) async throws -> Flow<NewPhoneFlow> {
        try await showAgain(password, owner, browser, now: now)
        let content = NewPhoneFlow(account: owner.account, phoneNumber: phone.e164)
        let id = chance.uuid4(), fresh = DrawnCode(chance, at: now)
        return try await database.write { tx in
            try tx.refuse(phone, for: owner.account, self)
            try tx.spendNewNumber(of: owner.account, settings, now: now)
            let flow = try tx.start(id, content, browser: guest, keys, now: now)
            try tx.issueCode(flow.codeBinding, fresh, self, now: now)
            return flow
        }
    }

    public func newPhone(_ owner: AccountOwner, guest: String, now: Date) async throws -> Flow<NewPhoneFlow>? {
        let flow = try await database.read { tx in try tx.newestFlow(NewPhoneFlow.self, browser: guest, keys, now: now)
        }
        return flow?.content.account == owner.account ? flow : nil
    }

    public func codeProgress(of flow: Flow<NewPhoneFlow>) async throws -> CodeProgress? {
        try await database.read { tx in try tx.codeProgress(flow.codeBinding, settings) }
    }

    public func resendCode(in flow: Flow<NewPhoneFlow>, now: Date) async throws {
        let fresh = DrawnCode(chance, at: now)
        _ = try await database.write { tx in try tx.issueCode(flow.codeBinding, fresh, self, now: now) }
    }

    /// The code puts the phone on the list; the default stays what it was, and is told.
    public func confirm(_ typed: String, in flow: Flow<NewPhoneFlow>, _ owner: AccountOwner, now: Date) async throws {
        guard flow.content.account == owner.account, let phone = flow.content.phone else {
            throw IdentityRefusal.wrongState
        }
        let id: ID<CodePhone> = chance.id(at: now)
        let entry = TrailEntry(
            stream: "account:\(owner.account)", actor: "account:\(owner.account)", action: "phone.add",
            object: "phone:\(id)", chance: chance)
        let answer = try await database.write { tx in
            let answer = try tx.proveCode(typed, flow.codeBinding, self, now: now)
            guard answer == .accepted else { return answer }
            try tx.refuse(phone, for: owner.account, self)
            let isFirst = try tx.codePhones(of: owner.account, keys).isEmpty
            try tx.notify(owner.account, .phoneAdded(masked: phone.masked), self, now: now)
            try tx.insertPhone(id, phone, of: owner.account, isDefault: isFirst, source: "owner", keys, now: now)
            try tx.finish(flow)
            try tx.record(entry, at: now)
            return answer
        }
        if case .refused(let refusal) = answer { throw refusal }
    }
}

extension Flow<NewPhoneFlow> {
    fileprivate var codeBinding: CodeBinding {
        CodeBinding(.addPhone, subject: content.account.codeSubject, flow: id, phone: content.phone)
    }
}

extension Transaction {
    fileprivate func refuse(_ phone: PhoneNumber, for account: ID<Account>, _ accounts: Accounts) throws {
        let phones = try codePhones(of: account, accounts.keys)
        if phones.contains(where: { $0.phone == phone }) { throw IdentityRefusal.phoneListed }
        if phones.count >= accounts.settings.mostPhones { throw IdentityRefusal.phoneLimit }
    }
}
