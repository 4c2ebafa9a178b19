import Catalogue
import Directory
import Foundation
import Kit
import Store

/// When the result is promised at reception.
public enum Appointment: Hashable, Sendable {
    /// By one of the procedure's terms for the dossier's channel, by its place in ``Catalogue/Procedure/terms(for:)``.
    case byTerm(Int)
    /// The term is words only: the day is named, with a reason.
    case onDay(Day, reason: String, term: Int)
}

extension DossierDesk {
    /// *Tiếp nhận*: the term begins, and the ledger says when it ends (REQ-DOS-013).
    ///
    /// - Throws: ``DeskRefusal/missing(_:)`` for the day and the reason where the term is words only.
    @discardableResult
    public func receive(_ handling: Handling, _ appointment: Appointment, now: Date) async throws -> Dossier {
        let hand = try await take(handling, for: .receive, now: now)
        let terms = try await procedure(of: hand.dossier).terms(for: hand.dossier.channel)
        guard let calendar = try await calendar(hand.unit, now: now) else { throw DeskRefusal.noCalendar }
        let clock = try appointment.clock(terms, calendar, hand, at: now)
        guard let due = clock.ledger.due else { throw DeskRefusal.missing(.day) }
        return try await carryOut(
            Carrying(hand: hand, act: .receive, clock: clock, notice: NoticeText(.received(due: due), hand, at: now)),
            at: now)
    }
}

extension Appointment {
    fileprivate func clock(
        _ terms: [Term], _ calendar: WorkingCalendar, _ hand: DossierInHand, at now: Date
    ) throws(DeskRefusal) -> StoredClock {
        switch self {
        case .byTerm(let choice):
            return try begun(choice, terms, calendar, hand, at: now)
        case .onDay(let day, let reason, let choice):
            let begun = try begun(choice, terms, calendar, hand, at: now)
            // A term that can be counted is counted, whatever day was named.
            guard begun.ledger.due == nil else { return begun }
            let reason = try DeskField.reason.required(reason)
            let due = try calendar.appointment(on: day, now: now)
            return begun.adding(.fixed(to: due, reason: reason), at: now)
        }
    }

    private func begun(
        _ choice: Int, _ terms: [Term], _ calendar: WorkingCalendar, _ hand: DossierInHand, at now: Date
    ) throws(DeskRefusal) -> StoredClock {
        guard terms.indices.contains(choice) else { throw .noSuchTerm }
        let ledger = ClockLedger(term: terms[choice], calendar: calendar, events: [ClockEvent(.received, at: now)])
        return StoredClock(ledger: ledger, hours: hand.unit.hours)
    }
}

extension WorkingCalendar {
    /// The end of a working day that an officer named.
    func appointment(on day: Day, now: Date) throws(DeskRefusal) -> Date {
        guard day >= Day(now) else { throw .dayPassed }
        guard day.number - Day(now).number <= 5 * 366 else { throw .dayTooFar }
        guard isWorking(day) else { throw .notAWorkingDay }
        let due = day.at(0, closes)
        guard due > now else { throw .dayPassed }
        return due
    }
}
