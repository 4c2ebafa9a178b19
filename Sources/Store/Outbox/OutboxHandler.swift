import Foundation
import Kit

/// What is done with the jobs of one kind.
///
/// ```swift
/// OutboxHandler(.dossierEvent, Event.self, delivery: .atLeastOnce) { event, attempt in
///     try await national.deliver(event, key: attempt.job)
/// }
/// ```
public struct OutboxHandler: Sendable {
    public enum Delivery: Sendable {
        /// Marked before the call and never called again, whatever became of it: a one-time password (REQ-OTP-008). The
        /// payload is erased when it ended.
        case atMostOnce
        /// Called until it succeeds; doubled only if the process dies between the call's end and the COMMIT after it.
        case atLeastOnce
    }

    /// Written in the transaction that ends the job.
    public typealias Ending = @Sendable (Transaction) throws -> Void
    /// Written in the transaction in which the job gives up.
    public typealias Obituary = @Sendable (Transaction, Data, OutboxDeath) throws -> Void

    let kind: OutboxKind
    let delivery: Delivery
    let attempts: Int
    let limit: Duration
    let work: @Sendable (Data, OutboxAttempt) async throws -> Ending
    let dead: Obituary

    /// - Parameters:
    ///   - attempts: For ``Delivery/atLeastOnce``; then the job is dead. Fifteen take about a day.
    ///   - limit: The task is cancelled after it. Has to be well under the worker's lease.
    ///   - ending: Does the call and returns what to write when the job is ended.
    ///   - dead: What to write when the job gives up.
    public init(
        _ kind: OutboxKind, delivery: Delivery, attempts: Int = 15, limit: Duration = .seconds(30),
        ending work: @escaping @Sendable (Data, OutboxAttempt) async throws -> Ending,
        dead: @escaping Obituary = { _, _, _ in }
    ) {
        (self.kind, self.delivery, self.limit, self.work, self.dead) = (kind, delivery, limit, work, dead)
        self.attempts = delivery == .atMostOnce ? 1 : attempts
    }

    public init(
        _ kind: OutboxKind, delivery: Delivery, attempts: Int = 15, limit: Duration = .seconds(30),
        work: @escaping @Sendable (_ payload: Data, _ attempt: OutboxAttempt) async throws -> Void
    ) {
        self.init(kind, delivery: delivery, attempts: attempts, limit: limit, ending: { payload, attempt in
            try await work(payload, attempt)
            return { _ in }
        })
    }

    /// With the payload read from JSON; one that cannot be read is a dead letter at once.
    public init<Payload: Decodable & Sendable>(
        _ kind: OutboxKind, _ type: Payload.Type, delivery: Delivery, attempts: Int = 15, limit: Duration = .seconds(30),
        work: @escaping @Sendable (_ payload: Payload, _ attempt: OutboxAttempt) async throws -> Void
    ) {
        self.init(kind, delivery: delivery, attempts: attempts, limit: limit) { payload, attempt in
            let payload = try Self.read(type, payload)
            try await work(payload, attempt)
        }
    }

    public static func read<Payload: Decodable>(_ type: Payload.Type, _ payload: Data) throws -> Payload {
        do {
            return try JSONDecoder().decode(type, from: payload)
        } catch {
            throw OutboxHopeless("payload is no \(type)")
        }
    }

    /// How long to wait after the `number`-th failure: 2 s, 4 s, … up to two hours.
    static func pause(after number: Int) -> TimeInterval { min(7_200, pow(2, Double(min(number, 20)))) }
}

/// Why a job gave up.
public enum OutboxDeath: Sendable {
    /// The last attempt threw this.
    case failed(any Error)
    /// The process died, or the attempt outlived its lease: it may have reached the outside.
    case interrupted
}

/// Thrown by a handler that knows that no other attempt will help: the job is dead at once.
public struct OutboxHopeless: Error, Sendable, CustomStringConvertible {
    public let description: String
    public let cause: (any Error)?

    /// - Parameter reason: For the list of dead letters; no personal data.
    public init(_ reason: String, because cause: (any Error)? = nil) { (description, self.cause) = (reason, cause) }
}
