import Foundation
import Synchronization

/// Values as they were a moment ago, so that what everyone asks for again and again is read once.
///
/// What this process changes it forgets at once; what another process changes is seen after the seconds each value is
/// kept for. Bounded: a full keep is emptied, for keys may be typed by strangers.
///
/// ```swift
/// let unit = try await units.value(code, at: now) { try await database.read { try $0.agency(code) } }
/// ```
public final class Keep<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Kept {
        let value: Value
        let until: Date
    }

    private let kept = Mutex<[Key: Kept]>([:])
    private let seconds: TimeInterval
    private let most: Int

    /// - Parameter seconds: How old a value may be.
    public init(seconds: TimeInterval, most: Int) { (self.seconds, self.most) = (seconds, most) }

    public subscript(key: Key, at now: Date) -> Value? {
        kept.withLock { $0[key] }.flatMap { now < $0.until ? $0.value : nil }
    }

    /// - Parameter own: How old this value may be, where it is not as old as the others.
    public func keep(_ value: Value, as key: Key, at now: Date, for own: TimeInterval? = nil) {
        kept.withLock { kept in
            if kept.count >= most { kept.removeAll() }
            kept[key] = Kept(value: value, until: now.addingTimeInterval(own ?? seconds))
        }
    }

    /// The kept value, or else what `read` finds. Two who ask at once may both read.
    public func value(_ key: Key, at now: Date, _ read: () async throws -> Value) async rethrows -> Value {
        if let known = self[key, at: now] { return known }
        let value = try await read()
        keep(value, as: key, at: now)
        return value
    }

    public func forgetAll() { kept.withLock { $0.removeAll() } }
}
