import Foundation
import Kit
import Store

extension DossierDesk {
    /// Deletes an unsent dossier and its files (REQ-DOS-006).
    ///
    /// - Throws: ``DossierRefusal/notNow`` once sent: nothing changes then.
    public func delete(_ id: ID<Dossier>, by applicant: Applicant, now: Date) async throws {
        try await database.write { tx in
            let dossier = try tx.dossier(id, of: applicant.subject)
            guard dossier.stage == .draft else { throw DossierRefusal.notNow }
            try tx.erase(dossier, at: now)
        }
    }
}
