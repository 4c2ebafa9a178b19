import Foundation

/// Which days and hours a state office works — *lịch làm việc*.
///
/// Saturdays, Sundays and public holidays are days off; a Saturday worked to make up for a swapped day is a working day.
/// Both kinds of exception are data, since the Prime Minister fixes them every year (Labour Code 2019, Art. 111–112).
public struct WorkingCalendar: Hashable, Sendable {
    public struct Exception: Codable, Hashable, Sendable {
        public enum Kind: String, Codable, Sendable { case holiday, madeUp }
        public let day: Day
        public let kind: Kind
        public let name: String

        public init(day: Day, kind: Kind, name: String) { (self.day, self.kind, self.name) = (day, kind, name) }
    }

    /// A stretch of working time in minutes after midnight.
    public struct Stretch: Codable, Hashable, Sendable {
        public let from: Int
        public let to: Int

        public init(from: Int, to: Int) { (self.from, self.to) = (from, to) }
    }

    /// Told with every due date, so that an old one can be worked out again as it was.
    public let version: String
    /// In order, not touching; together one working day.
    public let stretches: [Stretch]
    private let exceptions: [Day: Exception]

    /// 7:00–11:30 and 13:30–17:00, eight hours (domain 02, 2.7; a unit may have its own).
    public static let usualHours = [Stretch(from: 420, to: 690), Stretch(from: 810, to: 1020)]

    /// - Parameter stretches: Where there is none, the usual hours: no office works at no hour.
    public init(version: String, exceptions: [Exception], stretches: [Stretch] = usualHours) {
        let known = stretches.filter { $0.from < $0.to }.sorted { $0.from < $1.from }
        (self.version, self.stretches) = (version, known.isEmpty ? Self.usualHours : known)
        self.exceptions = Dictionary(exceptions.map { ($0.day, $0) }) { _, later in later }
    }

    public func isWorking(_ day: Day) -> Bool {
        switch exceptions[day]?.kind {
        case .holiday: false
        case .madeUp: true
        case nil: day.weekday <= 5
        }
    }

    /// The holiday's name, where the day is one.
    public func holiday(_ day: Day) -> String? {
        exceptions[day].flatMap { $0.kind == .holiday ? $0.name : nil }
    }

    public var minutesADay: Int { stretches.reduce(0) { $0 + $1.to - $1.from } }

    public func nextWorking(onOrAfter day: Day) -> Day {
        var day = day
        while !isWorking(day) { day = day.after(1) }
        return day
    }

    /// The last working day before `day`.
    public func lastWorking(before day: Day) -> Day {
        var day = day.after(-1)
        while !isWorking(day) { day = day.after(-1) }
        return day
    }

    /// When the office opens and closes on a working day, in minutes after midnight.
    public var opens: Int { stretches.first?.from ?? 0 }
    public var closes: Int { stretches.last?.to ?? 0 }
}
