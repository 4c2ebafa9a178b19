import Catalogue
import Directory
import Foundation
import Kit
import Store

/// What a citizen wants to file, where, and what the national portal calls it, if it sent the citizen.
public struct Filing: Hashable, Sendable {
    public let procedure: String
    public let agency: OrgCode?
    public let reference: String?

    /// - Parameter agency: As typed or linked; a code of no unit is told as MSG-AGENCY.
    public init(procedure: String, agency: String, reference: String? = nil) {
        (self.procedure, self.agency) = (procedure, OrgCode(agency))
        self.reference = reference.flatMap { Self.isReference($0) ? $0 : nil }
    }

    private static func isReference(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { Digits.contains($0) || "-_.".utf8.contains($0) || (0x61...0x7A).contains($0 | 0x20) }
    }
}

extension DossierDesk {
    /// Unsent drafts an account may hold.
    static let mostDrafts = 200

    /// Begins a draft, filled in from the account; an untouched one for the same filing is opened again, so that coming
    /// by the same link twice makes one.
    ///
    /// - Throws: ``DossierRefusal`` of the gate (REQ-PRV-001, REQ-DOS-001), ``DossierRefusal/notFound`` for no procedure.
    public func start(_ filing: Filing, by applicant: Applicant, now: Date) async throws -> Dossier {
        guard let published = try await procedures.procedure(filing.procedure) else { throw DossierRefusal.notFound }
        let id: ID<Dossier> = chance.id(at: now)
        let answers = Answers().overlaid(with: applicant.prefill)
        let sealed = try sealed.seal(answers, of: id)
        return try await database.write { tx in
            let agency = try filing.agency.flatMap { try tx.agency($0) }
            try FilingGate.check(applicant, published.procedure, at: agency, on: Day(now))
            guard let agency else { throw DossierRefusal.agencyNotValid }
            let draft = Dossier(
                draft: id, of: published, at: agency, by: applicant, reference: filing.reference, now: now)
            if let known = try tx.untouchedDraft(like: draft) { return known }
            guard try tx.countMine(applicant.subject).drafts < Self.mostDrafts else {
                throw DossierRefusal.tooManyDrafts(most: Self.mostDrafts)
            }
            try tx.insert(draft, answers: sealed)
            return draft
        }
    }
}

extension Dossier {
    init(
        draft id: ID<Dossier>, of published: PublishedProcedure, at agency: Agency, by applicant: Applicant,
        reference: String?, now: Date
    ) {
        self.init(
            id: id, code: nil, procedure: published.procedure.code, revision: published.revision,
            procedureName: published.procedure.name, agency: agency.code, agencyName: agency.name,
            subject: applicant.subject, applicantName: applicant.name, returning: nil, channel: .online,
            reference: reference, stage: .draft, version: 1, steps: 0, createdAt: now, changedAt: now, sentAt: nil,
            receivedAt: nil, dueAt: nil, finishedAt: nil, returnedAt: nil)
    }
}

extension Transaction {
    /// A draft of the same account, procedure, unit and reference in which nothing was typed yet.
    fileprivate func untouchedDraft(like draft: Dossier) throws -> Dossier? {
        let rows = try run(
            """
            SELECT \(Dossier.columns) FROM dossiers_dossiers
             WHERE subject = \(draft.subject) AND is_sent = 0 AND procedure = \(draft.procedure)
               AND agency = \(draft.agency.text) AND revision = \(draft.revision)
             ORDER BY listed_at DESC, id DESC
             LIMIT 20
            """, Dossier.init(row:))
        // A filing the national portal names is one filing, however far it is typed.
        if let reference = draft.reference { return rows.first { $0.reference == reference } }
        return rows.first { $0.version == 1 && $0.reference == nil }
    }
}
