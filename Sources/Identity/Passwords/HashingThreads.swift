import Foundation
import Synchronization

/// A few threads that do nothing but hash, and a bounded queue before them.
///
/// They give way to all other threads of the process (`nice`), so that a wave of logins does not slow the pages of
/// those who are reading.
final class HashingThreads: Sendable {
    private let queue: HashingQueue

    init(count: Int, waiting: Int) {
        let queue = HashingQueue(threads: max(1, count), waiting: max(0, waiting))
        self.queue = queue
        for number in 0..<max(1, count) {
            let thread = Thread { queue.serve() }
            thread.name = "hashing-\(number)"
            thread.start()
        }
    }

    deinit { queue.stop() }

    /// - Throws: ``IdentityRefusal/busy`` where too much waits already; otherwise what `work` throws.
    func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let isTaken = queue.take { continuation.resume(with: Result(catching: work)) }
            if !isTaken { continuation.resume(throwing: IdentityRefusal.busy) }
        }
    }

    func stop() { queue.stop() }
}

/// What waits for a hashing thread.
private final class HashingQueue: Sendable {
    private struct State {
        var waiting: [@Sendable () -> Void] = []
        var taken = 0
        var isStopped = false
    }

    private let state = Mutex(State())
    private let signal = DispatchSemaphore(value: 0)
    private let threads: Int
    private let bound: Int

    init(threads: Int, waiting: Int) { (self.threads, bound) = (threads, threads + waiting) }

    func take(_ work: @escaping @Sendable () -> Void) -> Bool {
        let isTaken = state.withLock { state in
            guard !state.isStopped, state.taken < bound else { return false }
            state.taken += 1
            state.waiting.append(work)
            return true
        }
        if isTaken { signal.signal() }
        return isTaken
    }

    func serve() {
        // On Linux the nice value belongs to the thread, whatever POSIX says of the process.
        _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 5)
        while true {
            signal.wait()
            guard let work = state.withLock({ $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }) else { return }
            work()
            state.withLock { $0.taken -= 1 }
        }
    }

    func stop() {
        let isFirst = state.withLock { state in
            defer { state.isStopped = true }
            return !state.isStopped
        }
        if isFirst { for _ in 0..<threads { signal.signal() } }
    }
}
