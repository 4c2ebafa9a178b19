import Parties
import Store

/// What the end of a job means for its message.
struct SMSEnd: Equatable {
    let status: MessageStatus
    /// A failed submit does not use up the quota (REQ-OTP-009). A call that broke off in the middle may have been heard,
    /// and counts: or else a slow gateway would let everybody send without end.
    let surelyNotSent: Bool

    static func of(_ death: OutboxDeath) -> SMSEnd {
        switch death {
        case .interrupted: SMSEnd(status: .down, surelyNotSent: false)
        case .failed(let failure as PartyFailure): of(failure)
        case .failed(let hopeless as OutboxHopeless):
            (hopeless.cause as? PartyFailure).map(of) ?? SMSEnd(status: .down, surelyNotSent: true)
        case .failed: SMSEnd(status: .down, surelyNotSent: false)
        }
    }

    private static func of(_ failure: PartyFailure) -> SMSEnd {
        switch failure {
        case .refused: SMSEnd(status: .failed, surelyNotSent: true)
        case .notAllowed, .down(.unreachable), .down(.resting), .down(.failing):
            SMSEnd(status: .down, surelyNotSent: true)
        case .down: SMSEnd(status: .down, surelyNotSent: false)
        }
    }
}
