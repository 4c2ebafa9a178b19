import Foundation
import Kit
import Parties
import Store

/// Hands the outbox's letters to the mail server.
public struct MailDelivery: Sendable {
    private let server: SMTPSubmission
    private let keys: KeyRing
    private let clock: Clock

    public init(server: SMTPSubmission, keys: KeyRing, clock: Clock) {
        (self.server, self.keys, self.clock) = (server, keys, clock)
    }

    /// For the ``OutboxWorker``.
    public var handlers: [OutboxHandler] {
        [OutboxHandler(.mail, delivery: .atLeastOnce, ending: deliver, dead: giveUp)]
    }

    private func deliver(_ payload: Data, _ attempt: OutboxAttempt) async throws -> OutboxHandler.Ending {
        let letter = try MailLetter(opening: payload, keys)
        if let end = letter.goodUntil, end <= clock.now.milliseconds { throw OutboxHopeless("too late to be of use") }
        guard let to = EmailAddress(letter.to) else { throw OutboxHopeless("no letter") }
        let mail = Mail(id: letter.id.uuid, to: to, subject: letter.subject, text: letter.text)
        do throws(PartyFailure) {
            try await server.send(mail)
        } catch {
            // Outages pass, so the letter is tried again; a no to this letter stays a no.
            throw error.isDown ? error : OutboxHopeless("the mail server said no", because: error)
        }
        let now = clock.now
        return { tx in try tx.move(letter.id, to: .sent, at: now) }
    }

    private func giveUp(_ tx: Transaction, _ payload: Data, _ death: OutboxDeath) throws {
        let isRefused =
            if case .failed(let hopeless as OutboxHopeless) = death { hopeless.cause is PartyFailure } else { false }
        try tx.move(try MailLetter(opening: payload, keys).id, to: isRefused ? .failed : .down, at: clock.now)
    }
}
