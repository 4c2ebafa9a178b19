import Directory
import Catalogue
import Dossiers
import Html
import Kit
import Links
import Web

/// *Thông tin tiếp nhận hồ sơ* (SCR-V02): one form whose every button saves what was typed first, so that it works
/// without JavaScript.
struct ReceptionPage: Sendable {
    let form: ReceptionForm

    private var dossier: Dossier { form.open.dossier }
    private var id: String { dossier.id.description }

    func response(_ visit: Visit) -> Response {
        let title: any Words = form.problems.isEmpty ? FilingWords.title : WebWords.wrong(FilingWords.title)
        return visit.dossierPage(title, status: form.status, """
            \(pageHeading(
                FilingWords.title, caption: Verbatim(dossier.procedureName), lead: Verbatim(dossier.agencyName)))
            \(if: form.isConflict, conflict)\(problemSummary(form.problems))\(requiredLegend())
            \(postForm(to: DossierLinks.edit.with(id), csrf: visit.csrf, comfort: comfort, values: form.hidden, fields))
            """)
    }

    private var comfort: FormComfort {
        FormComfort(uploads: true, autosave: DossierLinks.autosave.with(id), guardsTyping: true)
    }

    private var conflict: HTML {
        banner(.bad, FilingWords.conflict, """
            <p>\(FilingWords.conflictHint)</p>\
            <p>\(linkButton(FilingWords.openNewest, to: DossierLinks.edit.with(id), .secondary))</p>
            """)
    }

    private var fields: HTML {
        let people = PeopleSection(form: form)
        return """
            \(enterButton)\(people.applicant)\(people.owner)\
            \(fieldGroup(FilingWords.request, RequestSection(form: form).html))\
            \(if: !form.open.procedure.formFields.isEmpty, fieldGroup(FilingWords.ownFields, OwnFields(form: form).html))\
            \(ComponentsSection(form: form).html)\
            \(buttonRow(
                submitButton(FilingWords.check, icon: .send, name: FormNames.task, value: FormTask.check.rawValue),
                submitButton(
                    FilingWords.saveAndBack, .secondary, name: FormNames.task, value: FormTask.back.rawValue,
                    skipsChecks: true)))
            """
    }
}

/// The Enter key presses the first button of a form: here one that only saves, not one that deletes a file.
let enterButton: HTML = """
    <button class="unseen" type="submit" name="viec" value="luu-tam" tabindex="-1" aria-hidden="true"></button>
    """
