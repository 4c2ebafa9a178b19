import Catalogue
import Foundation
import Kit

/// How much time a term is, and when it ends.
///
/// Hours and working days are counted in working minutes, so that three working days from Friday 09:00 end at 09:00 of
/// the third working day after; days and months by the calendar, never ending on a day off (domain 02, 2.7).
struct TermMeasure {
    let term: Term
    let calendar: WorkingCalendar

    /// More than any term of the law, in any unit; a larger number is a broken record, and the desk names the day.
    static let most = 10_000.0

    /// Where the term ends that begins at `start`; `nil` for a term of words.
    func end(from start: Date) -> Date? {
        guard term.isComputable, let amount = term.amount else { return nil }
        let number = NSDecimalNumber(decimal: amount).doubleValue
        guard number <= Self.most else { return nil }
        switch term.unit {
        case .hour: return calendar.adding(minutes: Int((number * 60).rounded()), to: start)
        case .workingDay:
            return calendar.adding(minutes: Int((number * Double(calendar.minutesADay)).rounded()), to: start)
        case .day: return start.wholeMinute.addingTimeInterval((number * 86_400).rounded())
        case .month: return Self.months(Int(number.rounded(.up)), after: start.wholeMinute)
        case .other: return nil
        }
    }

    /// Between two moments: working minutes for working terms and terms of words, seconds for calendar terms; 0 where
    /// `end` is not later.
    func span(from start: Date, to end: Date) -> Int {
        isByCalendar
            ? max(0, Int(end.timeIntervalSince(start.wholeMinute))) : calendar.minutes(from: start, to: end)
    }

    /// The moment `span` later, as ``span(from:to:)`` counts.
    func moment(after span: Int, from start: Date) -> Date {
        isByCalendar
            ? start.wholeMinute.addingTimeInterval(TimeInterval(span)) : calendar.adding(minutes: span, to: start)
    }

    /// The same hour of the next working day, for a term that ends on a day off.
    func offDaysOff(_ end: Date) -> Date {
        let day = Day(end)
        let working = calendar.nextWorking(onOrAfter: day)
        return end.addingTimeInterval(TimeInterval((working.number - day.number) * 86_400))
    }

    var isByCalendar: Bool {
        switch term.unit {
        case .day, .month: true
        case .hour, .workingDay, .other: false
        }
    }

    /// The same day of a later month, or that month's last day.
    private static func months(_ count: Int, after start: Date) -> Date {
        let day = Day(start)
        let index = day.year * 12 + day.month - 1 + count
        let (year, month) = (index / 12, index % 12 + 1)
        let target = (1...day.day).reversed().lazy.compactMap { Day(year: year, month: month, day: $0) }.first ?? day
        return start.addingTimeInterval(TimeInterval((target.number - day.number) * 86_400))
    }
}

extension Date {
    /// Without its seconds.
    var wholeMinute: Date { Day(self).at(0, secondOfDay / 60) }
}
