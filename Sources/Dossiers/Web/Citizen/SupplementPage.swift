import Catalogue
import Dossiers
import Html
import Kit
import Links
import Web

extension DossierRoutes {
    func supplement(_ visit: Visit, _ person: Person) async throws -> Response {
        let applicant = Applicant(person)
        let open = try await desk.supplementing(try visit.dossierCode, of: applicant)
        return SupplementPage(form: form(open, applicant, visit)).response(visit)
    }

    /// Saves the parts that were asked for; *Gửi bổ sung* sends them (REQ-DOS-014).
    func saveSupplement(_ visit: Visit, _ person: Person) async throws -> Response {
        let (code, applicant) = (try visit.dossierCode, Applicant(person))
        let id = try await desk.supplementing(code, of: applicant).dossier.id
        let saved: Dossier
        do {
            saved = try await desk.saveSupplement(
                visit.answers, in: id, from: visit.openForm, by: applicant, now: visit.now)
        } catch DossierRefusal.changedMeanwhile {
            return .seeOther(DossierLinks.supplement.with(code.text)).saying(FilingWords.conflict)
        }
        let problems = try await attachPosted(to: id, by: applicant, visit)
        guard problems.isEmpty, visit.formTask == .check else {
            if problems.isEmpty { return .redirect(DossierLinks.supplement.with(code.text).path + "#thanh-phan", status: 303) }
            return try await shown(code, applicant, visit, problems)
        }
        do {
            _ = try await desk.sendSupplement(id, version: saved.version, by: applicant, now: visit.now)
        } catch DossierRefusal.incomplete(let missing) {
            return try await shown(
                code, applicant, visit, missing.map { Problem(field: $0.key, words: DossierWords.problem($0.reason)) })
        }
        return .seeOther(DossierLinks.show.with(code.text)).saying(FilingWords.supplementSent)
    }

    private func shown(
        _ code: DossierCode, _ applicant: Applicant, _ visit: Visit, _ problems: [Problem]
    ) async throws -> Response {
        let open = try await desk.supplementing(code, of: applicant)
        return SupplementPage(form: form(open, applicant, visit, problems: problems)).response(visit)
    }
}

/// Only what was asked for, each part with the officer's reason beside it (cases 5.1.14).
struct SupplementPage: Sendable {
    let form: ReceptionForm

    private var dossier: Dossier { form.open.dossier }
    private var code: String { dossier.code?.text ?? "" }

    func response(_ visit: Visit) -> Response {
        visit.dossierPage(FilingWords.supplementTitle, status: form.status, """
            \(pageHeading(
                FilingWords.supplementTitle, caption: Verbatim(dossier.procedureName), lead: FilingWords.supplementLead))
            \(problemSummary(form.problems))
            \(panel(FilingWords.asked, tone: .waiting, asked))
            \(postForm(
                to: DossierLinks.supplement.with(code), csrf: visit.csrf, comfort: FormComfort(uploads: true, guardsTyping: true),
                values: form.hidden, fields))
            """)
    }

    private var asked: HTML {
        let reasons = (form.open.supplement?.parts ?? []).filter { !$0.reason.isEmpty }
        return """
            <p>\(form.open.supplement?.reason)</p>\
            \(if: !reasons.isEmpty, "<ul>\(for: reasons, { "<li><a href=\"#\(anchor($0))\">\($0.reason)</a></li>" })</ul>")\
            <p class="hint">\(FilingWords.nothingElse)</p>
            """
    }

    private func anchor(_ part: SupplementPart) -> String {
        part.kind == .component ? ComponentKey.of(part.key) : part.key
    }

    private var fields: HTML {
        let keys = AnswerKey.allCases.filter { form.isOpen($0.rawValue) && !form.isSealed($0) }
        let own = form.open.procedure.formFields.filter { field in
            field.keys.contains { form.isOpen(Answers.ownPrefix + $0) }
        }
        return """
            \(enterButton)\(for: keys, { PeopleSection(form: form).single($0) })\
            \(for: own, { OwnFields(form: form).input($0) })\
            \(if: !(form.open.supplement?.components.isEmpty ?? true), ComponentsSection(form: form).html)\
            \(buttonRow(
                submitButton(FilingWords.sendSupplement, icon: .send, name: FormNames.task, value: FormTask.check.rawValue),
                submitButton(InputWords.save, .secondary, name: FormNames.task, value: FormTask.stay.rawValue)))
            """
    }
}
