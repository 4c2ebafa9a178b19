import Synchronization

/// Places for requests that are answered at the same time, and a line before them that is not endless.
///
/// Whoever waits in line holds no thread. A place that becomes free is handed to the first in line.
final class Places: Sendable {
    private struct State {
        var free: Int
        var line: [CheckedContinuation<Bool, Never>] = []
        var head = 0
    }

    private let state: Mutex<State>
    private let longest: Int

    /// - Parameter most: Requests at once; the line may be as long, or 256 where that is more.
    init(_ most: Int) {
        state = Mutex(State(free: most))
        longest = max(256, most)
    }

    /// - Returns: Whether there was a place, at once or after waiting; `false` where the line is full.
    func enter() async -> Bool {
        if takeFree() { return true }
        return await withCheckedContinuation { continuation in
            // Between the look above and this one a place may have become free.
            let answer: Bool? = state.withLock { state in
                if state.free > 0 {
                    state.free -= 1
                    return true
                }
                guard state.line.count - state.head < longest else { return false }
                state.line.append(continuation)
                return nil
            }
            if let answer { continuation.resume(returning: answer) }
        }
    }

    func leave() {
        let next: CheckedContinuation<Bool, Never>? = state.withLock { state in
            guard state.head < state.line.count else {
                state.free += 1
                return nil
            }
            let next = state.line[state.head]
            state.head += 1
            if state.head == state.line.count { (state.line, state.head) = ([], 0) }
            return next
        }
        next?.resume(returning: true)
    }

    private func takeFree() -> Bool {
        state.withLock { state in
            guard state.free > 0 else { return false }
            state.free -= 1
            return true
        }
    }
}
