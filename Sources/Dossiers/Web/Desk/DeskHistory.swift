import Dossiers
import Foundation
import Html
import Kit
import Web

/// The whole history, latest first, with what officers told each other marked as such.
struct DeskHistory {
    let events: [DossierEvent]

    var lines: [TimelineEvent] { events.reversed().map(line) }

    private func line(_ event: DossierEvent) -> TimelineEvent {
        let actor = DeskPageWords.byWhom(event.actor.kind == .system ? DossierWords.systemRole.vi : event.actor.name, event.actor.unitName)
        return TimelineEvent(
            at: event.at, DossierWords.step(event.step), by: actor,
            tone: event.isInternal ? .neutral : event.stage.deskTone,
            details: """
                \(if: event.isInternal, tag(DeskPageWords.internalMark, .neutral))\
                \(for: event.note.split(separator: "\n"), { "<p>\($0)</p>" })\
                \(with: event.dueAt, { "<p class=\"hint\">\(DeskPageWords.dueAt($0))</p>" })
                """)
    }
}
