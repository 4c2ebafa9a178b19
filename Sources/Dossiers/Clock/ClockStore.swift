import Catalogue
import Directory
import Foundation
import Kit
import Store

/// A dossier's ledger as it is stored, with the hours of the unit that settles it.
public struct StoredClock: Hashable, Sendable {
    public let ledger: ClockLedger
    let hours: WorkingHours

    /// What the dossier's due moment becomes.
    var dueChange: DueChange { ledger.due.map { .set($0) } ?? .none }

    func adding(_ kind: ClockEvent.Kind, at moment: Date, calendar: WorkingCalendar? = nil) -> StoredClock {
        StoredClock(ledger: ledger.adding(kind, at: moment, calendar: calendar), hours: hours)
    }
}

extension Transaction {
    /// The ledger of a dossier; `nil` before it is received.
    public func clock(of id: ID<Dossier>) throws -> StoredClock? {
        let rows = try run(
            """
            SELECT kind, at, until_at, reason, term_amount, term_unit, term_text, hours, calendar
              FROM dossiers_clock WHERE dossier = \(id) ORDER BY number
            """, ClockRow.init(row:))
        guard let last = rows.last else { return nil }
        let calendar = try calendar(last.calendar, last.hours)
        return StoredClock(
            ledger: ClockLedger(term: last.term, calendar: calendar, events: rows.map(\.event)), hours: last.hours)
    }

    /// Appends what a ledger has beyond the events that are stored.
    /// - Parameter known: How many those are.
    func append(_ clock: StoredClock, beyond known: Int, to id: ID<Dossier>) throws {
        for (index, event) in clock.ledger.events.enumerated().dropFirst(known) {
            try append(event, number: index + 1, of: clock, to: id)
        }
    }

    private func append(_ event: ClockEvent, number: Int, of clock: StoredClock, to id: ID<Dossier>) throws {
        let (ledger, (kind, until, reason)) = (clock.ledger, event.kind.stored)
        var text = ""
        if case .other(let words) = ledger.term.unit { text = words }
        try execute(
            """
            INSERT INTO dossiers_clock (dossier, number, kind, at, until_at, reason, term_amount, term_unit, term_text,
                hours, calendar)
            VALUES (\(id), \(number), \(kind), \(event.at), \(until), \(reason),
                \(ledger.term.amount.map { "\($0)" }), \(ledger.term.unit.code), \(text), \(clock.hours.description),
                \(ledger.calendar.version))
            """)
    }

    /// The citizen answered a request for more: the term runs on, or begins again, by the calendar now in force.
    ///
    /// A request that came before reception never stopped a term; then nothing is written.
    /// - Returns: What becomes of the due moment; to be handed to ``move(_:_:by:note:due:at:)``.
    public func clockRunsOn(_ dossier: Dossier, by rule: SupplementRule, at now: Date) throws -> DueChange {
        guard let clock = try clock(of: dossier.id), clock.ledger.isPaused else { return .keep }
        let next = clock.adding(rule.answered, at: now, calendar: try calendarInForce(clock.hours))
        try append(next, beyond: clock.ledger.events.count, to: dossier.id)
        return next.dueChange
    }
}

private struct ClockRow {
    let event: ClockEvent
    let term: Term
    let hours: WorkingHours
    let calendar: String

    init(row: Row) throws {
        let (until, reason) = (try row.optionalDate("until_at"), try row.text("reason"))
        let kind = try row.read("kind") { ClockEvent.Kind(stored: $0, until: until, reason: reason) }
        event = ClockEvent(kind, at: try row.date("at"))
        let text = try row.text("term_text")
        let unit = try row.read("term_unit") { TermUnit(code: $0, text: text) }
        term = Term(try row.optionalText("term_amount").flatMap { Decimal(string: $0) }, unit)
        (hours, calendar) = (try row.read("hours", WorkingHours.init), try row.text("calendar"))
    }
}

extension ClockEvent.Kind {
    fileprivate var stored: (kind: String, until: Date?, reason: String) {
        switch self {
        case .received: ("received", nil, "")
        case .paused: ("paused", nil, "")
        case .resumed: ("resumed", nil, "")
        case .restarted: ("restarted", nil, "")
        case .extended(let date, let reason): ("extended", date, reason)
        case .fixed(let date, let reason): ("fixed", date, reason)
        }
    }

    fileprivate init?(stored kind: String, until: Date?, reason: String) {
        switch (kind, until) {
        case ("received", _): self = .received
        case ("paused", _): self = .paused
        case ("resumed", _): self = .resumed
        case ("restarted", _): self = .restarted
        case ("extended", let date?): self = .extended(to: date, reason: reason)
        case ("fixed", let date?): self = .fixed(to: date, reason: reason)
        default: return nil
        }
    }
}
