import Directory
import Foundation
import Kit

/// What of a unit's dossiers is asked for — *hộp hồ sơ*: one unit, one stage, what is due first stands first.
public struct InboxQuery: Hashable, Sendable {
    public let unit: OrgCode
    public let stage: Stage
    /// Any part of the code; a whole code finds the dossier in any stage.
    public var code = ""
    /// Any part of the applicant's or the procedure's name; marks and capitals do not matter.
    public var applicant = ""
    public var procedure = ""
    public var isOverdue = false
    /// Days of the due moment, before there is one of sending; both ends inclusive.
    public var from: Day?
    public var to: Day?
    public var isDescending = false
    public var window = Window(size: 20)
    /// Where the list goes on beyond what is counted.
    public var after: InboxCursor?

    public init(unit: OrgCode, stage: Stage) { (self.unit, self.stage) = (unit, stage) }

    /// The stages a unit has work in; the others are over, and not counted on every page.
    public static let openStages: [Stage] = [.sent, .received, .processing, .supplementing, .withdrawing, .finished]
    public static let closedStages: [Stage] = [.returned, .refused, .stopped]

    var wantsText: Bool { !(code.isEmpty && VietnameseText.folded(applicant).isEmpty && VietnameseText.folded(procedure).isEmpty) }
}

/// The last row seen of an inbox.
public struct InboxCursor: Hashable, Sendable {
    public let queuedAt: Date
    public let id: ID<Dossier>

    public init(after dossier: Dossier) { (queuedAt, id) = (dossier.queuedAt, dossier.id) }

    public init?(_ text: String) {
        let parts = text.split(separator: ".", maxSplits: 1)
        guard parts.count == 2, let moment = Int64(parts[0]), let id = ID<Dossier>(String(parts[1])) else { return nil }
        (queuedAt, self.id) = (Date(milliseconds: moment), id)
    }

    public var text: String { "\(queuedAt.milliseconds).\(id)" }
}

public struct Inbox: Sendable {
    public let page: Page<InboxLine>
    /// Of each open stage, at most ``InboxQuery/mostCounted`` + 1.
    public let counts: [Stage: Int]
    /// Running terms that have run out.
    public let overdue: Int
    /// Set on the last counted page where there is more.
    public let next: InboxCursor?
}

public struct InboxLine: Sendable {
    public let dossier: Dossier
    /// The officer it was handed to by name.
    public let assignee: String?
}
