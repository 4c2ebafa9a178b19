import Directory
import Foundation
import Kit
import Store

/// A dossier that another portal settles, as far as it was told here — *hồ sơ theo dõi*.
public struct FollowedDossier: Hashable, Sendable {
    public let code: DossierCode
    /// Which portal settles it: `H99`.
    public let portal: String
    public let procedure: String
    public let agency: OrgCode
    public let subject: String
    public let reference: String?
    public let stage: Stage
    /// The last step told.
    public let sequence: Int
    public let sentAt: Date
    public let receivedAt: Date?
    public let dueAt: Date?
    public let finishedAt: Date?
    public let returnedAt: Date?
    public let changedAt: Date
}

extension FollowedDossier {
    /// What the first letter tells.
    init(_ event: SyncEvent, from portal: String) {
        (code, self.portal, procedure, agency) = (event.code, portal, event.procedure, event.agency)
        (subject, reference, stage, sequence) = (event.subject, event.reference, event.stage, event.sequence)
        (sentAt, changedAt, dueAt) = (event.at, event.at, event.dueAt)
        receivedAt = event.stage == .received ? event.at : nil
        finishedAt = event.stage == .finished ? event.at : nil
        returnedAt = event.stage == .returned ? event.at : nil
    }

    /// The same dossier one letter later. Each moment is that of the first letter which tells its stage.
    func after(_ event: SyncEvent) -> FollowedDossier {
        FollowedDossier(
            code: code, portal: portal, procedure: procedure, agency: agency, subject: subject, reference: reference,
            stage: event.stage, sequence: event.sequence, sentAt: sentAt,
            receivedAt: receivedAt ?? (event.stage == .received ? event.at : nil), dueAt: event.dueAt,
            finishedAt: finishedAt ?? (event.stage == .finished ? event.at : nil),
            returnedAt: returnedAt ?? (event.stage == .returned ? event.at : nil), changedAt: event.at)
    }
}
