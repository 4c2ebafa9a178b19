import Foundation

/// The one place that asks what time it is.
///
/// Everything else is told: actions take `now`, so a test says when they happen, and a journey shifts the whole
/// process with `faketime`.
public struct Clock: Sendable {
    private let read: @Sendable () -> Date

    public init(_ read: @escaping @Sendable () -> Date) { self.read = read }

    public var now: Date { read() }

    /// The machine's wall clock, which NTP keeps (INT-13).
    public static let system = Clock { Date() }
}
