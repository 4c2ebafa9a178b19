import Catalogue
import Foundation
import Kit
import Store

/// The open form that writes: which version of the draft it shows, and its own name.
///
/// A form may write if it shows the newest version, or if it was itself the last to write: autosave does not know the
/// numbers it makes. Two windows on one draft so never overwrite each other unseen.
public struct OpenForm: Hashable, Sendable {
    public let version: Int
    public let editor: String

    public init(version: Int, editor: String) { (self.version, self.editor) = (version, String(editor.prefix(64))) }
}

extension DossierDesk {
    /// Writes what was typed so far, complete or not (REQ-DOS-002, 004). What the account seals stays the account's.
    ///
    /// - Throws: ``DossierRefusal/changedMeanwhile`` where another window wrote since, ``DossierRefusal/notNow`` once
    ///   sent (MSG-STATE).
    @discardableResult
    public func save(
        _ typed: Answers, in id: ID<Dossier>, from form: OpenForm, by applicant: Applicant, now: Date
    ) async throws -> Dossier {
        guard !typed.isTooMuch else { throw DossierRefusal.tooMuch }
        let seen = try await database.read { tx in try tx.dossier(id, of: applicant.subject) }
        let procedure = try await procedure(of: seen)
        let answers = typed.known(to: procedure).overlaid(with: applicant.sealed)
        let (sealing, box) = (try sealed.seal(answers, of: id), sealed)
        return try await database.write { tx in
            let dossier = try tx.dossier(id, of: applicant.subject)
            guard dossier.stage == .draft else { throw DossierRefusal.notNow }
            try tx.check(form, may: dossier)
            guard try box.open(try tx.sealedAnswers(of: id), of: id) != answers else { return dossier }
            let next = dossier.rewritten(applicantName: answers[.name], returning: answers.returning, at: now)
            try tx.replace(dossier, with: next)
            try tx.write(answers: sealing, editor: form.editor, of: id)
            return next
        }
    }
}

extension Transaction {
    func check(_ form: OpenForm, may dossier: Dossier) throws {
        guard form.version != dossier.version else { return }
        guard !form.editor.isEmpty, try lastEditor(of: dossier.id) == form.editor else {
            throw DossierRefusal.changedMeanwhile
        }
    }
}

extension Answers {
    /// Without keys that no field of the form has.
    func known(to procedure: Procedure) -> Answers {
        let keys = Set(AnswerKey.allCases.map(\.rawValue) + procedure.formFields.flatMap(\.keys).map { Self.ownPrefix + $0 })
        return Answers(values.filter { keys.contains($0.key) })
    }
}
