import Catalogue
import Directory
import Dossiers
import Foundation
import Html
import Kit
import Links
import Store
import Web

/// One act on one dossier: what it does, what it needs, one button.
struct ActPage {
    let act: DeskAct
    let dossier: DossierAtDesk
    let form: ActForm
    let csrf: HTML
    let now: Date

    private var code: String { dossier.dossier.code?.text ?? "" }

    var body: HTML {
        narrow(
            """
            \(pageHeading(DeskWords.act(act), caption: Verbatim("\(code) – \(dossier.dossier.procedureName)")))\
            \(if: !form.isClean, problemSummary(form.problems))\(callout(tone, ActWords.effect(act)))\
            \(postForm(
                to: DossierLinks.deskMove.with(code, act.rawValue), csrf: csrf,
                comfort: FormComfort(uploads: act == .finish, guardsTyping: act.asksReason),
                values: [(ActForm.version, "\(dossier.dossier.version)")],
                "\(if: hasFields, requiredLegend())\(fields)\(buttons)"))
            """)
    }

    private var tone: Tone { act.asksTwice ? .waiting : .info }
    private var hasFields: Bool {
        switch act {
        case .returnResult, .forward: false
        case .receive: terms.count > 1 || needsDay
        default: true
        }
    }

    private var buttons: HTML {
        buttonRow(
            submitButton(DeskWords.act(act), act.asksTwice ? .danger : .primary),
            linkButton(InputWords.cancel, to: DossierLinks.deskShow.with(code), .secondary))
    }

    private var fields: HTML {
        switch act {
        case .receive: appointment
        case .forward: colleagues(required: false)
        case .assign: colleagues(required: true)
        case .askSupplement: parts + reason(ActWords.reasonToCitizen)
        case .refuse, .stop: reason(ActWords.reasonToCitizen)
        case .extend: dateInput(form.day, label: DeskWords.field(.day), hint: promised) + reason(ActWords.apology)
        case .finish: result
        case .note: textArea(form.reason, label: DeskWords.field(.note), hint: ActWords.onlyOfficers, most: DeskAct.mostText)
        case .returnResult: .empty
        }
    }

    private func reason(_ hint: ActWords) -> HTML {
        textArea(form.reason, label: DeskWords.field(.reason), hint: hint, most: DeskAct.mostText)
    }

    private var promised: (any Words)? { dossier.dossier.dueAt.map { ActWords.promised($0) } }

    /// A choice only where the record gives several terms; a day and a reason where one cannot be counted.
    private var appointment: HTML {
        let terms = terms
        let choices = terms.enumerated().map { Choice("\($0.offset)", CatalogueWords.term($0.element)) }
        let choice = choices.count > 1
            ? radioChoices(form.term, legend: ActWords.term, choices)
            : onlyTerm(terms[0])
        guard needsDay else { return choice }
        return choice
            + fieldGroup(
                ActWords.dayGroup, hint: ActWords.dayHint,
                dateInput(form.day, label: DeskWords.field(.day), required: terms.count == 1)
                    + textArea(
                        form.reason, label: DeskWords.field(.reason), required: terms.count == 1, rows: 2,
                        most: DeskAct.mostText))
    }

    private var terms: [Term] { dossier.procedure.terms(for: dossier.dossier.channel) }
    private var calendar: WorkingCalendar { dossier.calendar ?? WorkingCalendar(version: "", exceptions: []) }
    private var needsDay: Bool { terms.contains { !$0.gives(calendar) } }

    /// Told, not asked; the form carries it all the same.
    private func onlyTerm(_ term: Term) -> HTML {
        let due = ClockLedger(term: term, calendar: calendar, events: [ClockEvent(.received, at: now)]).due
        return """
        <p>\(ActWords.term): \(CatalogueWords.term(term))\(with: due, { "<br>\(ActWords.dueIfReceivedNow($0))" })</p>\
        <input type="hidden" name="\(form.term.name)" value="0">
        """
    }

    private func colleagues(required: Bool) -> HTML {
        let choices = dossier.settlers.map { Choice($0.subject, Verbatim($0.name)) }
        return selectInput(
            form.colleague, label: ActWords.colleague, choices, required: required,
            prompt: required ? InputWords.choose : ActWords.wholeUnit(dossier.dossier.agencyName), hint: nil)
    }

    private var parts: HTML {
        let choices = dossier.procedure.partsToSupplement.compactMap { part in
            dossier.name(of: part).map { Choice("\(part.kind.rawValue):\(part.key)", $0) }
        }
        return checkboxes(
            form.parts, legend: DeskWords.field(.parts), choices, chosen: form.chosen, hint: ActWords.allAtOnce)
    }

    private var result: HTML {
        """
        \(textArea(form.result, label: DeskWords.field(.result), most: DeskAct.mostText))\
        \(fileInput(form.files, label: DeskWords.field(.resultFile), ResultUpload.limits))\
        \(checkbox(form.checked, label: ActWords.checkedResult, required: true))
        """
    }
}

extension DossierAtDesk {
    /// What a part is called on the citizen's form; `nil` for one this dossier does not have.
    func name(of part: PartKey) -> (any Words)? {
        switch part.kind {
        case .component:
            if part.key == DossierFile.otherPapers { return PaperWords.others }
            return procedure.components.first { $0.code == part.key }.map { Verbatim($0.name) }
        case .answer:
            if let key = AnswerKey(rawValue: part.key) {
                let isOther = key.isOfAnotherOwner
                guard !isOther || answers[.owner] == OwnerChoice.another.rawValue else { return nil }
                return isOther ? Verbatim("\(DossierWords.ownerRole.vi) – \(DossierWords.label(key).vi)") : DossierWords.label(key)
            }
            let key = part.key.dropFirst(Answers.ownPrefix.count)
            guard let field = procedure.formFields.first(where: { $0.keys.contains(String(key)) }) else { return nil }
            let piece = FieldPart(rawValue: String(key.dropFirst(field.name.count + 1)))
            return Verbatim(piece.map { "\(field.label) – \(CatalogueWords.part($0).vi)" } ?? field.label)
        }
    }
}
