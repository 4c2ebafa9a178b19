import Documents
import Foundation
import Kit
import Parties
import Store

/// What a form sends back of its captcha.
package struct CaptchaAnswer: Sendable {
    package let token: String
    package let typed: String

    package init(token: String, typed: String) { (self.token, self.typed) = (token, typed) }
}

extension SingleUseKind {
    fileprivate static let captcha = SingleUseKind("identity-captcha")
}

extension Accounts {
    /// Uses a challenge up, whatever the answer; a wrong, empty, late, used or foreign one is refused, and nothing else
    /// of the form is looked at (REQ-GEN-010).
    /// - Throws: ``IdentityRefusal/captcha``
    package func checkCaptcha(_ answer: CaptchaAnswer, for form: CaptchaForm, guest: String, now: Date) async throws {
        guard let ticket = captcha.ticket(answer.token, now: now), ticket.form == form,
            Digest.equal(ticket.guest, Digest.sha256(guest)), try await isFirstUse(answer.token, ticket),
            try await isRight(answer, ticket)
        else { throw IdentityRefusal.captcha }
    }

    private func isFirstUse(_ token: String, _ ticket: CaptchaTicket) async throws -> Bool {
        do {
            try await database.write { tx in try tx.keep(.captcha, token, payload: "", until: ticket.until) }
            return true
        } catch StoreFault.duplicate {
            return false
        }
    }

    private func isRight(_ answer: CaptchaAnswer, _ ticket: CaptchaTicket) async throws -> Bool {
        guard let typed = CaptchaText(typed: answer.typed) else { return false }
        switch captcha.source {
        case .own: return Digest.equal(Array(typed.letters.utf8), Array(ticket.text.utf8))
        case .outside(let service):
            guard let drawn = try await database.read({ try $0.drawnCaptcha(answer.token) }) else { return false }
            do { return try await service.verify(drawn.outsideID, answer: typed.letters) } catch { throw IdentityRefusal.busy }
        }
    }
}
