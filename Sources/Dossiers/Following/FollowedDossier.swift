import Directory
import Foundation
import Kit
import Store

/// A dossier that another portal settles, as far as it was told here — *hồ sơ theo dõi*.
package struct FollowedDossier: Hashable, Sendable {
    package let code: DossierCode
    /// Which portal settles it: `H99`.
    package let portal: String
    package let procedure: String
    package let agency: OrgCode
    package let subject: String
    package let reference: String?
    package let stage: Stage
    /// The last step told.
    package let sequence: Int
    package let sentAt: Date
    package let receivedAt: Date?
    package let dueAt: Date?
    package let finishedAt: Date?
    package let returnedAt: Date?
    package let changedAt: Date
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
