import Foundation
import Kit

/// A version of the calendar of working days as a file (Sources/Samples/Data/calendar/README.md).
///
/// A version is whole: it names every day off and made-up day of the years it speaks of, so a due date needs one version
/// and no other.
public struct CalendarFile: Codable, Hashable, Sendable {
    /// Shown to people beside each due date: `2026.1`.
    public let version: String
    public let days: [WorkingCalendar.Exception]

    public init(version: String, days: [WorkingCalendar.Exception]) { (self.version, self.days) = (version, days) }

    /// - Throws: ``CalendarFault`` for a file that is no calendar.
    public init(json: Data) throws {
        guard let file = try? JSONDecoder().decode(CalendarFile.self, from: json) else { throw CalendarFault.notACalendar }
        guard !file.version.cleaned.isEmpty, Set(file.days.map(\.day)).count == file.days.count else {
            throw CalendarFault.repeatedDay
        }
        self = file
    }
}

public enum CalendarFault: Error, Equatable {
    case notACalendar, repeatedDay
    /// The version is published already, with other days: a version never changes.
    case versionTaken(String)
}
