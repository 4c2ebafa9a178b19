import Documents
import Foundation
import Kit
import Parties
import Store

/// What a form sends back of its captcha.
public struct CaptchaAnswer: Sendable {
    public let token: String
    public let typed: String

    public init(token: String, typed: String) { (self.token, self.typed) = (token, typed) }
}

extension SingleUseKind {
    fileprivate static let captcha = SingleUseKind("identity-captcha")
}

/// The captcha of one deployment: drawn and checked where its sites are.
public struct CaptchaBooth: Sendable {
    let captcha: Captcha
    let database: Database

    public init(captcha: Captcha, database: Database) { (self.captcha, self.database) = (captcha, database) }

    public func challenge(for form: CaptchaForm, guest: String, now: Date) throws -> String {
        try captcha.challenge(for: form, guest: guest, now: now)
    }

    public func picture(_ token: String, now: Date) async throws -> [UInt8] {
        try await captcha.picture(token, in: database, now: now)
    }

    public func voice(_ token: String, now: Date) async throws -> [UInt8] {
        try await captcha.voice(token, in: database, now: now)
    }

    public func check(_ answer: CaptchaAnswer, for form: CaptchaForm, guest: String, now: Date) async throws {
        try await captcha.check(answer, for: form, guest: guest, in: database, now: now)
    }
}

extension Captcha {
    /// Uses a challenge up, whatever the answer; a wrong, empty, late, used or foreign one is refused, and nothing else
    /// of the form is looked at (REQ-GEN-010).
    /// - Throws: ``IdentityRefusal/captcha``
    func check(
        _ answer: CaptchaAnswer, for form: CaptchaForm, guest: String, in database: Database, now: Date
    ) async throws {
        guard let ticket = ticket(answer.token, now: now), ticket.form == form,
            Digest.equal(ticket.guest, Digest.sha256(guest)), try await isFirstUse(answer.token, ticket, database),
            try await isRight(answer, ticket, database)
        else { throw IdentityRefusal.captcha }
    }

    private func isFirstUse(_ token: String, _ ticket: CaptchaTicket, _ database: Database) async throws -> Bool {
        do {
            try await database.write { tx in try tx.keep(.captcha, token, payload: "", until: ticket.until) }
            return true
        } catch StoreFault.duplicate {
            return false
        }
    }

    private func isRight(_ answer: CaptchaAnswer, _ ticket: CaptchaTicket, _ database: Database) async throws -> Bool {
        guard let typed = CaptchaText(typed: answer.typed) else { return false }
        switch source {
        case .own: return Digest.equal(Array(typed.letters.utf8), Array(ticket.text.utf8))
        case .outside(let service):
            guard let drawn = try await database.read({ try $0.drawnCaptcha(answer.token) }) else { return false }
            do { return try await service.verify(drawn.outsideID, answer: typed.letters) } catch {
                throw IdentityRefusal.busy
            }
        }
    }
}

extension Accounts {
    public var captchaBooth: CaptchaBooth { CaptchaBooth(captcha: captcha, database: database) }

    /// - Throws: ``IdentityRefusal/captcha``
    public func checkCaptcha(_ answer: CaptchaAnswer, for form: CaptchaForm, guest: String, now: Date) async throws {
        try await captcha.check(answer, for: form, guest: guest, in: database, now: now)
    }
}
