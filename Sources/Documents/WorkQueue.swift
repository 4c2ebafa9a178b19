import Dispatch
import Synchronization

/// What waits for a thread, with a bound.
final class WorkQueue: Sendable {
    /// Does the work, and gives what tells the one who waits for it.
    typealias Work = @Sendable () -> (@Sendable () -> Void)

    private struct State {
        var waiting: [Work] = []
        /// Waiting or being done.
        var taken = 0
        var isStopped = false
    }

    private let limit: Int
    private let threads: Int
    private let state = Mutex(State())
    /// One signal for each piece of work, and at the end one for each thread.
    private let signal = DispatchSemaphore(value: 0)

    init(threads: Int, limit: Int) {
        self.threads = threads
        self.limit = limit
    }

    func take(_ work: @escaping Work) -> RenderingRefusal? {
        let refusal: RenderingRefusal? = state.withLock { state in
            if state.isStopped { return .stopped }
            if state.taken >= limit { return .busy }
            state.taken += 1
            state.waiting.append(work)
            return nil
        }
        if refusal == nil { signal.signal() }
        return refusal
    }

    /// The life of a thread: until the queue is stopped and empty.
    func serve() {
        while true {
            signal.wait()
            guard let work = state.withLock({ $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }) else { return }
            let tell = work()
            // First make room: whoever is told may come back at once.
            state.withLock { $0.taken -= 1 }
            tell()
        }
    }

    func stop() {
        let isFirst = state.withLock { state in
            defer { state.isStopped = true }
            return !state.isStopped
        }
        guard isFirst else { return }
        for _ in 0..<threads { signal.signal() }
    }
}
