/// Why an outside party did not do what was asked.
///
/// `down` passes by itself: the person is told to try again, the outbox tries later. `refused` does not: the party
/// answered and said no, so the account with it, or what was sent, must be put right. `notAllowed` was never sent.
public enum PartyFailure: Error, Equatable, Sendable {
    case down(Outage)
    /// `status` is the party's own, HTTP where it speaks HTTP; `reason` is the party's sentence or code, for the log.
    case refused(status: Int, reason: String)
    /// The origin is not among those the operator allowed.
    case notAllowed(origin: String)

    public enum Outage: Equatable, Sendable {
        /// No complete answer within the time-out.
        case timeout
        /// No connection: refused, no route, no such host.
        case unreachable
        /// The connection broke before the answer was complete.
        case broken
        /// The party said itself that it cannot (HTTP 5xx, 429).
        case failing(status: Int)
        /// An answer that is not of its protocol.
        case nonsense
        /// Larger than the limit of this call.
        case tooLong
        /// Not tried: the breaker is open after too many outages.
        case resting
        /// Our own side gave up waiting (the visitor left, the process stops).
        case cancelled
    }

    public var isDown: Bool {
        if case .down = self { true } else { false }
    }
}
