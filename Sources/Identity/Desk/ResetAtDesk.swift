import Foundation
import Kit
import Store

/// *Lấy lại mật khẩu tại quầy* (REQ-DSK-016).
public struct DeskReset: Codable, Sendable {
    public let draft: UUID
    public let seat: DeskSeat
    public let number: String
    /// Another phone than the account's own; the one the code was sent to.
    public let phone: String?
    public let scanHash: [UInt8]
    public let code: String
    /// The administrator who agreed to a third reset, by subject.
    public let approver: String?

    public init(
        draft: UUID, seat: DeskSeat, number: String, phone: String? = nil, scanHash: [UInt8], code: String,
        approver: String? = nil
    ) {
        (self.draft, self.seat, self.number, self.phone) = (draft, seat, number, phone)
        (self.scanHash, self.code, self.approver) = (scanHash, code, approver)
    }
}

extension Accounts {
    /// A temporary password to the confirmed phone; all sessions end, all phones are told.
    ///
    /// - Throws: ``IdentityRefusal``: `gone`, what the code met, `needsApproval` for a third in thirty days.
    public func reset(atDesk request: DeskReset, now: Date) async throws -> DeskOutcome {
        try await admit(request.seat, now: now)
        guard let number = IdentityNumber(personal: request.number), request.scanHash.count == 32 else {
            throw IdentityRefusal.gone
        }
        let account = try await resettable(number, now: now)
        guard let phone = request.phone.flatMap({ PhoneNumber($0) }) ?? account.defaultPhone?.phone else {
            throw IdentityRefusal.wrongState
        }
        let bound = Self.bound(number, phone, request.seat)
        if let done = try await outcome(of: request.draft, .reset, hash: bound, scan: request.scanHash) { return done }
        try await agree(to: request, account, now: now)
        let password = TemporaryPassword(chance)
        let entry = entry(
            "password.reset-at-desk", request.seat, on: account.id,
            ["scan": Base64URL.encode(request.scanHash), "approver": request.approver ?? ""])
        let drawn = DrawnReset(
            account: account, phone: phone, bound: bound, freshPhone: chance.id(at: now), event: chance.id(at: now),
            password: password, hash: try await hasher.hash(password.text), entry: entry)
        let done: Result<DeskOutcome, IdentityRefusal> = try await database.write { tx in
            try tx.carryOut(drawn, request, self, now: now)
        }
        return try done.get()
    }

    /// A third reset in thirty days needs somebody else's yes; the administration says whose, we look whether they are
    /// somebody.
    private func agree(to request: DeskReset, _ account: Account, now: Date) async throws {
        let enough = settings.deskResets
        let isFine = try await database.read { tx -> Bool in
            guard try tx.resets(of: account.id, now: now) >= enough else { return true }
            guard let approver = request.approver, approver != request.seat.officer,
                approver != account.subject.uuidString.lowercased(), let subject = UUID(uuidString: approver),
                let id = try tx.accountID(subject: subject)
            else { return false }
            return try tx.standing(id)?.state == .active
        }
        guard isFine else { throw IdentityRefusal.needsApproval }
    }
}

/// All of a reset that is known or drawn before its transaction.
private struct DrawnReset: Sendable {
    let account: Account
    let phone: PhoneNumber
    let bound: [UInt8]
    let freshPhone: ID<CodePhone>
    let event: ID<AccessEvent>
    let password: TemporaryPassword
    let hash: String
    let entry: TrailEntry
}

extension Transaction {
    /// What was refused is given back and not thrown, so that a wrong code is counted.
    fileprivate func carryOut(
        _ drawn: DrawnReset, _ request: DeskReset, _ accounts: Accounts, now: Date
    ) throws -> Result<DeskOutcome, IdentityRefusal> {
        let draft = try deskDraft(request.draft, accounts.keys, now: now)
        guard let draft, draft.officer == request.seat.officer, draft.act == .reset else { return .failure(.wrongCode) }
        guard Digest.equal(draft.bound, drawn.bound) else {
            try endLiveCode(draft.act.purpose, draft.subject, as: .voided, now: now)
            return .failure(.changedSinceCode)
        }
        if case .refused(let refusal) = try proveCode(request.code, draft.binding, accounts, now: now) {
            return .failure(refusal)
        }
        guard let code = try lastCode(draft.binding), try standing(drawn.account.id)?.epoch == drawn.account.epoch else {
            return .failure(.wrongCode)
        }
        try replace(drawn, request, accounts, now: now)
        let record = DeskRecord(
            id: request.draft, act: .reset, account: drawn.account.id, seat: request.seat, formNumber: "",
            formHash: drawn.bound, scanHash: request.scanHash, code: code.id, check: draft.check,
            statement: draft.statement, approver: request.approver ?? "", at: now)
        try insert(record)
        try giveOut(
            drawn.password, of: drawn.account.id, to: drawn.phone, for: record.id, by: request.seat.officer, again: false,
            accounts, now: now)
        try dropDeskDraft(draft.id)
        try self.record(drawn.entry, at: now)
        return .success(DeskOutcome(subject: drawn.account.subject, maskedPhone: drawn.phone.masked, at: now))
    }

    /// The new password in the old one's place: sessions and blocks end, every phone is told.
    private func replace(_ drawn: DrawnReset, _ request: DeskReset, _ accounts: Accounts, now: Date) throws {
        let account = drawn.account
        for own in account.phones {
            try notify(own.phone, .resetAtDesk(at: now, desk: request.seat.desk), accounts, now: now)
        }
        try closePhoneChanges(of: account.id, now: now)
        try makeDefault(drawn.phone, drawn.freshPhone, of: account, accounts.keys, now: now)
        try replacePassword(drawn.hash, of: account.id, now: now)
        try raiseEpoch(of: account.id, now: now)
        try endSessions(of: account.id, .passwordChanged, now: now)
        try clearAllAttempts(subject: accounts.attemptSubject(account.id))
        let browser = Browser(address: "", agent: request.seat.deskName)
        try write(
            AccessEntry(drawn.event, account.id, system: "Vnconnect", .recovery, .passwordChanged, browser), now: now)
    }

    /// The phone that was confirmed becomes the default; the one it replaces receives no codes any more (as REQ-LOG-009).
    fileprivate func makeDefault(
        _ phone: PhoneNumber, _ fresh: ID<CodePhone>, of account: Account, _ keys: KeyRing, now: Date
    ) throws {
        guard phone != account.defaultPhone?.phone else { return }
        if let former = account.defaultPhone {
            try execute(
                "UPDATE identity_phones SET is_default = 0, revoked_at = \(now) WHERE id = \(former.id) AND revoked_at IS NULL")
        }
        if let known = account.phones.first(where: { $0.phone == phone }) {
            try execute("UPDATE identity_phones SET is_default = 1 WHERE id = \(known.id) AND revoked_at IS NULL")
        } else {
            try insertPhone(fresh, phone, of: account.id, isDefault: true, source: "desk", keys, now: now)
        }
    }
}
