import Dossiers
import Html
import Kit
import Web

/// *Người nộp*, *Chủ hồ sơ*: what the account vouches for stands as text, the rest as fields.
struct PeopleSection: Sendable {
    let form: ReceptionForm

    var applicant: HTML {
        fieldGroup(FilingWords.applicant, hint: FilingWords.applicantLead, """
            \(if: !sealed.isEmpty, vouched)\(for: typed, { input($0) })
            """)
    }

    private static let applicantKeys: [AnswerKey] = [.name, .number, .birthDate, .phone, .email, .address]
    private static let ownerKeys: [AnswerKey] = [.ownerName, .ownerNumber, .ownerBirthDate, .ownerAddress]

    private var sealed: [AnswerKey] { Self.applicantKeys.filter(form.isSealed) }
    private var typed: [AnswerKey] { Self.applicantKeys.filter { !form.isSealed($0) } }

    private var vouched: HTML {
        """
        \(summaryList(sealed.map { SummaryRow(DossierWords.label($0), form.answers[$0]) }))\
        <p class="hint">\(FilingWords.fromAccount)</p>
        """
    }

    var owner: HTML {
        let isAnother = form.answers[.owner] == OwnerChoice.another.rawValue
        return fieldGroup(FilingWords.owner, """
            \(radioChoices(form.field(.owner), legend: DossierWords.label(.owner), [
                Choice(OwnerChoice.applicant.rawValue, FilingWords.ownerIsApplicant),
                Choice(OwnerChoice.another.rawValue, FilingWords.ownerIsAnother),
            ]))\
            \(disclosure(FilingWords.ownerDetails, isOpen: isAnother, """
                <p class="hint">\(FilingWords.ownerHint)</p>\(for: Self.ownerKeys, { input($0, required: isAnother) })
                """))
            """)
    }

    /// One common answer alone, as a supplement asks for it.
    func single(_ key: AnswerKey) -> HTML {
        switch key {
        case .request: RequestSection(form: form).request
        case .returning: RequestSection(form: form).returning
        case .owner: owner
        default: input(key)
        }
    }

    private func input(_ key: AnswerKey, required asked: Bool = true) -> HTML {
        let (field, label) = (form.field(key), DossierWords.label(key))
        let required = key.isRequired && asked
        return switch key {
        case .birthDate, .ownerBirthDate: dateInput(field, label: label, required: required, isBirthday: key == .birthDate)
        case .name: textInput(field, label: label, required: required, kind: .fullName, most: key.longest)
        case .phone: textInput(field, label: label, required: required, kind: .phone, width: .half)
        case .email: textInput(field, label: label, required: required, kind: .email, most: key.longest)
        case .number, .ownerNumber: textInput(field, label: label, required: required, kind: .identityNumber, width: .half)
        case .address: textInput(field, label: label, required: required, kind: .address, most: key.longest)
        default: textInput(field, label: label, required: required, most: key.longest)
        }
    }
}

/// *Nội dung yêu cầu*, *Hình thức nhận kết quả*.
struct RequestSection: Sendable {
    let form: ReceptionForm

    var html: HTML { request + returning }

    var request: HTML {
        textArea(form.field(.request), label: DossierWords.label(.request), most: AnswerKey.request.longest)
    }

    var returning: HTML {
        radioChoices(
            form.field(.returning), legend: DossierWords.label(.returning),
            ReturnWay.allCases.map { Choice($0.rawValue, DossierWords.returning($0)) }, hint: FilingWords.returningHint)
    }
}
