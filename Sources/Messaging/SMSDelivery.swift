import Foundation
import Kit
import Parties
import Store

/// Hands the outbox's messages to the gateway.
public struct SMSDelivery: Sendable {
    private let gateway: KannelSMS
    private let keys: KeyRing
    private let clock: Clock
    private let reports: DeliveryReports?

    /// - Parameter reports: Where the gateway tells what became of a message; nil where it cannot reach us.
    public init(gateway: KannelSMS, keys: KeyRing, clock: Clock, reports: DeliveryReports?) {
        (self.gateway, self.keys, self.clock, self.reports) = (gateway, keys, clock, reports)
    }

    /// For the ``OutboxWorker``.
    public var handlers: [OutboxHandler] {
        [
            OutboxHandler(.codeBySMS, delivery: .atMostOnce, ending: deliver, dead: giveUp),
            OutboxHandler(.noticeBySMS, delivery: .atLeastOnce, ending: deliver, dead: giveUp),
        ]
    }

    private func deliver(_ payload: Data, _ attempt: OutboxAttempt) async throws -> OutboxHandler.Ending {
        let (letter, now) = (try SMSLetter(opening: payload, keys), clock.now)
        if let end = letter.goodUntil, end <= now.milliseconds { throw OutboxHopeless("too late to be of use") }
        guard let phone = PhoneNumber(letter.phone), let sms = sms(letter, to: phone, now: now) else {
            throw OutboxHopeless("no message")
        }
        do throws(PartyFailure) {
            let acceptance = try await gateway.send(sms)
            let (status, now) = (acceptance == .accepted ? MessageStatus.sent : .waiting, clock.now)
            return { tx in try tx.move(letter.id, to: status, at: now) }
        } catch {
            // Outages pass, so a notice is tried again; a no stays a no.
            throw error.isDown ? error : OutboxHopeless("the gateway said no", because: error)
        }
    }

    /// Says so on the message, and gives back what it had spent if it surely never left.
    private func giveUp(_ tx: Transaction, _ payload: Data, _ death: OutboxDeath) throws {
        let letter = try SMSLetter(opening: payload, keys)
        let end = SMSEnd.of(death)
        try tx.move(letter.id, to: end.status, at: clock.now)
        if end.surelyNotSent { try tx.refundMessage(letter.id) }
    }

    private func sms(_ letter: SMSLetter, to phone: PhoneNumber, now: Date) -> SMS? {
        let minutes = letter.goodUntil.map { max(1, Int(($0 - now.milliseconds) / 60_000)) }
        return SMS(to: phone, text: letter.text, deliveryReportURL: reports?.url(for: letter.id), validityMinutes: minutes)
    }
}
