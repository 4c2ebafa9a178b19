import Catalogue
import Dossiers
import Html
import Kit
import Links
import Store
import Web

/// Every answer once more, with *Sửa* at each, before anything leaves (cases 5.1.11; WCAG 3.3.4).
struct ReviewPage: Sendable {
    let open: OpenDossier

    private var dossier: Dossier { open.dossier }
    private var edit: String { DossierLinks.edit.with(dossier.id.description).path }

    func response(_ visit: Visit) -> Response {
        visit.dossierPage(FilingWords.checkTitle, """
            \(pageHeading(FilingWords.checkTitle, caption: Verbatim(dossier.procedureName), lead: FilingWords.checkLead))
            \(checkAnswers(
                sections, sendTo: DossierLinks.send.with(dossier.id.description), csrf: visit.csrf,
                button: FilingWords.send, values: [(FormNames.version, "\(dossier.version)")]))
            """)
    }

    private var sections: [AnswerSection] {
        let answers = AnswerRows(answers: open.answers, procedure: open.procedure, edit: edit)
        return [
            AnswerSection(FilingWords.procedureAndAgency, [
                SummaryRow(CitizenWords.procedure, dossier.procedureName),
                SummaryRow(CitizenWords.agency, dossier.agencyName),
            ]),
            AnswerSection(FilingWords.applicant, answers.applicant),
            AnswerSection(FilingWords.owner, answers.owner),
            AnswerSection(FilingWords.request, answers.request + answers.own),
            AnswerSection(FilingWords.fileList, files),
        ]
    }

    private var files: [SummaryRow] {
        let names = open.procedure.components.map { ($0.code, $0.name) } + [(DossierFile.otherPapers, FilingWords.others.vi)]
        return names.compactMap { code, name in
            let there = open.files.filter { $0.component == code }
            guard !there.isEmpty else { return nil }
            return SummaryRow(Verbatim(name), fileNames(there), change: edit + "#thanh-phan")
        }
    }
}

func fileNames(_ files: [DossierFile]) -> HTML {
    """
    <ul class="plain">\(for: files, { "<li>\($0.file.name) (\($0.file.size.fileSizeText))</li>" })</ul>
    """
}

/// Answers as names and values, in the order of the form.
struct AnswerRows: Sendable {
    let answers: Answers
    let procedure: Procedure
    /// The form they are changed in.
    let edit: String?

    var applicant: [SummaryRow] { rows([.name, .number, .birthDate, .phone, .email, .address]) }

    var owner: [SummaryRow] {
        guard answers[.owner] == OwnerChoice.another.rawValue else {
            return [SummaryRow(FilingWords.owner, FilingWords.ownerIsApplicant.vi, change: change(AnswerKey.owner.rawValue))]
        }
        return rows([.ownerName, .ownerNumber, .ownerBirthDate, .ownerAddress])
    }

    var request: [SummaryRow] {
        let way = ReturnWay(rawValue: answers[.returning]).map { DossierWords.returning($0).vi }
        return rows([.request]) + [
            SummaryRow(DossierWords.label(.returning), way, change: change(AnswerKey.returning.rawValue))
        ]
    }

    var own: [SummaryRow] {
        let values = answers.own
        return procedure.formFields.map { field in
            let texts = field.keys.compactMap { values[$0] }.map { field.shown($0) }
            let key = Answers.ownPrefix + (field.keys.first ?? field.name)
            return SummaryRow(
                Verbatim(field.label), texts.isEmpty ? nil : texts.joined(separator: " · "), change: change(key))
        }
    }

    private func rows(_ keys: [AnswerKey]) -> [SummaryRow] {
        keys.map { key in
            let text = answers[key]
            return SummaryRow(DossierWords.label(key), text.isEmpty ? nil : text, change: change(key.rawValue))
        }
    }

    private func change(_ key: String) -> String? { edit.map { "\($0)#\(key)" } }
}

extension FormField {
    /// A choice is shown by its label, everything else as typed.
    fileprivate func shown(_ value: String) -> String {
        guard case .choice(let choices) = kind else { return value }
        return choices.first { $0.value == value }?.label ?? value
    }
}
