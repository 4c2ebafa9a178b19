import Catalogue
import Foundation
import Kit

/// A dossier's due date with everything it follows from — *sổ thời hạn*.
///
/// A pure function of the term, the calendar's version and the appended events; it can always show its arithmetic.
public struct ClockLedger: Hashable, Sendable {
    public let term: Term
    public let calendar: WorkingCalendar
    public let events: [ClockEvent]

    public init(term: Term, calendar: WorkingCalendar, events: [ClockEvent]) {
        (self.term, self.calendar, self.events) = (term, calendar, events)
    }

    /// When the result is promised; `nil` before the dossier is received, while the clock stands still, and where the
    /// term is words only and nobody has named a day yet.
    public var due: Date? { account.due }

    public var isPaused: Bool { account.left != nil }

    public var wasExtended: Bool {
        events.contains { if case .extended = $0.kind { true } else { false } }
    }

    /// How often a supplement was asked for while the term ran (NĐ 63/2010, Art. 20.4: no more than twice).
    public var pauses: Int { events.count { $0.kind == .paused } }

    /// What is used of the term and how much it is, in working minutes or in seconds of the calendar; `nil` where nothing
    /// runs.
    public func used(at now: Date) -> (used: Int, of: Int)? {
        guard let start = account.start, let end = account.end else { return nil }
        return (measure.span(from: start, to: now), max(1, measure.span(from: start, to: end)))
    }

    public func adding(_ kind: ClockEvent.Kind, at moment: Date, calendar: WorkingCalendar? = nil) -> ClockLedger {
        ClockLedger(term: term, calendar: calendar ?? self.calendar, events: events + [ClockEvent(kind, at: moment)])
    }

    /// The ledger read from its first event to its last.
    var account: Account { events.reduce(into: Account()) { step(&$0, $1) } }

    struct Account {
        var start: Date?
        /// Where the term ends before it is moved off days off; what is left is counted from here.
        var end: Date?
        var due: Date?
        /// What was left of the term when it paused, in the term's own measure.
        var left: Int?
        /// The whole stretch that was named for a term of words, in case it begins again.
        var named: Int?
    }

    private func step(_ account: inout Account, _ event: ClockEvent) {
        switch event.kind {
        case .received, .restarted:
            let end = measure.end(from: event.at) ?? account.named.map { measure.moment(after: $0, from: event.at) }
            account = Account(start: event.at, end: end, due: end.map(measure.offDaysOff), named: account.named)
        case .paused:
            guard account.left == nil, let end = account.end else { return }
            account.left = measure.span(from: event.at, to: end)
            (account.end, account.due) = (nil, nil)
        case .resumed:
            guard let left = account.left else { return }
            let end = measure.moment(after: left, from: event.at)
            (account.left, account.end, account.due) = (nil, end, measure.offDaysOff(end))
        case .extended(let date, _):
            (account.end, account.due) = (date, date)
        case .fixed(let date, _):
            account.named = account.start.map { measure.span(from: $0, to: date) }
            (account.end, account.due) = (date, date)
        }
    }

    var measure: TermMeasure { TermMeasure(term: term, calendar: calendar) }
}
