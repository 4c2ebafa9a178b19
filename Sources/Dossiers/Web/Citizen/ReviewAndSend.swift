import Catalogue
import Dossiers
import Html
import Kit
import Links
import Web

extension DossierRoutes {
    /// *Kiểm tra trước khi gửi*. What is not complete leads back to the form, with every problem named.
    func review(_ visit: Visit, _ person: Person) async throws -> Response {
        let applicant = Applicant(person)
        let open = try await desk.draft(try visit.dossierID, of: applicant)
        let judged = form(open, applicant, visit).judged(today: visit.today)
        guard judged.problems.isEmpty else { return ReceptionPage(form: judged).response(visit) }
        return ReviewPage(open: open).response(visit)
    }

    /// *Gửi* (REQ-DOS-007). Pressed twice it sends once.
    func send(_ visit: Visit, _ person: Person) async throws -> Response {
        let (id, applicant) = (try visit.dossierID, Applicant(person))
        do {
            let sent = try await desk.send(id, version: visit.openForm.version, by: applicant, now: visit.now)
            guard let code = sent.code?.text else { throw DossierRefusal.notFound }
            return .seeOther(DossierLinks.show.with(code).query(("moi", "1")))
        } catch DossierRefusal.incomplete(let problems) {
            let open = try await desk.draft(id, of: applicant)
            return ReceptionPage(form: form(open, applicant, visit).judged(problems)).response(visit)
        } catch DossierRefusal.changedMeanwhile {
            return .seeOther(DossierLinks.send.with(id.description)).saying(FilingWords.conflict)
        }
    }

    func askDelete(_ visit: Visit, _ person: Person) async throws -> Response {
        let open = try await desk.draft(try visit.dossierID, of: Applicant(person))
        let list = DossierLinks.mine.query(("nhom", MyDossiersQuery.Tab.drafts.rawValue))
        let about: HTML = """
            <p>\(FilingWords.confirmDelete(open.dossier.procedureName))</p><p>\(FilingWords.deleteEffect)</p>
            """
        return visit.dossierPage(
            Messages.delete,
            confirmQuestion(
                about: about, to: DossierLinks.delete.with(open.dossier.id.description), csrf: visit.csrf,
                yes: CitizenWords.delete, no: FilingWords.keep, back: list))
    }

    func delete(_ visit: Visit, _ person: Person) async throws -> Response {
        try await desk.delete(try visit.dossierID, by: Applicant(person), now: visit.now)
        return .seeOther(DossierLinks.mine.query(("nhom", MyDossiersQuery.Tab.drafts.rawValue)))
            .saying(FilingWords.deleted)
    }
}
