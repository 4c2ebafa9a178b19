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

    init<T: Sendable>(
        alone: Bool = false, _ body: @escaping @Sendable (Transaction) throws -> T,
        _ done: @escaping @Sendable (Result<T, any Error>) -> Void
    ) {
        let kept = Kept<T>()
        isAlone = alone
        attempt = { tx in
            do {
                let value = try body(tx)
                kept.result.withLock { $0 = .success(value) }
            } catch {
                kept.result.withLock { $0 = .failure(error) }
                throw error
            }
        }
        settle = { fault in
            if let fault { return done(.failure(fault)) }
            done(kept.result.withLock { $0 } ?? .failure(StoreFault.unavailable("never run")))
        }
    }

    private final class Kept<T: Sendable>: Sendable {
        let result = Mutex<Result<T, any Error>?>(nil)
    }
}
