import Foundation
import Synchronization

/// The access tokens the operators gave out and still take.
final class TokenDesk: Sendable {
    static let life: TimeInterval = 300
    private let tokens = Mutex<[String: Date]>([:])

    func give(_ token: String, now: Date) {
        tokens.withLock { tokens in
            tokens = tokens.filter { $0.value > now }
            tokens[token] = now.addingTimeInterval(Self.life)
        }
    }

    func takes(_ token: String, now: Date) -> Bool { tokens.withLock { $0[token].map { $0 > now } ?? false } }

    func forget() { tokens.withLock { $0 = [:] } }
}
