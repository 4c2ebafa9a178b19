import Foundation
import Kit
import Links
import Store

extension AccountDesk {
    /// TẠO TÀI KHOẢN: everything is checked again, Vnconnect makes the account, and the form becomes a row of the list.
    ///
    /// Asked twice it makes one account: Vnconnect knows the form by its id.
    /// - Throws: ``DeskRefusal``; the form stays as it is then.
    @discardableResult
    public func finish(
        _ form: CheckedForm, in draft: Draft, code: String, by officer: DeskOfficer, now: Date
    ) async throws -> Creation {
        guard let scan = draft.scan, draft.content.isConfirmed, form.request.hash == draft.content.formHash, draft.isOpen else {
            throw DeskRefusal.codeChanged
        }
        let asked = DeskWire.Creation(
            draft: draft.id, seat: form.seat, form: form.request, scanHash: scan.sha256, code: code)
        let done: DeskWire.Done = try await line.ask(IdentityLinks.deskCreate, asked)
        let creation = Creation(
            id: draft.id, act: .create, subject: done.subject, form: form.request, scan: scan.id, scanHash: scan.sha256,
            seat: form.seat, at: Date(milliseconds: done.at))
        try await close(draft, as: creation, by: officer, "desk.create", now: now)
        return creation
    }

    /// The reset's end: a temporary password is on its way (REQ-DSK-016).
    ///
    /// - Throws: ``DeskRefusal``: `needsApproval` for a third in thirty days; an administrator is asked then.
    @discardableResult
    public func finishReset(
        _ draft: Draft, at seat: DeskSeat, to phone: PhoneNumber?, code: String, by officer: DeskOfficer, now: Date
    ) async throws -> (creation: Creation, maskedPhone: String) {
        guard let scan = draft.scan, draft.isOpen else { throw DeskRefusal.state }
        let approver = try await agreed(to: draft, phone, seat)
        let asked = DeskWire.Reset(
            draft: draft.id, seat: seat, number: draft.content.lookedUp, phone: phone?.e164, scanHash: scan.sha256,
            code: code, approver: approver)
        let done: DeskWire.Done
        do {
            done = try await line.ask(IdentityLinks.deskReset, asked)
        } catch DeskRefusal.needsApproval {
            try await askApproval(for: draft, to: phone, seat, now: now)
            throw DeskRefusal.needsApproval
        }
        let form = AccountRequestForm(
            formNumber: "", number: draft.content.lookedUp, name: draft.content.holder, birthDate: Day(now),
            phone: phone?.e164 ?? "", email: "", hasGuardian: false, desk: seat.desk, officer: officer.subject)
        let creation = Creation(
            id: draft.id, act: .reset, subject: done.subject, form: form, scan: scan.id, scanHash: scan.sha256, seat: seat,
            at: Date(milliseconds: done.at))
        try await close(draft, as: creation, by: officer, "desk.reset", now: now)
        return (creation, done.maskedPhone)
    }

    private func close(_ draft: Draft, as creation: Creation, by officer: DeskOfficer, _ action: String, now: Date) async throws {
        let entry = entry(
            action, officer, on: draft.id,
            ["desk": creation.seat.desk, "form": creation.form.formNumber, "scan": Base64URL.encode(creation.scanHash)])
        try await database.write { [keys] tx in
            try tx.insert(creation, keys)
            try tx.delete(draft)
            try tx.record(entry, at: now)
        }
    }
}
