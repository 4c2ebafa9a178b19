import Foundation

/// The one place that asks what time it is.
///
/// Everything else is told: actions take `now`, so a test says when they happen, and a journey shifts the whole
/// process with `faketime`.
package struct Clock: Sendable {
    private let read: @Sendable () -> Date

    package init(_ read: @escaping @Sendable () -> Date) { self.read = read }

    package var now: Date { read() }

    /// The machine's wall clock, which NTP keeps (INT-13).
    package static let system = Clock { Date() }
}
