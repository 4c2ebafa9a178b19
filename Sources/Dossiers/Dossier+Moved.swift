import Foundation
import Kit

/// What a move does to the due moment; the clock ledger says which.
public enum DueChange: Hashable, Sendable {
    case keep
    case set(Date)
    /// Nothing runs: not received yet, or paused.
    case none
}

extension Dossier {
    /// Where it stands in one's own list: drafts by their last change, the rest by their sending.
    var listedAt: Date { sentAt ?? changedAt }

    /// Where it stands in the inbox: by its due moment, before there is one by its sending.
    var queuedAt: Date { dueAt ?? sentAt ?? changedAt }

    /// The same dossier one move later. Each moment is set by the move that it is the moment of.
    func moved(to next: Stage, code: DossierCode? = nil, due: DueChange, at now: Date) -> Dossier {
        Dossier(
            id: id, code: self.code ?? code, procedure: procedure, revision: revision, procedureName: procedureName,
            agency: agency, agencyName: agencyName, subject: subject, applicantName: applicantName,
            returning: returning, channel: channel, reference: reference, stage: next, version: version + 1,
            steps: steps + 1, createdAt: createdAt, changedAt: now,
            sentAt: sentAt ?? (stage == .draft ? now : nil),
            receivedAt: receivedAt ?? (next == .received ? now : nil),
            dueAt: due.applied(to: dueAt),
            finishedAt: finishedAt ?? (next == .finished ? now : nil),
            returnedAt: returnedAt ?? (next == .returned ? now : nil))
    }

    /// The same draft with other words on its cover.
    func rewritten(applicantName: String, returning: ReturnWay?, at now: Date) -> Dossier {
        Dossier(
            id: id, code: code, procedure: procedure, revision: revision, procedureName: procedureName, agency: agency,
            agencyName: agencyName, subject: subject, applicantName: applicantName, returning: returning,
            channel: channel, reference: reference, stage: stage, version: version + 1, steps: steps,
            createdAt: createdAt, changedAt: now, sentAt: sentAt, receivedAt: receivedAt, dueAt: dueAt,
            finishedAt: finishedAt, returnedAt: returnedAt)
    }
}

extension DueChange {
    fileprivate func applied(to due: Date?) -> Date? {
        switch self {
        case .keep: due
        case .set(let date): date
        case .none: nil
        }
    }
}
