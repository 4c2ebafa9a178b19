import Foundation
import Kit
import Links
import Store

extension AccountDesk {
    /// GỬI MÃ OTP of a new account (REQ-DSK-007, 011). The paper comes first: the code stands for what it says.
    ///
    /// - Throws: ``DeskRefusal``: `codeChanged` where no paper of this form was printed.
    public func sendCode(_ form: CheckedForm, in draft: Draft, now: Date) async throws {
        guard !draft.content.formNumber.isEmpty, form.request.hash == draft.content.formHash else {
            throw DeskRefusal.codeChanged
        }
        let ask = DeskWire.CodeAsk(
            draft: draft.id, act: .create, seat: form.seat, form: form.request, number: nil, phone: nil,
            statement: draft.content.statement.isEmpty ? nil : draft.content.statement)
        do {
            _ = try await line.ask(IdentityLinks.deskCode, ask, CodeState.self)
        } catch DeskRefusal.subscriptionUnknown {
            // From now on the officer may say how it was checked otherwise.
            var changed = draft
            changed.content.asksStatement = true
            let asking = changed
            try await database.write { [keys] tx in try tx.save(asking, keys) }
            throw DeskRefusal.subscriptionUnknown
        }
    }

    /// GỬI MÃ OTP of a reset: to the account's own phone, or to another that the operators say is the citizen's own: no
    /// word of the officer takes their place (REQ-DSK-016).
    public func sendResetCode(_ draft: Draft, at seat: DeskSeat, to phone: PhoneNumber?, now: Date) async throws {
        let ask = DeskWire.CodeAsk(
            draft: draft.id, act: .reset, seat: seat, form: nil, number: draft.content.lookedUp, phone: phone?.e164,
            statement: nil)
        _ = try await line.ask(IdentityLinks.deskCode, ask, CodeState.self)
    }

    /// `nil` before the first code, and while Vnconnect does not answer.
    public func codeState(of draft: Draft, by officer: DeskOfficer) async throws -> CodeState? {
        do {
            let form = DeskWire.Form(seat: officer.readerSeat, draft: draft.id)
            return try await line.ask(IdentityLinks.deskCodeState, form)
        } catch DeskRefusal.notFound {
            return nil
        } catch DeskRefusal.unavailable {
            return nil
        }
    }
}
