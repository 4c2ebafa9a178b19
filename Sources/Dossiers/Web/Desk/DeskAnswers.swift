import Catalogue
import Dossiers
import Foundation
import Html
import Kit
import Web

/// What was typed, as names and values.
struct DeskAnswers {
    let dossier: DossierAtDesk

    init(_ dossier: DossierAtDesk) { self.dossier = dossier }

    /// Who files, and whom it is about where that is another.
    var people: [SummaryRow] {
        let isAnother = answers[.owner] == OwnerChoice.another.rawValue
        let own = rows([.name, .number, .birthDate, .phone, .email, .address])
        let other = isAnother ? rows([.ownerName, .ownerNumber, .ownerBirthDate, .ownerAddress], of: .ownerRole) : []
        return own + other + [SummaryRow(DeskPageWords.channelLabel, DeskPageWords.channel(dossier.dossier.channel).vi)]
    }

    var request: [SummaryRow] {
        let wanted = dossier.dossier.returning.map { DossierWords.returning($0).vi }
        return rows([.request]) + [SummaryRow(DossierWords.label(.returning), wanted)] + own
    }

    private var own: [SummaryRow] {
        let typed = answers.own
        return dossier.procedure.formFields.flatMap { field -> [SummaryRow] in
            switch field.kind {
            case .choice(let choices):
                let chosen = choices.first { $0.value == typed[field.name] }?.label
                return [SummaryRow(Verbatim(field.label), chosen ?? typed[field.name])]
            default:
                return field.keys.map { key in
                    let part = FieldPart(rawValue: String(key.dropFirst(field.name.count + 1)))
                    let name = part.map { "\(field.label) – \(CatalogueWords.part($0).vi)" } ?? field.label
                    return SummaryRow(Verbatim(name), typed[key])
                }
            }
        }
    }

    private func rows(_ keys: [AnswerKey], of role: DossierWords? = nil) -> [SummaryRow] {
        keys.map { key in
            let label = DossierWords.label(key).vi
            return SummaryRow(Verbatim(role.map { "\($0.vi) – \(label)" } ?? label), answers[key])
        }
    }

    private var answers: Answers { dossier.answers }
}
