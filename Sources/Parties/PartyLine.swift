import Foundation
import Kit
import Logging
import Synchronization

/// The guarded way to one party: breaker, meter, log. One for each party and process.
public final class PartyLine: Sendable {
    /// A word of `a…z` and `_`: the label in metrics and logs.
    public let party: String
    private let meter: PartyMeter
    private let clock: Clock
    private let logger: Logger
    private let breaker: Mutex<CircuitBreaker>

    public init(
        _ party: String, meter: PartyMeter, clock: Clock = .system, breaker: CircuitBreaker = CircuitBreaker(),
        logger: Logger = Logger(label: "parties")
    ) {
        (self.party, self.meter, self.clock, self.logger) = (party, meter, clock, logger)
        self.breaker = Mutex(breaker)
    }

    /// Whether the breaker lets calls through without a trial.
    public var isUp: Bool { breaker.withLock { $0.isClosed } }

    /// Runs one call.
    ///
    /// - Parameter tries: More than one only where a repetition does no harm. A second try follows an outage at once,
    ///   but never a time-out: somebody is waiting, and the party is slow already.
    public func call<Answer: Sendable>(
        tries: Int = 1, _ work: @Sendable () async throws(PartyFailure) -> Answer
    ) async throws(PartyFailure) -> Answer {
        var left = tries
        while true {
            left -= 1
            do throws(PartyFailure) {
                return try await attempt(work)
            } catch {
                guard left > 0, error.isWorthAnotherTry else { throw error }
            }
        }
    }

    private func attempt<Answer: Sendable>(
        _ work: @Sendable () async throws(PartyFailure) -> Answer
    ) async throws(PartyFailure) -> Answer {
        guard admits() else { throw .down(.resting) }
        let start = ContinuousClock.now
        do throws(PartyFailure) {
            let answer = try await work()
            report(nil, since: start)
            return answer
        } catch {
            report(error, since: start)
            throw error
        }
    }

    /// Whether a call may go out; for parties whose calls are longer than one function.
    func admits() -> Bool { breaker.withLock { $0.admits(now: clock.now) } }

    /// Writes down how a call ended that ``admits()`` let out.
    func report(_ failure: PartyFailure?, since start: ContinuousClock.Instant) {
        if failure == .down(.cancelled) { return }
        let isDown = failure?.isDown ?? false
        let outcome = failure.map { $0.isDown ? PartyMeter.Outcome.failed : .refused } ?? .answered
        meter.record(outcome, party: party, took: ContinuousClock.now - start)
        let (before, after) = breaker.withLock { breaker in
            let before = breaker.isClosed
            if isDown { breaker.failed(now: clock.now) } else { breaker.answered() }
            return (before, breaker.isClosed)
        }
        if before, !after { logger.warning("party is down", metadata: ["party": "\(party)"]) }
        if !before, after { logger.notice("party is back", metadata: ["party": "\(party)"]) }
    }
}

extension PartyFailure {
    fileprivate var isWorthAnotherTry: Bool {
        switch self {
        case .down(.unreachable), .down(.broken), .down(.failing): true
        default: false
        }
    }
}
