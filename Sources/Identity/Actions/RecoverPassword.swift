import Foundation
import Kit
import Store

extension Accounts {
    /// *Quên mật khẩu*: starts alike whether the number has an account or not; only the message is missing
    /// (REQ-LOG-008, I8, I30). The captcha has been taken before.
    public func recover(
        _ number: IdentityNumber, guest: String, browser: Browser, now: Date
    ) async throws -> Flow<RecoveryFlow> {
        try await spendProbe(browser, now: now)
        let id = chance.uuid4(), fresh = DrawnCode(chance, at: now, from: browser)
        return try await database.write { tx in
            if let held = try tx.accountID(of: number, keys) { try tx.applyDuePhoneChanges(of: held, self, now: now) }
            let account = try tx.recoverable(number, keys)
            let content = RecoveryFlow(
                number: number.text, account: account?.id, epoch: account?.epoch,
                phoneNumber: account?.defaultPhone?.phone.e164, step: .code)
            let flow = try tx.start(id, content, browser: guest, keys, now: now)
            try tx.issueCode(flow.codeBinding(keys), fresh, self, now: now)
            return flow
        }
    }

    public func recovery(guest: String, now: Date) async throws -> Flow<RecoveryFlow>? {
        try await database.read { tx in try tx.newestFlow(RecoveryFlow.self, browser: guest, keys, now: now) }
    }

    /// Without the fate of the message, which would tell whether there was one.
    public func codeProgress(of flow: Flow<RecoveryFlow>) async throws -> CodeProgress? {
        try await database.read { tx in
            try tx.codeProgress(flow.codeBinding(keys), settings).map {
                CodeProgress(expiresAt: $0.expiresAt, resendAt: $0.resendAt, delivery: nil)
            }
        }
    }

    /// A new code, to the default phone or to another of the account's that the person names in full. A phone that is
    /// none of theirs gets nothing, and the answer is the same.
    public func resendCode(in flow: Flow<RecoveryFlow>, to phone: PhoneNumber? = nil, now: Date) async throws {
        guard flow.content.step == .code else { throw IdentityRefusal.wrongState }
        let fresh = DrawnCode(chance, at: now)
        try await database.write { tx in
            var current = flow
            if let phone {
                var content = flow.content
                content.phoneNumber = try content.account.flatMap { account in
                    try tx.codePhones(of: account, keys).first { $0.phone == phone }?.phone.e164
                }
                try tx.advance(flow, to: content, keys)
                current = flow.with(content)
            }
            try tx.issueCode(current.codeBinding(keys), fresh, self, now: now)
        }
    }

    public func confirm(_ typed: String, in flow: Flow<RecoveryFlow>, now: Date) async throws {
        guard flow.content.step == .code else { throw IdentityRefusal.wrongState }
        let answer = try await database.write { tx in
            let answer = try tx.proveCode(typed, flow.codeBinding(keys), self, now: now)
            // Where nothing was sent nothing can be right, even a code guessed by luck.
            guard answer == .accepted, flow.content.account != nil, flow.content.phone != nil else {
                return answer == .accepted ? .refused(.wrongCode) : answer
            }
            var content = flow.content
            content.step = .password
            try tx.advance(flow, to: content, keys)
            return answer
        }
        if case .refused(let refusal) = answer { throw refusal }
    }

    /// The new password: sessions, remembered browsers and the block end, the phone is told.
    public func resetPassword(
        _ password: Secret<String>, in flow: Flow<RecoveryFlow>, browser: Browser, now: Date
    ) async throws {
        guard flow.content.step == .password, let id = flow.content.account,
            let account = try await database.read({ try $0.account(id, keys) }), account.epoch == flow.content.epoch
        else { throw IdentityRefusal.wrongState }
        let new = try await newPassword(password, for: account, now: now)
        let event: ID<AccessEvent> = chance.id(at: now)
        let entry = TrailEntry(
            stream: "account:\(id)", actor: "account:\(id)", action: "password.reset", object: "account:\(id)",
            details: ["address": browser.address], chance: chance)
        try await database.write { tx in
            try tx.finish(flow)
            guard try tx.standing(id)?.state.admits ?? false else { throw IdentityRefusal.accountLocked }
            try tx.replacePassword(new, of: id, now: now)
            try tx.raiseEpoch(of: id, now: now)
            try tx.endSessions(of: id, .passwordChanged, now: now)
            try tx.clearAllAttempts(subject: attemptSubject(id))
            try tx.write(AccessEntry(event, id, system: "Vnconnect", .recovery, .passwordChanged, browser), now: now)
            try tx.notify(id, .passwordChanged(at: now), self, now: now)
            try tx.record(entry, at: now)
        }
    }
}

extension Flow<RecoveryFlow> {
    /// The subject is the number, account or not.
    fileprivate func codeBinding(_ keys: KeyRing) -> CodeBinding {
        let subject = keys.blindIndex("reset:\(content.number)", for: SealPurpose.number)
        return CodeBinding(.reset, subject: subject, flow: id, phone: content.phone)
    }

    fileprivate func with(_ content: RecoveryFlow) -> Self {
        Flow(id: id, content: content, startedAt: startedAt, expiresAt: expiresAt, version: version + 1)
    }
}

extension Transaction {
    /// An account with a password and a phone, whose owner is let in.
    fileprivate func recoverable(_ number: IdentityNumber, _ keys: KeyRing) throws -> Account? {
        guard let account = try accountID(of: number, keys).flatMap({ try account($0, keys) }),
            account.state.admits, try passwordHash(of: account.id) != nil
        else { return nil }
        return account
    }
}
