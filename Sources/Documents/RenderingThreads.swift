import Foundation

/// A few threads for work that keeps a core busy — papers, codes, captchas — so that it never runs on an event loop.
///
/// ```swift
/// let threads = RenderingThreads(count: 2, waiting: 64)
/// let pdf = try await threads.run { try paper.pdf() }
/// ```
///
/// Work that has been taken is always finished, also when the task that asked for it is cancelled. The threads end
/// when the value is released or ``stop()`` is called.
public final class RenderingThreads: Sendable {
    private let queue: WorkQueue

    /// - Parameter count: threads, at least one.
    /// - Parameter waiting: pieces of work that may wait beside those being done; one more is refused.
    public init(count: Int, waiting: Int) {
        precondition(count > 0 && waiting >= 0, "at least one thread, and no negative queue")
        let queue = WorkQueue(threads: count, limit: count + waiting)
        self.queue = queue
        for number in 1...count {
            let thread = Thread { queue.serve() }
            thread.name = "rendering-\(number)"
            thread.start()
        }
    }

    deinit { stop() }

    /// Does `work` on one of the threads and gives what it gives.
    /// - Throws: ``RenderingRefusal`` when there is no room; otherwise what `work` throws.
    public func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let refusal = queue.take {
                let result = Result(catching: work)
                return { continuation.resume(with: result) }
            }
            if let refusal { continuation.resume(throwing: refusal) }
        }
    }

    /// Takes no more work, finishes what was taken, and lets the threads end.
    public func stop() { queue.stop() }
}
