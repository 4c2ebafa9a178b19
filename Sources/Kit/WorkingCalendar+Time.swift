import Foundation

/// Time counted in working minutes. Seconds are left out: a person is promised a minute of the clock.
extension WorkingCalendar {
    /// The first working minute at or after the minute of `moment`.
    public func opening(onOrAfter moment: Date) -> Date {
        let day = Day(moment)
        let minute = moment.secondOfDay / 60
        if isWorking(day) {
            for stretch in stretches where minute < stretch.to { return day.at(0, max(minute, stretch.from)) }
        }
        return nextWorking(onOrAfter: day.after(1)).at(0, opens)
    }

    /// The moment after `minutes` of working time from `start`. The end of a stretch is still in it, so a term that ends
    /// with the day ends that evening and not the next morning.
    public func adding(minutes: Int, to start: Date) -> Date {
        var moment = opening(onOrAfter: start)
        var left = minutes
        while left > 0 {
            let (day, minute) = (Day(moment), moment.secondOfDay / 60)
            guard let stretch = stretches.first(where: { minute < $0.to }) else { break }
            let room = stretch.to - minute
            if left <= room { return day.at(0, minute + left) }
            left -= room
            moment = opening(onOrAfter: day.at(0, stretch.to))
        }
        return moment
    }

    /// Working minutes from `start` to `end`; 0 where `end` is not later.
    public func minutes(from start: Date, to end: Date) -> Int {
        guard end > start else { return 0 }
        let (first, last) = (Day(start), Day(end))
        let (from, to) = (start.secondOfDay / 60, end.secondOfDay / 60)
        var minutes = 0
        for number in first.number...last.number where isWorking(Day(number: number)) {
            let lower = number == first.number ? from : 0
            let upper = number == last.number ? to : 1_440
            minutes += stretches.reduce(0) { $0 + max(0, min($1.to, upper) - max($1.from, lower)) }
        }
        return minutes
    }

    /// The days off between two moments, the days of both included, for showing how a due date came about.
    public func daysOff(from start: Date, to end: Date) -> [Day] {
        let (first, last) = (Day(start), Day(end))
        guard first < last else { return [] }
        return (first.number...last.number).map(Day.init(number:)).filter { !isWorking($0) }
    }
}
