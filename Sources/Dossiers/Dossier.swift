import Directory
import Foundation
import Kit

/// A request of one person for one procedure at one unit — *hồ sơ thủ tục hành chính*.
///
/// What it says is frozen when it is sent; from then on only its ``Stage`` moves, and each move leaves a
/// ``DossierEvent``. What was typed is not here but in ``Answers``, which are sealed.
package struct Dossier: Hashable, Sendable {
    package let id: ID<Dossier>
    /// Given at sending, `nil` before.
    package let code: DossierCode?
    /// The procedure, in the revision under which the dossier was begun.
    package let procedure: String
    package let revision: Int
    package let procedureName: String
    /// The unit that settles it; a desk only takes in for it.
    package let agency: OrgCode
    /// The unit's name on the day the dossier was begun.
    package let agencyName: String
    /// The account that files, by the subject Vnconnect gives it.
    package let subject: String
    /// *Người nộp*, as typed; empty while the draft has no name.
    package let applicantName: String
    package let returning: ReturnWay?
    package let channel: FilingChannel
    /// What the national portal calls this filing (INT-09).
    package let reference: String?
    package let stage: Stage
    /// Goes up with every change; a change names the version it saw.
    package let version: Int
    /// Events written so far.
    package let steps: Int
    package let createdAt: Date
    package let changedAt: Date
    package let sentAt: Date?
    package let receivedAt: Date?
    package let dueAt: Date?
    package let finishedAt: Date?
    package let returnedAt: Date?

    /// Whether the term has run out: now for an open dossier, at its end for a finished one.
    package func isOverdue(at now: Date) -> Bool {
        guard let dueAt, !stage.isClosedUnfinished else { return false }
        return (finishedAt ?? now) > dueAt
    }
}

extension Stage {
    /// Over without a result: no term is broken any more.
    fileprivate var isClosedUnfinished: Bool { self == .refused || self == .stopped || self == .withdrawing }
}

/// *Hình thức nhận kết quả*.
package enum ReturnWay: String, CaseIterable, Codable, Sendable {
    case online, desk, post
}

/// *Hình thức nộp*: how the dossier came in (spec C.1).
package enum FilingChannel: String, CaseIterable, Codable, Sendable {
    case online, direct, post
}
