import Catalogue
import Foundation
import Kit
import Store

extension DossierDesk {
    /// Writes the answers that were asked for; all others stay as they were sent (REQ-DOS-014).
    public func saveSupplement(
        _ typed: Answers, in id: ID<Dossier>, from form: OpenForm, by applicant: Applicant, now: Date
    ) async throws -> Dossier {
        guard !typed.isTooMuch else { throw DossierRefusal.tooMuch }
        let box = sealed
        return try await database.write { tx in
            let dossier = try tx.dossier(id, of: applicant.subject)
            guard dossier.stage == .supplementing, let asked = try tx.openSupplement(of: id) else {
                throw DossierRefusal.notNow
            }
            try tx.check(form, may: dossier)
            let before = try box.open(try tx.sealedAnswers(of: id), of: id)
            let keys = asked.answerKeys.subtracting(applicant.sealed.keys.map(\.rawValue))
            let answers = before.replacing(only: keys, from: typed)
            guard answers != before else { return dossier }
            let next = dossier.rewritten(applicantName: answers[.name], returning: answers.returning, at: now)
            try tx.replace(dossier, with: next)
            try tx.write(answers: try box.seal(answers, of: id), editor: form.editor, of: id)
            return next
        }
    }

    /// Sends the supplement: the clock runs on, or the dossier waits for reception again.
    ///
    /// - Throws: ``DossierRefusal/incomplete(_:)`` for an asked paper that got no file, or a field that is not right.
    public func sendSupplement(
        _ id: ID<Dossier>, version: Int, by applicant: Applicant, now: Date
    ) async throws -> Dossier {
        let seen = try await database.read { tx in try tx.dossier(id, of: applicant.subject) }
        let (procedure, box, rule) = (try await procedure(of: seen), sealed, supplementRule)
        return try await database.write { tx in
            let dossier = try tx.dossier(id, of: applicant.subject)
            guard dossier.stage == .supplementing, let asked = try tx.openSupplement(of: id) else {
                throw DossierRefusal.notNow
            }
            guard dossier.version == version else { throw DossierRefusal.changedMeanwhile }
            let answers = try box.open(try tx.sealedAnswers(of: id), of: id)
            let problems = try answers.problems(for: procedure, today: Day(now))
                + tx.unanswered(asked, in: dossier, procedure)
            guard problems.isEmpty else { throw DossierRefusal.incomplete(problems) }
            try tx.answerSupplement(of: id, at: now)
            return try tx.move(
                dossier, dossier.receivedAt == nil ? .resend : .supplement, by: applicant.actor,
                due: try tx.clockRunsOn(dossier, by: rule, at: now), at: now)
        }
    }
}

extension Transaction {
    /// Asked papers to which no file was added since they were asked for.
    fileprivate func unanswered(
        _ asked: SupplementRequest, in dossier: Dossier, _ procedure: Procedure
    ) throws -> [AnswerProblem] {
        let fresh = Set(try files(of: dossier.id).filter { $0.addedAt >= asked.askedAt }.map(\.component))
        return asked.parts.filter { $0.kind == .component && !fresh.contains($0.key) }.map { part in
            let name = procedure.components.first { $0.code == part.key }?.name ?? PaperWords.others.vi
            return AnswerProblem(key: ComponentKey.of(part.key), reason: .component(name))
        }
    }
}

/// The paper that is none of the procedure's.
public enum PaperWords: Words {
    case others
    public var vi: String { "Giấy tờ khác" }
}
