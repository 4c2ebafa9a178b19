import Documents
import Foundation
import Kit
import Store

extension AccountDesk {
    /// TẢI XUỐNG: gives the form a paper of its own; the same form keeps it, a changed one gets another (REQ-DSK-010).
    public func print(_ form: CheckedForm, in draft: Draft, by officer: DeskOfficer, now: Date) async throws {
        guard draft.content.formNumber.isEmpty else { return }
        var draft = draft
        let number = "GDN-\(Day(now).compact)-\(chance.text(8, of: Self.letters))"
        (draft.content.formNumber, draft.content.voidForm, draft.content.printedAt) = (number, "", now)
        // Ticked before there was a paper, it was ticked for nothing.
        draft.content.isConfirmed = false
        draft.content.formHash = form.numbered(number).request.hash
        let (changed, entry) = (draft, entry("desk.print", officer, on: draft.id, ["form": number]))
        try await database.write { [keys] tx in
            try tx.save(changed, keys)
            try tx.record(entry, at: now)
        }
    }

    /// The paper of a form under way; `nil` before it was printed and after it was changed.
    public func paper(of draft: Draft, by officer: DeskOfficer, now: Date) -> RequestPaper? {
        guard !draft.content.formNumber.isEmpty,
            case .form(let form) = CheckedForm.read(draft.content, by: officer, today: Day(now)),
            form.request.hash == draft.content.formHash
        else { return nil }
        return RequestPaper(form: form.request, seat: form.seat, at: draft.content.printedAt)
    }

    /// Without those that look alike.
    private static let letters: [Character] = Array("23456789ABCDEFGHJKLMNPQRSTUVWXYZ")
}

extension CheckedForm {
    fileprivate func numbered(_ number: String) -> CheckedForm {
        let old = request
        let request = AccountRequestForm(
            formNumber: number, number: old.number, name: old.name, birthDate: old.birthDate, phone: old.phone,
            email: old.email, hasGuardian: old.hasGuardian, desk: old.desk, officer: old.officer)
        return CheckedForm(request: request, seat: seat)
    }
}
