import Synchronization

/// Counts the calls to each party; printed on the admin listener.
public final class PartyMeter: Sendable {
    public struct Count: Equatable, Sendable {
        public var calls = 0
        /// Calls that ended in ``PartyFailure/down(_:)``.
        public var failures = 0
        /// Calls the party answered with a no.
        public var refusals = 0
        /// Time spent in all calls.
        public var seconds = 0.0
    }

    public enum Outcome: Sendable { case answered, refused, failed }

    private let counts = Mutex<[String: Count]>([:])

    public init() {}

    public func record(_ outcome: Outcome, party: String, took duration: Duration) {
        counts.withLock { counts in
            var count = counts[party] ?? Count()
            count.calls += 1
            count.failures += outcome == .failed ? 1 : 0
            count.refusals += outcome == .refused ? 1 : 0
            count.seconds += duration / .seconds(1)
            counts[party] = count
        }
    }

    public func count(of party: String) -> Count { counts.withLock { $0[party] ?? Count() } }

    /// Prometheus text exposition format 0.0.4, parties in alphabetical order.
    public var prometheus: String {
        let counts = counts.withLock { $0 }.sorted { $0.key < $1.key }
        return Self.family("calls", "Calls to an outside party.", counts) { String($0.calls) }
            + Self.family("failures", "Calls without a usable answer.", counts) { String($0.failures) }
            + Self.family("refusals", "Calls the party refused.", counts) { String($0.refusals) }
            + Self.family("seconds", "Time spent in calls.", counts) { String($0.seconds) }
    }

    private static func family(
        _ name: String, _ help: String, _ counts: [(key: String, value: Count)], _ value: (Count) -> String
    ) -> String {
        let full = "motcua_party_\(name)_total"
        let rows = counts.map { "\(full){party=\"\($0.key)\"} \(value($0.value))\n" }
        return "# HELP \(full) \(help)\n# TYPE \(full) counter\n" + rows.joined()
    }
}
