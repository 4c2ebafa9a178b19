import Dossiers
import Foundation
import Html
import Kit
import Web

/// The term of a dossier: how much is left, how it came about, who has it.
struct DeskTermPanel {
    let dossier: DossierAtDesk
    let now: Date

    var body: HTML {
        panel(
            DeskPageWords.term, tone: due.tone,
            """
            \(line)\(with: dossier.dossier.dueAt, { "<p>\(DeskPageWords.dueAt($0))</p>" })\(forwarding)\
            \(with: dossier.hand.assignment, { "<p>\(DeskPageWords.assignedTo($0.name))</p>" })\
            \(with: dossier.hand.clock, { arithmetic($0.ledger) })
            """)
    }

    private var due: DueText { DueText(dossier.dossier, dossier.calendar, now: now) }

    private var line: HTML {
        guard let used = dossier.hand.clock?.ledger.used(at: dossier.dossier.finishedAt ?? now) else {
            return "<p>\(due.words)</p>"
        }
        return dueLine(due.words, used: used.used, of: used.of, tone: due.tone)
    }

    private var forwarding: HTML {
        guard dossier.dossier.stage == .received, let received = dossier.dossier.receivedAt,
            let calendar = dossier.calendar
        else { return .empty }
        return "<p>\(DeskPageWords.forwardBy(calendar.forwardBy(receivedAt: received)))</p>"
    }

    private func arithmetic(_ ledger: ClockLedger) -> HTML {
        disclosure(DeskPageWords.arithmetic, "<ol>\(for: ledger.arithmetic, { "<li>\($0)</li>" })</ol>")
    }
}
