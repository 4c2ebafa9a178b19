import Dossiers
import Foundation
import Html
import Kit
import Links
import Store
import Web

extension DossierRoutes {
    /// Enough for every paper of a form at once.
    var upload: UploadRule {
        let files = desk.files
        return UploadRule(mostFiles: 40, mostBytes: FileRule.attachment.most) { visit, _, name in
            try await .into(files, visit, name: name, rule: .attachment)
        }
    }

    func edit(_ visit: Visit, _ person: Person) async throws -> Response {
        let applicant = Applicant(person)
        let open = try await desk.draft(try visit.dossierID, of: applicant)
        return ReceptionPage(form: form(open, applicant, visit)).response(visit)
    }

    /// Every button of the form: what was typed is saved and what was chosen attached, then the button's own task.
    func saveDraft(_ visit: Visit, _ person: Person) async throws -> Response {
        let (id, applicant) = (try visit.dossierID, Applicant(person))
        do {
            try await desk.save(visit.answers, in: id, from: visit.openForm, by: applicant, now: visit.now)
        } catch DossierRefusal.changedMeanwhile {
            return try await conflict(id, applicant, visit)
        }
        let problems = try await attachPosted(to: id, by: applicant, visit)
        if visit.formTask == .back, problems.isEmpty { return backToList(id) }
        if visit.formTask != .check, problems.isEmpty {
            return .redirect(DossierLinks.edit.with(id.description).path + "#thanh-phan", status: 303)
        }
        let open = try await desk.draft(id, of: applicant)
        let shown = form(open, applicant, visit, problems: problems)
        let judged = visit.formTask == .check ? shown.judged(today: visit.today) : shown
        guard judged.problems.isEmpty else { return ReceptionPage(form: judged).response(visit) }
        return .seeOther(DossierLinks.send.with(id.description))
    }

    /// Saves while one types; 204 says it is saved.
    func autosave(_ visit: Visit, _ person: Person) async throws -> Response {
        try await desk.save(
            visit.answers, in: try visit.dossierID, from: visit.openForm, by: Applicant(person), now: visit.now)
        return .empty(204)
    }

    /// *Lưu và trở lại*: the list, with this row marked (REQ-DOS-004).
    private func backToList(_ id: ID<Dossier>) -> Response {
        .seeOther(DossierLinks.mine.query(("nhom", MyDossiersQuery.Tab.drafts.rawValue), ("moi", id.description)))
            .saying(FilingWords.saved)
    }

    /// What was typed is kept on the page; saving it again is then done knowingly.
    private func conflict(_ id: ID<Dossier>, _ applicant: Applicant, _ visit: Visit) async throws -> Response {
        let open = try await desk.draft(id, of: applicant)
        var form = ReceptionForm(open, of: applicant, typed: visit.answers, editor: visit.chance.token(bytes: 9))
        form.isConflict = true
        return ReceptionPage(form: form).response(visit)
    }

    func form(
        _ open: OpenDossier, _ applicant: Applicant, _ visit: Visit, problems: [Problem] = []
    ) -> ReceptionForm {
        ReceptionForm(open, of: applicant, problems: problems, editor: visit.chance.token(bytes: 9))
    }
}
