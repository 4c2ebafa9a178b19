import Foundation
import Kit
import Synchronization

/// Empties the outbox: in the process that serves, or alone (`motcua work`). Any number may run on PostgreSQL.
///
/// ```swift
/// let worker = OutboxWorker(database: database, clock: .system, chance: .system, handlers: handlers)
/// async let done: Void = worker.run()
/// worker.stop()   // takes no new jobs; `run` returns when those that run have ended
/// ```
public final class OutboxWorker: Sendable {
    private let desk: OutboxDesk
    private let database: Database
    private let slots: Int
    private let poll: Duration
    private let rings: AsyncStream<Void>
    private let ringer: AsyncStream<Void>.Continuation
    private let state = Mutex(State())

    private struct State {
        var running = 0
        var isStopping = false
    }

    /// - Parameters:
    ///   - concurrency: Calls at the same time; one while people wait for the database.
    ///   - poll: How often to look for what other processes enqueued.
    ///   - lease: After this an attempt counts as dead; well over every handler's limit.
    public init(
        database: Database, clock: Clock, chance: Chance, handlers: [OutboxHandler], concurrency: Int = 8,
        poll: Duration = .seconds(1), lease: TimeInterval = 90,
        report: @escaping @Sendable (OutboxEvent) -> Void = { _ in }
    ) {
        desk = OutboxDesk(
            database: database, clock: clock, chance: chance,
            handlers: Dictionary(uniqueKeysWithValues: handlers.map { ($0.kind.name, $0) }), lease: lease, report: report)
        (self.database, slots, self.poll) = (database, concurrency, poll)
        (rings, ringer) = database.bell.listen()
    }

    /// Works until ``stop()``, and returns when the running calls have ended. Cancelling the task cuts them off.
    public func run() async {
        await withDiscardingTaskGroup { group in
            ringer.yield()
            let alarm = Mutex<Task<Void, Never>?>(nil)
            for await _ in rings where !isStopping {
                let pause = await pass(&group)
                alarm.withLock { alarm in
                    alarm?.cancel()
                    alarm = ring(after: pause)
                }
            }
            alarm.withLock { $0?.cancel() }
        }
    }

    public func stop() {
        state.withLock { $0.isStopping = true }
        ringer.finish()
    }

    private var isStopping: Bool { state.withLock { $0.isStopping } }

    private func ring(after pause: Duration) -> Task<Void, Never> {
        Task { [ringer] in
            do { try await Task.sleep(for: pause) } catch { return }
            ringer.yield()
        }
    }

    /// Fills the free slots; tells when to look again.
    private func pass(_ group: inout DiscardingTaskGroup) async -> Duration {
        while !isStopping {
            let free = (database.isBusy ? 1 : slots) - state.withLock { $0.running }
            guard free > 0 else { return poll }
            let round: OutboxDesk.Round
            do { round = try await desk.claim(most: free) } catch { return poll }
            for job in round.jobs {
                state.withLock { $0.running += 1 }
                group.addTask { [self] in
                    await desk.perform(job)
                    state.withLock { $0.running -= 1 }
                    ringer.yield()
                }
            }
            if round.jobs.count < free { return min(poll, round.wait ?? poll) }
        }
        return poll
    }
}
