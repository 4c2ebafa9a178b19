import Dossiers
import Html
import Kit
import Links
import Web

extension DossierRoutes {
    func askWithdraw(_ visit: Visit, _ person: Person) async throws -> Response {
        let dossier = try await desk.own(try visit.dossierCode, of: Applicant(person)).dossier
        guard dossier.stage.allows(.withdraw), let code = dossier.code?.text else { throw DossierRefusal.notNow }
        let about: HTML = """
            <p>\(code) – \(dossier.procedureName)</p><p>\(FilingWords.withdrawEffect)</p>
            """
        return visit.dossierPage(FilingWords.withdrawTitle, narrow("""
            \(pageHeading(FilingWords.withdrawTitle))<div class="question">\(about)</div>\
            \(postForm(to: DossierLinks.withdraw.with(code), csrf: visit.csrf, """
                \(textArea(Field("ly-do"), label: FilingWords.withdrawReason, required: false, most: 1_000))\
                \(buttonRow(
                    submitButton(FilingWords.withdrawYes, .danger),
                    linkButton(InputWords.cancel, to: DossierLinks.show.with(code), .secondary)))
                """))
            """))
    }

    func withdraw(_ visit: Visit, _ person: Person) async throws -> Response {
        let code = try visit.dossierCode
        _ = try await desk.withdraw(
            code, reason: visit.posted.text("ly-do") ?? "", by: Applicant(person), now: visit.now)
        return .seeOther(DossierLinks.show.with(code.text)).saying(FilingWords.withdrawn)
    }

    /// *Sao chép thành hồ sơ mới*.
    func copy(_ visit: Visit, _ person: Person) async throws -> Response {
        let draft = try await desk.copyRefused(try visit.dossierCode, by: Applicant(person), now: visit.now)
        return .seeOther(DossierLinks.edit.with(draft.id.description)).saying(FilingWords.copied)
    }
}
