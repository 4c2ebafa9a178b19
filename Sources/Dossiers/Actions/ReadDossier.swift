import Catalogue
import Foundation
import Kit
import Store

/// A draft, or a dossier to be supplemented, with all the form needs.
public struct OpenDossier: Sendable {
    public let dossier: Dossier
    public let procedure: Procedure
    public let answers: Answers
    public let files: [DossierFile]
    /// What may be changed, where only that may be.
    public let supplement: SupplementRequest?

    /// Everything that keeps it from being sent.
    public func problems(today: Day) -> [AnswerProblem] {
        answers.problems(for: procedure, today: today) + procedure.missing(Set(files.map(\.component)))
    }
}

/// A sent dossier as its owner sees it.
public struct OwnDossier: Sendable {
    public let dossier: Dossier
    /// Without what officers tell each other.
    public let events: [DossierEvent]
    public let files: [DossierFile]
    public let supplement: SupplementRequest?
    /// Only once it is published (REQ-DOS-012).
    public let result: DossierResult?
    public let isRated: Bool
}

extension DossierDesk {
    /// - Throws: ``DossierRefusal/notFound`` for another's, ``DossierRefusal/notNow`` once sent.
    public func draft(_ id: ID<Dossier>, of applicant: Applicant) async throws -> OpenDossier {
        try await open(id, of: applicant) { $0.stage == .draft }
    }

    /// The dossier of a code while a supplement is asked for.
    public func supplementing(_ code: DossierCode, of applicant: Applicant) async throws -> OpenDossier {
        let dossier = try await database.read { tx in try tx.dossier(code, of: applicant.subject) }
        return try await open(dossier.id, of: applicant) { $0.stage == .supplementing }
    }

    public func own(_ code: DossierCode, of applicant: Applicant) async throws -> OwnDossier {
        try await database.read { tx in
            let dossier = try tx.dossier(code, of: applicant.subject)
            return OwnDossier(
                dossier: dossier, events: try tx.events(of: dossier.id, withInternal: false),
                files: try tx.files(of: dossier.id), supplement: try tx.openSupplement(of: dossier.id),
                result: dossier.isResultPublished ? try tx.result(of: dossier.id) : nil,
                isRated: try tx.isRated(dossier.id))
        }
    }

    private func open(
        _ id: ID<Dossier>, of applicant: Applicant, while isOpen: @escaping @Sendable (Dossier) -> Bool
    ) async throws -> OpenDossier {
        let read = try await database.read { tx in
            let dossier = try tx.dossier(id, of: applicant.subject)
            guard isOpen(dossier) else { throw DossierRefusal.notNow }
            return (
                dossier: dossier, answers: try tx.sealedAnswers(of: id), files: try tx.files(of: id),
                supplement: try tx.openSupplement(of: id)
            )
        }
        return OpenDossier(
            dossier: read.dossier, procedure: try await procedure(of: read.dossier),
            answers: try sealed.open(read.answers, of: id), files: read.files, supplement: read.supplement)
    }
}
