import Foundation

/// Threads for work with the disk, which may block: an fsync takes as long as the disk takes.
final class FileThreads: Sendable {
    private let lane = Lane<@Sendable () -> Void>(bound: 10_000)

    init(threads: Int = 4) {
        lane.start(threads: threads, name: "files") { lane in
            while let work = lane.next() { work() }
        }
    }

    deinit { lane.letGo() }

    func run<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            do {
                try lane.submit { continuation.resume(with: Result { try work() }) }
            } catch {
                continuation.resume(throwing: error)
            }
        }
    }
}
