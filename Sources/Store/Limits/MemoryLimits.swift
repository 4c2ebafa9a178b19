import Foundation
import Synchronization

/// Limits of this process alone, for floods: cheap, bounded, forgotten at the end.
///
/// Counts are kept for the running stretch and the one before; what is spent is the running count and that part of the
/// last one which the stretch ending now still covers. At most ``most`` subjects are remembered: past that, the older
/// half is forgotten, so that a flood from many addresses costs accuracy and not memory.
public final class MemoryLimits: Sendable {
    private struct Key: Hashable {
        let name: String
        let subject: String
    }

    fileprivate struct Count {
        var stretch: Int
        var now = 0
        var before = 0
    }

    private struct State {
        var young: [Key: Count] = [:]
        var old: [Key: Count] = [:]
    }

    private let state = Mutex(State())
    private let most: Int

    public init(most: Int = 100_000) { self.most = max(2, most) }

    public func spend(_ limit: Limit, on subject: String, now: Date) -> LimitAnswer {
        let key = Key(name: limit.name, subject: subject)
        let position = now.timeIntervalSince1970 / limit.within
        let stretch = Int(position.rounded(.down))
        return state.withLock { state in
            var count = (state.young[key] ?? state.old[key] ?? Count(stretch: stretch)).moved(to: stretch)
            let covered = 1 - (position - Double(stretch))
            guard Double(count.now) + Double(count.before) * covered + 1 <= Double(limit.most) else {
                return .refused(until: Date(timeIntervalSince1970: Double(stretch + 1) * limit.within))
            }
            count.now += 1
            state.young[key] = count
            if state.young.count > most / 2 { (state.old, state.young) = (state.young, [:]) }
            return .allowed
        }
    }

    /// Subjects remembered.
    var size: Int { state.withLock { $0.young.count + $0.old.count } }
}

extension MemoryLimits.Count {
    fileprivate func moved(to next: Int) -> Self {
        if next == stretch { return self }
        return Self(stretch: next, now: 0, before: next == stretch + 1 ? now : 0)
    }
}
