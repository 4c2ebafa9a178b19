import Dossiers
import Foundation
import Kit
import Web

/// How a due moment is told: in working days where there are any, in hours below, and with a tone.
struct DueText {
    let words: any Words
    let tone: Tone

    init(_ dossier: Dossier, _ calendar: WorkingCalendar?, now: Date) {
        guard let due = dossier.dueAt, let calendar else {
            (words, tone) = (dossier.stage == .supplementing ? DeskPageWords.paused : DeskPageWords.noTerm, .neutral)
            return
        }
        if dossier.stage.endsWithoutResult {
            (words, tone) = (DeskPageWords.ended, .neutral)
            return
        }
        let moment = dossier.finishedAt ?? now
        let isLate = moment > due
        let minutes = isLate ? calendar.minutes(from: due, to: moment) : calendar.minutes(from: moment, to: due)
        let span = WorkingSpan(minutes: minutes, minutesADay: max(1, calendar.minutesADay))
        switch (dossier.finishedAt != nil, isLate) {
        case (true, true): (words, tone) = (DeskPageWords.finishedLate(span), .bad)
        case (true, false): (words, tone) = (DeskPageWords.finishedEarly(span), .good)
        case (false, true): (words, tone) = (DeskPageWords.late(span), .bad)
        case (false, false): (words, tone) = (DeskPageWords.left(span), span.isUnderADay ? .waiting : .neutral)
        }
    }
}

/// A stretch of working time as people say it: days, or below one day hours and minutes.
struct WorkingSpan: Words {
    let minutes: Int
    let minutesADay: Int

    var isUnderADay: Bool { minutes < minutesADay }

    var vi: String {
        if !isUnderADay { return "\(minutes / minutesADay) ngày làm việc" }
        return minutes < 60 ? "\(max(1, minutes)) phút" : "\((minutes + 30) / 60) giờ làm việc"
    }
}

extension Stage {
    /// No result comes any more, so that no term is broken either.
    fileprivate var endsWithoutResult: Bool { self == .refused || self == .stopped }
}
