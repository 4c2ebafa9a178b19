import Directory
import Foundation
import Kit

/// A request of one person for one procedure at one unit — *hồ sơ thủ tục hành chính*.
///
/// What it says is frozen when it is sent; from then on only its ``Stage`` moves, and each move leaves a
/// ``DossierEvent``. What was typed is not here but in ``Answers``, which are sealed.
public struct Dossier: Hashable, Sendable {
    public let id: ID<Dossier>
    /// Given at sending, `nil` before.
    public let code: DossierCode?
    /// The procedure, in the revision under which the dossier was begun.
    public let procedure: String
    public let revision: Int
    public let procedureName: String
    /// The unit that settles it; a desk only takes in for it.
    public let agency: OrgCode
    /// The unit's name on the day the dossier was begun.
    public let agencyName: String
    /// The account that files, by the subject Vnconnect gives it.
    public let subject: String
    /// *Người nộp*, as typed; empty while the draft has no name.
    public let applicantName: String
    public let returning: ReturnWay?
    public let channel: FilingChannel
    /// What the national portal calls this filing (INT-09).
    public let reference: String?
    public let stage: Stage
    /// Goes up with every change; a change names the version it saw.
    public let version: Int
    /// Events written so far.
    public let steps: Int
    public let createdAt: Date
    public let changedAt: Date
    public let sentAt: Date?
    public let receivedAt: Date?
    public let dueAt: Date?
    public let finishedAt: Date?
    public let returnedAt: Date?

    /// Whether the term has run out: now for an open dossier, at its end for a finished one.
    public func isOverdue(at now: Date) -> Bool {
        guard let dueAt, !stage.isClosedUnfinished else { return false }
        return (finishedAt ?? now) > dueAt
    }
}

extension Stage {
    /// Over without a result: no term is broken any more.
    fileprivate var isClosedUnfinished: Bool { self == .refused || self == .stopped || self == .withdrawing }
}

/// *Hình thức nhận kết quả*.
public enum ReturnWay: String, CaseIterable, Codable, Sendable {
    case online, desk, post
}

/// *Hình thức nộp*: how the dossier came in (spec C.1).
public enum FilingChannel: String, CaseIterable, Codable, Sendable {
    case online, direct, post
}
