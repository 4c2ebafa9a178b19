import Synchronization

/// Lets only so many databases live at the same time: the tests of a suite all begin at once, and each database has
/// threads, files and connections of its own.
///
/// A test that has been waiting for long gets in all the same, for it may be waiting for itself (a second database of
/// one test).
final class TestGate: Sendable {
    private let living = Mutex(0)
    private let most: Int

    init(most: Int) { self.most = most }

    func enter() async throws {
        let deadline = ContinuousClock.now + .seconds(30)
        while !take(force: ContinuousClock.now > deadline) { try await Task.sleep(for: .milliseconds(10)) }
    }

    func leave() { living.withLock { $0 -= 1 } }

    private func take(force: Bool) -> Bool {
        living.withLock { living in
            guard living < most || force else { return false }
            living += 1
            return true
        }
    }
}
