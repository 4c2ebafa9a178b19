import Foundation
import Kit
import Store

extension DossierDesk {
    /// Asks for a dossier back, until there is a result (REQ-DOS-014); the unit then stops it.
    ///
    /// - Throws: ``DossierRefusal/notNow`` from "Đã xử lý xong" on (MSG-STATE).
    public func withdraw(_ code: DossierCode, reason: String, by applicant: Applicant, now: Date) async throws -> Dossier {
        let reason = String(reason.cleaned.prefix(1_000))
        return try await database.write { tx in
            let dossier = try tx.dossier(code, of: applicant.subject)
            return try tx.move(dossier, .withdraw, by: applicant.actor, note: reason, at: now)
        }
    }
}
