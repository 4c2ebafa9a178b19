import Synchronization

/// A closure waiting for its transaction, its answer, and whoever waits for the answer.
///
/// The answer is handed over only after the COMMIT; until then the closure may be run again.
final class TransactionJob: Sendable {
    /// Runs the closure and keeps its result; throws what it throws.
    let attempt: @Sendable (Transaction) throws -> Void
    /// Hands over the kept result, or the fault that came instead.
    let settle: @Sendable ((any Error)?) -> Void
    /// Bulk work gets a transaction of its own, so that it delays nobody's commit.
    let isAlone: Bool
    let isolation: Isolation

    /// - Parameter done: Takes the answer, and whether jobs for the outbox became durable with it.
    init<T: Sendable>(
        alone: Bool = false, isolation: Isolation = .serializable,
        _ body: @escaping @Sendable (Transaction) throws -> T,
        _ done: @escaping @Sendable (Result<T, any Error>, _ enqueued: Bool) -> Void
    ) {
        let kept = Mutex<(result: Result<T, any Error>, enqueued: Bool)?>(nil)
        (isAlone, self.isolation) = (alone, isolation)
        attempt = { tx in
            let result = Result { try tx.unbroken(body) }
            let enqueued = tx.hasEnqueued
            kept.withLock { $0 = (result, enqueued) }
            _ = try result.get()
        }
        settle = { fault in
            if let fault { return done(.failure(fault), false) }
            guard let (result, enqueued) = kept.withLock({ $0 }) else {
                return done(.failure(StoreFault.unavailable("never run")), false)
            }
            done(result, enqueued)
        }
    }
}

/// How far a write is kept apart from others that run at the same time. SQLite has one writer and knows no difference.
enum Isolation: Sendable {
    case serializable
    /// READ COMMITTED, for what claims rows with SKIP LOCKED and what ends a job row by row: under SERIALIZABLE each claim
    /// would collide with each enqueue. Used by the outbox and the sealer only.
    case claiming
}
