import Foundation

/// Rounds of a worker: one every `pause`; after a round that failed sooner, at first after a second, so that two
/// deployments that start together find each other at once.
struct SyncRounds {
    let pause: Duration
    private var next = Duration.seconds(1)

    init(every pause: Duration) { self.pause = pause }

    /// - Parameter round: Tells whether all went well.
    mutating func run(_ round: () async -> Bool) async {
        while !Task.isCancelled {
            let wait = await round() ? pause : min(next, pause)
            next = wait == pause ? .seconds(1) : next * 2
            do { try await Task.sleep(for: wait) } catch { return }
        }
    }
}
