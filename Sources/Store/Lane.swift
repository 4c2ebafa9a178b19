import Foundation
import Synchronization

/// A bounded queue of work and the threads that empty it.
///
/// Each thread owns one connection, so a transaction can block without holding an event loop and cannot be held open
/// across an `await`. The queue is the only queue: past its bound the answer is ``StoreFault/overloaded`` at once.
final class Lane<Job: Sendable>: Sendable {
    private struct State {
        var waiting: [Job] = []
        var head = 0
        var isClosed = false
        var living = 0
    }

    private let state = Mutex(State())
    private let signal = DispatchSemaphore(value: 0)
    private let bound: Int

    init(bound: Int) { self.bound = bound }

    func start(threads: Int, name: String, _ loop: @escaping @Sendable (Lane<Job>) -> Void) {
        state.withLock { $0.living += threads }
        for index in 0..<threads {
            let thread = Thread { [self] in
                loop(self)
                state.withLock { $0.living -= 1 }
            }
            thread.name = "\(name)-\(index)"
            thread.stackSize = 1 << 20
            thread.start()
        }
    }

    func submit(_ job: Job) throws(StoreFault) {
        let fault: StoreFault? = state.withLock { state in
            if state.isClosed { return .unavailable("closed") }
            if state.waiting.count - state.head >= bound { return .overloaded }
            state.waiting.append(job)
            return nil
        }
        if let fault { throw fault }
        signal.signal()
    }

    /// Waits for the next job; `nil` once the lane is closed and empty.
    func next() -> Job? {
        signal.wait()
        return state.withLock { take(&$0) }
    }

    /// The next job if one is there already.
    func nextIfWaiting() -> Job? {
        guard signal.wait(timeout: .now()) == .success else { return nil }
        let job = state.withLock { take(&$0) }
        if job == nil { signal.signal() }
        return job
    }

    /// Lets the threads finish what is queued, and waits until they have.
    func close() {
        letGo()
        while state.withLock({ $0.living > 0 }) { usleep(1000) }
    }

    /// Lets the threads end as soon as nothing is queued.
    func letGo() {
        let living = state.withLock { state in
            state.isClosed = true
            return state.living
        }
        for _ in 0..<living { signal.signal() }
    }

    var depth: Int { state.withLock { $0.waiting.count - $0.head } }

    private func take(_ state: inout State) -> Job? {
        guard state.head < state.waiting.count else { return nil }
        let job = state.waiting[state.head]
        state.head += 1
        if state.head == state.waiting.count {
            state.waiting.removeAll(keepingCapacity: true)
            state.head = 0
        } else if state.head > 1024 {
            state.waiting.removeFirst(state.head)
            state.head = 0
        }
        return job
    }
}
