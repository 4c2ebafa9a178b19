import Foundation
import Kit

/// What happened to a job, for logs and metrics. Reasons carry no personal data as long as the handlers' errors do not.
public enum OutboxEvent: Sendable {
    case done(OutboxKind, OutboxAttempt)
    case failed(OutboxKind, OutboxAttempt, reason: String)
    case dead(OutboxKind, OutboxAttempt, reason: String)
    /// The database did not let the worker claim or end jobs; it goes on trying.
    case storeAway(reason: String)
}

/// What a worker does with one job at a time.
struct OutboxDesk: Sendable {
    let database: Database
    let clock: Clock
    let chance: Chance
    let handlers: [String: OutboxHandler]
    let lease: TimeInterval
    let report: @Sendable (OutboxEvent) -> Void

    struct Round: Sendable {
        let jobs: [ClaimedJob]
        /// Until the next job is due.
        let wait: Duration?
    }

    func claim(most: Int) async throws -> Round {
        let (now, kinds) = (clock.now, handlers.keys.sorted())
        do {
            let (jobs, next) = try await database.claim { tx in
                for job in try tx.abandoned(kinds, now: now) { try takeBack(job, tx, now: now) }
                return (try tx.claim(kinds, most: most, now: now, lease: lease), try tx.nextDue(kinds))
            }
            return Round(jobs: jobs, wait: next.map { .seconds(max(0.001, $0.timeIntervalSince(now))) })
        } catch {
            report(.storeAway(reason: "\(error)"))
            throw error
        }
    }

    func perform(_ job: ClaimedJob) async {
        guard let handler = handlers[job.kind] else { return }
        do {
            let ending = try await timed(handler, job)
            await persist(database.claim) { tx, now in
                try ending(tx)
                try tx.finish(job.attempt, now: now)
            }
            report(.done(handler.kind, job.attempt))
        } catch {
            await failed(job, handler, error)
        }
    }

    /// An attempt nobody ended: an at-most-once job is dead, for it may have reached the outside.
    private func takeBack(_ job: ClaimedJob, _ tx: Transaction, now: Date) throws {
        guard let handler = handlers[job.kind] else { return }
        if job.attempt.number < handler.attempts {
            try tx.postpone(job.attempt, until: now, reason: "interrupted")
        } else if try tx.bury(job.attempt, erasing: handler.erases, reason: "interrupted", now: now) {
            try handler.dead(tx, job.payload, .interrupted)
        }
    }

    private func failed(_ job: ClaimedJob, _ handler: OutboxHandler, _ error: any Error) async {
        let reason = String("\(error)".prefix(500))
        let isHopeless = error is OutboxHopeless || job.attempt.number >= handler.attempts
        let pause = OutboxHandler.pause(after: job.attempt.number) * jitter()
        await persist(database.write) { tx, now in
            guard isHopeless else {
                return try tx.postpone(job.attempt, until: now.addingTimeInterval(pause), reason: reason)
            }
            guard try tx.bury(job.attempt, erasing: handler.erases, reason: reason, now: now) else { return }
            try handler.dead(tx, job.payload, .failed(error))
        }
        let event = isHopeless ? OutboxEvent.dead : OutboxEvent.failed
        report(event(handler.kind, job.attempt, reason))
    }

    /// Between ¾ and 5⁄4, so that what failed together does not come back together.
    private func jitter() -> Double { 0.75 + Double(chance.bytes(1).first ?? 128) / 512 }

    private func timed(_ handler: OutboxHandler, _ job: ClaimedJob) async throws -> OutboxHandler.Ending {
        try await withThrowingTaskGroup(of: OutboxHandler.Ending.self) { group in
            group.addTask { try await handler.work(job.payload, job.attempt) }
            group.addTask {
                try await Task.sleep(for: handler.limit)
                throw OutboxTooSlow()
            }
            defer { group.cancelAll() }
            guard let ending = try await group.next() else { throw OutboxTooSlow() }
            return ending
        }
    }

    /// The call has been made; what became of it has to be written down. Tried for as long as the lease lasts.
    private func persist(
        _ commit: (@escaping @Sendable (Transaction) throws -> Void) async throws -> Void,
        _ body: @escaping @Sendable (Transaction, Date) throws -> Void
    ) async {
        let deadline = ContinuousClock.now + .seconds(lease)
        var pause = Duration.milliseconds(50)
        while true {
            let now = clock.now
            do {
                return try await commit { tx in try body(tx, now) }
            } catch {
                report(.storeAway(reason: "\(error)"))
                guard (error as? StoreFault)?.isPassing ?? false, ContinuousClock.now < deadline, !Task.isCancelled else { return }
            }
            try? await Task.sleep(for: pause)
            pause = min(pause * 2, .seconds(5))
        }
    }
}

/// A handler did not come back within its limit.
struct OutboxTooSlow: Error {}

extension OutboxHandler {
    /// What may be sent once only is worth nothing afterwards, and is often a secret.
    var erases: Bool { delivery == .atMostOnce }
}
