import Catalogue
import Dossiers
import Html
import Kit
import Web

/// The reception form as it is shown: what was typed, what is wrong, and which parts are open.
struct ReceptionForm: Sendable {
    let open: OpenDossier
    let applicant: Applicant
    /// What stands in the fields; not always what is stored.
    let answers: Answers
    var problems: [Problem]
    /// Another window wrote first: said above the form.
    var isConflict = false
    let editor: String

    init(_ open: OpenDossier, of applicant: Applicant, typed: Answers? = nil, problems: [Problem] = [], editor: String) {
        (self.open, self.applicant, self.editor) = (open, applicant, editor)
        answers = (typed ?? open.answers).overlaid(with: applicant.sealed)
        self.problems = problems
    }

    /// With all that keeps the dossier from being sent.
    func judged(today: Day) -> ReceptionForm { judged(open.problems(today: today)) }

    func judged(_ problems: [AnswerProblem]) -> ReceptionForm {
        var form = self
        form.problems += problems.map { Problem(field: $0.key, words: DossierWords.problem($0.reason)) }
        return form
    }

    var status: Int { isConflict ? 409 : problems.isEmpty ? 200 : 422 }

    func field(_ key: String) -> Field {
        var field = Field(key, typed: answers.values[key] ?? "")
        field.problem = problems.first { $0.field == key }?.words
        return field
    }

    func field(_ key: AnswerKey) -> Field { field(key.rawValue) }

    func isSealed(_ key: AnswerKey) -> Bool { applicant.sealed[key] != nil }

    /// Whether a key may be changed: all of a draft's, and of a sent dossier those that were asked for.
    func isOpen(_ key: String) -> Bool { open.supplement.map { $0.answerKeys.contains(key) } ?? true }

    func isOpen(component code: String) -> Bool { open.supplement.map { $0.components.contains(code) } ?? true }

    /// Which draft this page shows, and the page's own name.
    var hidden: [(String, String)] {
        [(FormNames.version, "\(open.dossier.version)"), (FormNames.editor, editor)]
            + (open.supplement == nil ? [] : [(FormNames.supplement, open.dossier.code?.text ?? "")])
    }
}

/// Names of the form's own fields, besides the answers.
enum FormNames {
    static let version = "phien-ban"
    static let editor = "cua-so"
    static let supplement = "bo-sung"
    static let task = "viec"
    static let replace = "thay."
    static let title = "ten-giay-to-khac"
}

/// What the pressed button asks for.
enum FormTask: String {
    case stay = "luu-tam"
    case back = "luu"
    case check = "kiem-tra"
    case upload = "tai-len"
}

extension Visit {
    var answers: Answers {
        var values: [String: String] = [:]
        for (name, value) in posted.fields where values[name] == nil {
            if AnswerKey(rawValue: name) != nil || name.hasPrefix(Answers.ownPrefix) {
                values[name] = String(value.prefix(10_000))
            }
        }
        return Answers(values)
    }

    var openForm: OpenForm {
        OpenForm(
            version: posted.text(FormNames.version).flatMap { Int($0) } ?? 0, editor: posted.text(FormNames.editor) ?? "")
    }

    var formTask: FormTask { posted.text(FormNames.task).flatMap(FormTask.init) ?? .stay }
}
