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
        let moment = dossier.finishedAt ?? now
        let day = max(1, calendar.minutesADay)
        if moment > due {
            let late = calendar.minutes(from: due, to: moment)
            words = late < day ? DeskPageWords.lateMinutes(late) : .late(days: late / day)
            tone = .bad
        } else {
            let left = calendar.minutes(from: moment, to: due)
            words = left < day ? DeskPageWords.leftMinutes(left) : .left(days: left / day)
            tone = dossier.finishedAt != nil ? .good : left < day ? .waiting : .neutral
        }
    }
}

extension Stage {
    /// What a stage means to the desk.
    var deskTone: Tone {
        switch self {
        case .draft: .neutral
        case .sent, .withdrawing: .waiting
        case .received, .processing: .info
        case .supplementing, .awaitingPayment: .waiting
        case .finished, .returned: .good
        case .refused, .stopped: .bad
        }
    }
}
