import Foundation

/// Which days and hours a state office works — *lịch làm việc*.
///
/// Saturdays, Sundays and public holidays are days off; a Saturday worked to make up for a swapped day is a working day.
/// Both kinds of exception are data, since the Prime Minister fixes them every year (Labour Code 2019, Art. 111–112).
package struct WorkingCalendar: Hashable, Sendable {
    package struct Exception: Codable, Hashable, Sendable {
        package enum Kind: String, Codable, Sendable { case holiday, madeUp }
        package let day: Day
        package let kind: Kind
        package let name: String

        package init(day: Day, kind: Kind, name: String) { (self.day, self.kind, self.name) = (day, kind, name) }
    }

    /// A stretch of working time in minutes after midnight.
    package struct Stretch: Codable, Hashable, Sendable {
        package let from: Int
        package let to: Int

        package init(from: Int, to: Int) { (self.from, self.to) = (from, to) }
    }

    /// Told with every due date, so that an old one can be worked out again as it was.
    package let version: String
    /// In order, not touching; together one working day.
    package let stretches: [Stretch]
    private let exceptions: [Day: Exception]

    /// 7:00–11:30 and 13:30–17:00, eight hours (domain 02, 2.7; a unit may have its own).
    package static let usualHours = [Stretch(from: 420, to: 690), Stretch(from: 810, to: 1020)]

    /// - Parameter stretches: Where there is none, the usual hours: no office works at no hour.
    package init(version: String, exceptions: [Exception], stretches: [Stretch] = usualHours) {
        let known = stretches.filter { $0.from < $0.to }.sorted { $0.from < $1.from }
        (self.version, self.stretches) = (version, known.isEmpty ? Self.usualHours : known)
        self.exceptions = Dictionary(exceptions.map { ($0.day, $0) }) { _, later in later }
    }

    package func isWorking(_ day: Day) -> Bool {
        switch exceptions[day]?.kind {
        case .holiday: false
        case .madeUp: true
        case nil: day.weekday <= 5
        }
    }

    /// The holiday's name, where the day is one.
    package func holiday(_ day: Day) -> String? {
        exceptions[day].flatMap { $0.kind == .holiday ? $0.name : nil }
    }

    package var minutesADay: Int { stretches.reduce(0) { $0 + $1.to - $1.from } }

    package func nextWorking(onOrAfter day: Day) -> Day {
        var day = day
        while !isWorking(day) { day = day.after(1) }
        return day
    }

    /// The last working day before `day`.
    package func lastWorking(before day: Day) -> Day {
        var day = day.after(-1)
        while !isWorking(day) { day = day.after(-1) }
        return day
    }

    /// When the office opens and closes on a working day, in minutes after midnight.
    package var opens: Int { stretches.first?.from ?? 0 }
    package var closes: Int { stretches.last?.to ?? 0 }
}
