import Catalogue
import Foundation
import Kit
import Store

extension DossierDesk {
    /// *Sao chép thành hồ sơ mới*: a refused dossier's answers and files in a new draft, under today's procedure.
    ///
    /// Files are copied, not shared: what becomes of one dossier never touches another.
    public func copyRefused(_ code: DossierCode, by applicant: Applicant, now: Date) async throws -> Dossier {
        let old = try await database.read { tx in
            let dossier = try tx.dossier(code, of: applicant.subject)
            guard dossier.stage == .refused else { throw DossierRefusal.notNow }
            return (dossier: dossier, answers: try tx.sealedAnswers(of: dossier.id), files: try tx.files(of: dossier.id))
        }
        let answers = try sealed.open(old.answers, of: old.dossier.id)
        let draft = try await start(
            Filing(procedure: old.dossier.procedure, agency: old.dossier.agency.text), by: applicant, now: now)
        let filled = try await save(
            answers, in: draft.id, from: OpenForm(version: draft.version, editor: ""), by: applicant, now: now)
        let open = Set(try await procedure(of: filled).components.map(\.code) + [DossierFile.otherPapers])
        for file in old.files where open.contains(file.component) {
            let copy = try await copied(file.file)
            try await attach(
                [NewFile(copy, for: file.component, title: file.title)], to: filled.id, by: applicant, now: now)
        }
        return filled
    }

    private func copied(_ file: StoredFile) async throws -> StoredFile {
        let sink = try await files.receive(name: file.name, rule: .attachment)
        do {
            for try await piece in try await files.read(file.id) { try await sink.write(piece) }
            return try await sink.finish()
        } catch {
            await sink.abort()
            throw error
        }
    }
}
