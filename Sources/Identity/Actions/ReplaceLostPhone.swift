import Foundation
import Kit
import Parties
import Store

/// What became of a phone that is to take a lost one's place.
public enum PhoneChangeOutcome: Sendable, Equatable {
    case done
    /// It takes the place at that moment, unless the old number says no before.
    case waiting(until: Date)
}

extension Accounts {
    /// Whether the screen of a sign-in's code offers *Mất số điện thoại nhận OTP*: to those who may, after the password
    /// was shown in this very sign-in (REQ-LOG-009, 010).
    public func mayReplacePhone(in flow: Flow<SignInFlow>) async throws -> Bool {
        try await database.read { tx in try tx.replacing(flow, keys) != nil }
    }

    /// *Đăng ký* of a new phone: a code goes there.
    ///
    /// - Throws: ``IdentityRefusal/forbidden``, ``IdentityRefusal/phoneListed`` for the phone that is lost,
    ///   ``IdentityRefusal/tooManyPhoneChanges(until:)``
    public func replaceLostPhone(by phone: PhoneNumber, in flow: Flow<SignInFlow>, now: Date) async throws {
        let fresh = DrawnCode(chance, at: now)
        try await database.write { tx in
            guard let (account, lost) = try tx.replacing(flow, keys) else { throw IdentityRefusal.forbidden }
            guard phone != lost.phone else { throw IdentityRefusal.phoneListed }
            if case .refused(let until) = try tx.room(settings.phoneChangeLimit, on: account.id.description, now: now) {
                throw IdentityRefusal.tooManyPhoneChanges(until: until)
            }
            try tx.spendNewNumber(of: account.id, settings, now: now)
            var content = flow.content
            (content.newPhoneNumber, content.isNewPhoneProven) = (phone.e164, false)
            try tx.advance(flow, to: content, keys)
            try tx.issueCode(content.changeBinding(flow.id), fresh, self, now: now)
        }
    }

    public func newPhoneProgress(of flow: Flow<SignInFlow>) async throws -> CodeProgress? {
        try await database.read { tx in try tx.codeProgress(flow.content.changeBinding(flow.id), settings) }
    }

    public func resendNewPhoneCode(in flow: Flow<SignInFlow>, now: Date) async throws {
        let fresh = DrawnCode(chance, at: now)
        try await database.write { tx in
            guard flow.content.newPhone != nil, try tx.replacing(flow, keys) != nil else { throw IdentityRefusal.forbidden }
            try tx.issueCode(flow.content.changeBinding(flow.id), fresh, self, now: now)
        }
    }

    /// The code that came to the new phone. It is used up; who the phone belongs to is asked next.
    public func proveNewPhone(_ typed: String, in flow: Flow<SignInFlow>, now: Date) async throws {
        let answer = try await database.write { tx in
            guard flow.content.newPhone != nil, try tx.replacing(flow, keys) != nil else { throw IdentityRefusal.forbidden }
            let answer = try tx.proveCode(typed, flow.content.changeBinding(flow.id), self, now: now)
            guard answer == .accepted else { return answer }
            var content = flow.content
            content.isNewPhoneProven = true
            try tx.advance(flow, to: content, keys)
            return answer
        }
        if case .refused(let refusal) = answer { throw refusal }
    }

    /// Compares the account with what the operator knows of the new phone, and puts it in the lost one's place.
    ///
    /// - Throws: ``IdentityRefusal/newPhoneOfAnother`` (counted: three a day, then
    ///   ``IdentityRefusal/tooManyPhoneChanges(until:)``), ``IdentityRefusal/subscriptionUnknown``
    ///   where nobody can say now; then nothing has changed, and it may be tried again without another code.
    public func finishPhoneChange(in flow: Flow<SignInFlow>, browser: Browser, now: Date) async throws -> PhoneChangeOutcome {
        guard flow.content.isNewPhoneProven, let phone = flow.content.newPhone,
            let (account, lost) = try await database.read({ try $0.replacing(flow, keys) })
        else { throw IdentityRefusal.wrongState }
        try await compare(account, phone, now: now)
        let fresh = FreshPhoneChange(chance, at: now)
        let entry = TrailEntry(
            stream: "account:\(account.id)", actor: "account:\(account.id)", action: "phone.replace",
            object: "phone:\(lost.id)", details: ["address": browser.address], chance: chance)
        let listed = account.phones.first { $0.phone == phone }?.id
        let change = PhoneChange(
            id: fresh.id, account: account.id, lost: lost.id, formerDefault: account.defaultPhone?.id ?? lost.id, new: listed ?? fresh.phone, newPhone: phone, askedAt: now,
            effectiveAt: now.addingTimeInterval(settings.phoneChangeWait), doneAt: nil)
        return try await database.write { tx in
            guard try tx.replacing(flow, keys) != nil else { throw IdentityRefusal.forbidden }
            try tx.finish(flow)
            try tx.dropWaitingPhoneChanges(of: account.id, now: now)
            try tx.insert(change, cancelIndex: keys.cancelIndex(fresh.cancelCode), keys)
            let notice = AccountNotice.phoneReplaced(masked: phone.masked, cancelCode: CancelCode.shown(fresh.cancelCode))
            // Every number hears of it: which of them is lost is only what somebody said who knows the password.
            for told in account.phones where told.phone != phone { try tx.notify(told.phone, notice, self, now: now) }
            try tx.record(entry, at: now)
            try tx.applyDuePhoneChanges(of: account.id, self, now: now)
            return settings.phoneChangeWait > 0 ? .waiting(until: change.effectiveAt) : .done
        }
    }

    /// Unknown never means yes (REQ-REG-004).
    private func compare(_ account: Account, _ phone: PhoneNumber, now: Date) async throws {
        guard let number = account.number, let birthDate = account.profile.birthDate else {
            throw IdentityRefusal.newPhoneOfAnother
        }
        let room = try await database.read { tx in
            try tx.room(settings.phoneChangeLimit, on: account.id.description, now: now)
        }
        // The operator is not asked a fourth time a day, however often the button is pressed.
        if case .refused(let until) = room { throw IdentityRefusal.tooManyPhoneChanges(until: until) }
        let answer = await subscriberMatch(
            KYCMatch.Person(phone: phone, idDocument: number.text, name: account.profile.name, birthdate: birthDate))
        let id = chance.uuid7(at: now)
        try await database.write { tx in
            try tx.write(answer, id, phone: keys.index(of: phone), number: keys.index(of: number), now: now)
            if case .noMatch = answer {
                _ = try tx.spend(settings.phoneChangeLimit, on: account.id.description, now: now)
            }
        }
        switch answer {
        case .match: return
        case .noMatch: throw IdentityRefusal.newPhoneOfAnother
        case .unavailable: throw IdentityRefusal.subscriptionUnknown
        }
    }
}

extension SignInFlow {
    var newPhone: PhoneNumber? { newPhoneNumber.flatMap { PhoneNumber($0) } }

    /// A code for this and nothing else: one for signing in is worth nothing here (REQ-OTP-007).
    func changeBinding(_ flow: UUID) -> CodeBinding {
        let subject = account?.codeSubject ?? Digest.sha256("nobody")
        return CodeBinding(.changePhone, subject: subject, flow: flow, phone: newPhone)
    }
}

extension Transaction {
    /// Whose phone is lost in this sign-in, and which; `nil` where it may not be replaced from here.
    fileprivate func replacing(_ flow: Flow<SignInFlow>, _ keys: KeyRing) throws -> (Account, CodePhone)? {
        let content = flow.content
        guard content.step == .code, content.methods.contains(.password), let shown = content.authenticatedAt,
            shown >= flow.startedAt, let account = try content.account.flatMap({ try account($0, keys) }),
            account.epoch == content.epoch, account.state.admits, account.registration.mayReplacePhone,
            let lost = account.phones.first(where: { $0.id == content.phone })
        else { return nil }
        return (account, lost)
    }
}
