import Foundation
import Kit
import Store

extension DossierDesk {
    /// Opens one of the owner's files: handed in, or part of a published result. Each opening is on the record
    /// (REQ-GEN-012). A result wanted online counts as handed over when it is first taken.
    ///
    /// - Throws: ``DossierRefusal/notFound`` for anything else.
    public func download(_ file: ID<StoredFile>, of id: ID<Dossier>, by applicant: Applicant, now: Date) async throws
        -> FileContents
    {
        let entry = TrailEntry(
            stream: "dossier:\(id)", actor: "account:\(applicant.subject)", action: "dossier.file.read",
            object: "file:\(file)", chance: chance)
        try await database.write { tx in
            let dossier = try tx.dossier(id, of: applicant.subject)
            let isOwn = try tx.files(of: id).contains { $0.file.id == file }
            if !isOwn {
                guard dossier.isResultPublished, let result = try tx.result(of: id),
                    result.files.contains(where: { $0.id == file })
                else { throw DossierRefusal.notFound }
                if dossier.stage == .finished { try tx.move(dossier, .returnResult, by: .system, at: now) }
            }
            try tx.record(entry, at: now)
        }
        return try await files.read(file)
    }
}
