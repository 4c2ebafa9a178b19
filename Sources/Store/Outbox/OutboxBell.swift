import Synchronization

/// Wakes this process's workers.
final class OutboxBell: Sendable {
    private let listeners = Mutex<[AsyncStream<Void>.Continuation]>([])

    /// One ring is kept for a worker that is busy; more are the same as one.
    func listen() -> (rings: AsyncStream<Void>, ringer: AsyncStream<Void>.Continuation) {
        let (rings, ringer) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        listeners.withLock { $0.append(ringer) }
        return (rings, ringer)
    }

    func ring() {
        listeners.withLock { listeners in
            listeners.removeAll { ringer in
                if case .terminated = ringer.yield() { true } else { false }
            }
        }
    }
}
