import Directory
import Foundation
import Kit

/// What of a unit's dossiers is asked for — *hộp hồ sơ*: one unit, one stage, what is due first stands first.
package struct InboxQuery: Hashable, Sendable {
    package let unit: OrgCode
    package let stage: Stage
    /// Any part of the code; a whole code finds the dossier in any stage.
    package var code = ""
    /// Any part of the applicant's or the procedure's name; marks and capitals do not matter.
    package var applicant = ""
    package var procedure = ""
    package var isOverdue = false
    /// Days of the due moment, before there is one of sending; both ends inclusive.
    package var from: Day?
    package var to: Day?
    package var isDescending = false
    package var window = Window(size: 20)
    /// Where the list goes on beyond what is counted.
    package var after: InboxCursor?

    package init(unit: OrgCode, stage: Stage) { (self.unit, self.stage) = (unit, stage) }

    /// The stages a unit has work in; the others are over, and not counted on every page.
    package static let openStages: [Stage] = [.sent, .received, .processing, .supplementing, .withdrawing, .finished]
    package static let closedStages: [Stage] = [.returned, .refused, .stopped]

    var wantsText: Bool { !(code.isEmpty && VietnameseText.folded(applicant).isEmpty && VietnameseText.folded(procedure).isEmpty) }
}

/// The last row seen of an inbox.
package struct InboxCursor: Hashable, Sendable {
    package let queuedAt: Date
    package let id: ID<Dossier>

    package init(after dossier: Dossier) { (queuedAt, id) = (dossier.queuedAt, dossier.id) }

    package init?(_ text: String) {
        let parts = text.split(separator: ".", maxSplits: 1)
        guard parts.count == 2, let moment = Int64(parts[0]), let id = ID<Dossier>(String(parts[1])) else { return nil }
        (queuedAt, self.id) = (Date(milliseconds: moment), id)
    }

    package var text: String { "\(queuedAt.milliseconds).\(id)" }
}

package struct Inbox: Sendable {
    package let page: Page<InboxLine>
    /// Of each open stage, at most ``InboxQuery/mostCounted`` + 1.
    package let counts: [Stage: Int]
    /// Running terms that have run out.
    package let overdue: Int
    /// Set on the last counted page where there is more.
    package let next: InboxCursor?
}

package struct InboxLine: Sendable {
    package let dossier: Dossier
    /// The officer it was handed to by name.
    package let assignee: String?
}
