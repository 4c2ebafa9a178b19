import Foundation

/// Keeps us from waiting for a party that is down.
///
/// After `threshold` outages in a row it opens, and calls fail at once. After `rest` seconds one call may try: if it
/// succeeds the breaker closes, if not it rests again. A probe that never reports back blocks nobody for longer.
/// A value: it is told the time and never asks.
public struct CircuitBreaker: Equatable, Sendable {
    public enum State: Equatable, Sendable {
        case closed(outages: Int)
        case open(until: Date)
        /// One call is out to try; the next may try at `until`.
        case probing(until: Date)
    }

    public let threshold: Int
    /// Seconds.
    public let rest: TimeInterval
    public private(set) var state = State.closed(outages: 0)

    public init(threshold: Int = 5, rest: TimeInterval = 5) {
        precondition(threshold > 0, "a breaker opens after at least one outage")
        (self.threshold, self.rest) = (threshold, rest)
    }

    /// Whether a call may go out now. Taking the place of the probe is part of the answer.
    public mutating func admits(now: Date) -> Bool {
        switch state {
        case .closed: return true
        case .open(let until), .probing(let until):
            guard now >= until else { return false }
            state = .probing(until: now.addingTimeInterval(rest))
            return true
        }
    }

    /// The party answered, be it with a refusal.
    public mutating func answered() { state = .closed(outages: 0) }

    /// The party did not answer.
    public mutating func failed(now: Date) {
        switch state {
        case .closed(let outages) where outages + 1 < threshold: state = .closed(outages: outages + 1)
        case .closed, .probing: state = .open(until: now.addingTimeInterval(rest))
        case .open: break
        }
    }

    public var isClosed: Bool {
        if case .closed = state { true } else { false }
    }
}
