import Foundation
import Synchronization

/// The challenges that wait for their answer.
final class CaptchaBoard: Sendable {
    private struct Open {
        let answer: String
        let until: Date
    }

    static let life: TimeInterval = 300
    private static let most = 10_000
    private let open = Mutex<[String: Open]>([:])

    func add(_ id: String, answer: String, now: Date) {
        open.withLock { open in
            if open.count >= Self.most { open = open.filter { $0.value.until > now } }
            open[id] = Open(answer: answer, until: now.addingTimeInterval(Self.life))
        }
    }

    func answer(_ id: String, now: Date) -> String? { open.withLock { Self.live($0[id], now) } }

    /// The answer of a challenge, which is gone afterwards.
    func take(_ id: String, now: Date) -> String? { open.withLock { Self.live($0.removeValue(forKey: id), now) } }

    private static func live(_ open: Open?, _ now: Date) -> String? {
        open.flatMap { $0.until > now ? $0.answer : nil }
    }
}
