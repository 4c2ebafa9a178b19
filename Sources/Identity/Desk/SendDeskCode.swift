import Foundation
import Kit
import Messaging
import Parties
import Store

/// How the code of a form stands, as the desk's screen shows it (REQ-DSK-011, 015).
public struct DeskCodeState: Equatable, Sendable {
    public let expiresAt: Date
    public let resendAt: Date
    public let delivery: String?
    /// How often one was sent for this form.
    public let sends: Int
    public let maskedPhone: String
}

extension Accounts {
    /// *Gửi mã OTP*: is the phone the citizen's own, then one message to it (REQ-DSK-007, 011).
    ///
    /// - Throws: ``IdentityRefusal``: `accountExists` for a number that has an account, `gone` for a reset without one,
    ///   `foreignSubscription`, `subscriptionUnknown`, `tooManyCodes`; nothing was sent then.
    public func sendCode(atDesk ask: DeskCodeAsk, now: Date) async throws -> DeskCodeState {
        try await admit(ask.seat, spending: DeskLimits.codes, now: now)
        let draft = try await draft(ask, now: now)
        let fresh = DrawnCode(chance, at: now)
        try await database.write { tx in
            try tx.keep(draft, keys, now: now)
            try tx.issueCode(draft.binding, fresh, self, now: now)
        }
        guard let state = try await codeState(ofDraft: ask.draft, officer: ask.seat.officer, now: now) else {
            throw IdentityRefusal.wrongState
        }
        return state
    }

    /// `nil` before the first code, and of another officer's form.
    public func codeState(ofDraft id: UUID, officer: String, now: Date) async throws -> DeskCodeState? {
        try await database.read { tx in
            guard let draft = try tx.deskDraft(id, keys, now: now), draft.officer == officer,
                let progress = try tx.codeProgress(draft.binding, settings)
            else { return nil }
            let sends = try tx.count("SELECT sends AS n FROM identity_desk_drafts WHERE id = \(id)")
            return DeskCodeState(
                expiresAt: progress.expiresAt, resendAt: progress.resendAt, delivery: progress.delivery?.rawValue,
                sends: sends, maskedPhone: draft.phone.masked)
        }
    }

    /// *Hủy*: the code is worth nothing any more (REQ-DSK-014).
    public func giveUp(draft id: UUID, _ seat: DeskSeat, now: Date) async throws {
        try await database.write { tx in
            guard let draft = try tx.deskDraft(id, keys, now: now), draft.officer == seat.officer else { return }
            try tx.endLiveCode(draft.act.purpose, draft.subject, as: .superseded, now: now)
            try tx.dropDeskDraft(id)
        }
    }

    private func draft(_ ask: DeskCodeAsk, now: Date) async throws -> DeskDraft {
        switch ask.act {
        case .create: try await newAccountDraft(ask, now: now)
        case .reset: try await resetDraft(ask, now: now)
        }
    }

    private func newAccountDraft(_ ask: DeskCodeAsk, now: Date) async throws -> DeskDraft {
        guard let form = ask.form, form.officer == ask.seat.officer, form.desk == ask.seat.desk else {
            throw IdentityRefusal.forbidden
        }
        let person = try DeskPerson(form, today: Day(now))
        guard try await database.read({ try $0.holder(of: person.number, keys, now: now) }) == nil else {
            throw IdentityRefusal.accountExists
        }
        let check = try await ownPhone(
            KYCMatch.Person(
                phone: person.phone, idDocument: person.number.text, name: person.profile.name, birthdate: form.birthDate),
            person.number, statement: ask.statement, now: now)
        return DeskDraft(
            id: ask.draft, act: .create, officer: ask.seat.officer, subject: deskSubject(.create, person.number),
            bound: form.hash, check: check, statement: check == .statement ? ask.statement?.cleaned ?? "" : "",
            phone: person.phone)
    }

    /// Another phone than the account's own only where the operators say whose it is: the officer's word opens new accounts,
    /// never one that is there (REQ-DSK-016).
    private func resetDraft(_ ask: DeskCodeAsk, now: Date) async throws -> DeskDraft {
        guard let number = ask.number.flatMap({ IdentityNumber(personal: $0) }) else { throw IdentityRefusal.gone }
        let account = try await resettable(number, now: now)
        guard account.subject.uuidString.lowercased() != ask.seat.officer.lowercased() else { throw IdentityRefusal.forbidden }
        var (check, phone) = (DeskDraft.Check.ownPhone, account.defaultPhone?.phone)
        if let other = ask.phone.flatMap({ PhoneNumber($0) }), other != phone {
            guard let birthDate = account.profile.birthDate else { throw IdentityRefusal.foreignSubscription }
            check = try await ownPhone(
                KYCMatch.Person(
                    phone: other, idDocument: number.text, name: account.profile.name, birthdate: birthDate),
                number, statement: nil, now: now)
            phone = other
        }
        guard let phone else { throw IdentityRefusal.wrongState }
        return DeskDraft(
            id: ask.draft, act: .reset, officer: ask.seat.officer, subject: deskSubject(.reset, number),
            bound: Self.bound(number, phone, ask.seat), check: check, statement: "", phone: phone)
    }

    /// An account with a password, whose owner is let in.
    func resettable(_ number: IdentityNumber, now: Date) async throws -> Account {
        let found = try await database.read { tx -> Account? in
            guard let id = try tx.holder(of: number, keys, now: now), try tx.passwordHash(of: id) != nil else { return nil }
            return try tx.account(id, keys)
        }
        guard let found else { throw IdentityRefusal.gone }
        guard found.state == .active else { throw IdentityRefusal.accountLocked }
        return found
    }

    static func bound(_ number: IdentityNumber, _ phone: PhoneNumber, _ seat: DeskSeat) -> [UInt8] {
        Digest.sha256([number.text, phone.e164, seat.desk, seat.officer].joined(separator: "\n"))
    }

    func deskSubject(_ act: DeskAct, _ number: IdentityNumber) -> [UInt8] {
        keys.blindIndex("desk-\(act.rawValue):\(number.text)", for: SealPurpose.number)
    }

    /// Asks the operators. Unknown never means yes, unless the officer has checked it otherwise and says how.
    private func ownPhone(
        _ person: KYCMatch.Person, _ number: IdentityNumber, statement: String?, now: Date
    ) async throws -> DeskDraft.Check {
        switch try await askOperators(person, number, now: now) {
        case .match: return .match
        case .noMatch: throw IdentityRefusal.foreignSubscription
        case .unavailable:
            guard let statement = statement?.cleaned, !statement.isEmpty else { throw IdentityRefusal.subscriptionUnknown }
            return .statement
        }
    }
}

/// What a form says, once it can be read.
struct DeskPerson: Sendable {
    let number: IdentityNumber
    let profile: Profile
    let phone: PhoneNumber

    /// - Throws: ``IdentityRefusal/wrongState`` for a form the desk should never have let through.
    init(_ form: AccountRequestForm, today: Day) throws(IdentityRefusal) {
        guard let number = IdentityNumber(personal: form.number), let name = PersonName(form.name),
            let phone = PhoneNumber(form.phone), form.birthDate <= today, form.birthDate.year >= 1900,
            form.email.isEmpty || EmailAddress(form.email) != nil,
            form.hasGuardian || !AccountRequestForm.needsGuardian(born: form.birthDate, on: today)
        else { throw .wrongState }
        (self.number, self.phone) = (number, phone)
        profile = Profile(name: name.text, birthDate: form.birthDate, email: form.email.isEmpty ? nil : form.email)
    }
}
