import Catalogue
import Dossiers
import Html
import Kit
import Web

/// The procedure's own fields, each as its type says (REQ-DOS-002).
struct OwnFields: Sendable {
    let form: ReceptionForm

    var html: HTML { HTML(form.open.procedure.formFields.map(input)) }

    func input(_ own: FormField) -> HTML {
        let field = form.field(Answers.ownPrefix + own.name)
        let (label, hint) = (Verbatim(own.label), own.hint.isEmpty ? nil : Verbatim(own.hint))
        switch own.kind {
        case .text(let rule) where rule.isMultiline:
            return textArea(field, label: label, required: own.isRequired, hint: hint, most: rule.maxLength)
        case .text(let rule):
            return textInput(field, label: label, required: own.isRequired, hint: hint, most: rule.maxLength)
        case .number:
            return textInput(field, label: label, required: own.isRequired, kind: .number, hint: hint, width: .short)
        case .date:
            return dateInput(field, label: label, required: own.isRequired, hint: hint)
        case .choice(let choices):
            let options = choices.map { Choice($0.value, Verbatim($0.label)) }
            return selectInput(field, label: label, options, required: own.isRequired, hint: hint)
        case .address:
            return group(own, FieldPart.address, hint)
        case .person:
            return group(own, FieldPart.person, hint)
        }
    }

    private func group(_ own: FormField, _ parts: [FieldPart], _ hint: Verbatim?) -> HTML {
        fieldGroup(Verbatim(own.label), hint: hint, HTML(parts.map { part in
            let field = form.field("\(Answers.ownPrefix)\(own.name).\(part.rawValue)")
            let label = CatalogueWords.part(part)
            return part == .birthDate
                ? dateInput(field, label: label, required: own.isRequired)
                : textInput(field, label: label, required: own.isRequired)
        }))
    }
}
