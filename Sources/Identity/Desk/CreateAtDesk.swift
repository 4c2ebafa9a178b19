import Foundation
import Kit
import Store

/// *Tạo tài khoản*: the form as the citizen checked it, its scan, and the code as the citizen told it (REQ-DSK-012).
public struct DeskCreation: Codable, Sendable {
    public let draft: UUID
    public let seat: DeskSeat
    public let form: AccountRequestForm
    /// SHA-256 of the scan.
    public let scanHash: [UInt8]
    public let code: String

    public init(draft: UUID, seat: DeskSeat, form: AccountRequestForm, scanHash: [UInt8], code: String) {
        (self.draft, self.seat, self.form) = (draft, seat, form)
        (self.scanHash, self.code) = (scanHash, code)
    }
}

/// What came of it; the same however often it is asked for.
public struct DeskOutcome: Equatable, Sendable {
    /// The account, as clients know it.
    public let subject: UUID
    public let maskedPhone: String
    public let at: Date
}

extension Accounts {
    /// Makes the account, its record and its password's message in one transaction.
    ///
    /// Asked for again with the same form it makes nothing new.
    /// - Throws: ``IdentityRefusal``: what the code met, `changedSinceCode` for another form than the code stands for,
    ///   `accountExists` where somebody made one meanwhile.
    public func create(atDesk request: DeskCreation, now: Date) async throws -> DeskOutcome {
        try await admit(request.seat, now: now)
        if let done = try await outcome(
            of: request.draft, .create, hash: request.form.hash, scan: request.scanHash)
        { return done }
        let drawn = try await draw(request, now: now)
        let made: Result<DeskOutcome, IdentityRefusal> = try await writeAccount { tx in
            try tx.make(drawn, request, self, now: now)
        }
        return try made.get()
    }

    private func draw(_ request: DeskCreation, now: Date) async throws -> DrawnDeskAccount {
        let person = try DeskPerson(request.form, today: Day(now))
        guard request.scanHash.count == 32, request.form.officer == request.seat.officer,
            request.form.desk == request.seat.desk
        else { throw IdentityRefusal.forbidden }
        var new = NewAccount(
            registration: .desk, profile: person.profile, numbers: [person.number], phones: [person.phone],
            level: .inPerson, evidence: Evidence(source: .desk, at: now))
        new.consent = try await database.read { try $0.policiesInForce(now: now) }
        new.address = "desk:\(request.seat.desk)"
        let (fresh, password) = (FreshAccount(new, chance, at: now), TemporaryPassword(chance))
        let entry = entry(
            "account.create-at-desk", request.seat, on: fresh.id,
            ["form": request.form.formNumber, "scan": Base64URL.encode(request.scanHash), "level": "3"])
        return DrawnDeskAccount(
            person: person, account: new, fresh: fresh, password: password, hash: try await hasher.hash(password.text),
            entry: entry)
    }

    /// What was done under this id before; another form under the same id is no repetition.
    func outcome(of id: UUID, _ act: DeskAct, hash: [UInt8], scan: [UInt8]) async throws -> DeskOutcome? {
        try await database.read { tx in
            guard let record = try tx.deskRecord(id) else { return nil }
            guard record.act == act, Digest.equal(record.formHash, hash), Digest.equal(record.scanHash, scan),
                let account = try tx.account(record.account, keys)
            else { throw IdentityRefusal.wrongState }
            return DeskOutcome(
                subject: account.subject, maskedPhone: account.defaultPhone?.phone.masked ?? "", at: record.at)
        }
    }
}

/// All of a new account that is drawn before its transaction.
private struct DrawnDeskAccount: Sendable {
    let person: DeskPerson
    let account: NewAccount
    let fresh: FreshAccount
    let password: TemporaryPassword
    let hash: String
    let entry: TrailEntry
}

extension Transaction {
    /// What was refused is given back and not thrown, so that a wrong code is counted.
    fileprivate func make(
        _ drawn: DrawnDeskAccount, _ request: DeskCreation, _ accounts: Accounts, now: Date
    ) throws -> Result<DeskOutcome, IdentityRefusal> {
        let draft = try deskDraft(request.draft, accounts.keys, now: now)
        guard let draft, draft.officer == request.seat.officer, draft.act == .create else { return .failure(.wrongCode) }
        if let refusal = try refuse(request.form.hash, draft, drawn.person.number, accounts, now: now) {
            return .failure(refusal)
        }
        if case .refused(let refusal) = try proveCode(request.code, draft.binding, accounts, now: now) {
            return .failure(refusal)
        }
        guard let code = try lastCode(draft.binding) else { return .failure(.wrongCode) }
        try insert(drawn.account, drawn.fresh, passwordHash: drawn.hash, accounts.keys, now: now)
        let record = DeskRecord(
            id: request.draft, act: .create, account: drawn.fresh.id, seat: request.seat,
            formNumber: request.form.formNumber, formHash: request.form.hash, scanHash: request.scanHash, code: code.id,
            check: draft.check, statement: draft.statement, approver: "", at: now)
        try insert(record)
        try giveOut(
            drawn.password, of: drawn.fresh.id, to: drawn.person.phone, for: record.id, by: request.seat.officer,
            again: false, accounts, now: now)
        try dropDeskDraft(draft.id)
        try self.record(drawn.entry, at: now)
        return .success(
            DeskOutcome(subject: drawn.fresh.subject, maskedPhone: drawn.person.phone.masked, at: now))
    }

    /// The code stands for exactly this form, and the number is still free.
    fileprivate func refuse(
        _ hash: [UInt8], _ draft: DeskDraft, _ number: IdentityNumber, _ accounts: Accounts, now: Date
    ) throws -> IdentityRefusal? {
        if try holder(of: number, accounts.keys, now: now) != nil { return .accountExists }
        guard Digest.equal(draft.bound, hash) else {
            try endLiveCode(draft.act.purpose, draft.subject, as: .voided, now: now)
            return .changedSinceCode
        }
        return nil
    }
}
