import DeskAccounts
import Foundation
import Kit
import Store
import Web

/// Which button of the form was pressed.
enum DraftStep: String {
    case lookUp = "tra-cuu"
    case removeScan = "bo-tep"
    case paper = "tai-xuong"
    case code = "gui-otp"
    case finish = "tao"

    static let name = "viec"

    init?(_ posted: FormData) {
        guard let step = posted.text(Self.name).flatMap(DraftStep.init(rawValue:)) else { return nil }
        self = step
    }
}

/// What is typed at the desk. Fields that were not sent (the closed part of the form) stay as they were kept.
struct DraftForm: Form {
    var number = Field("so-giay-to")
    var name = Field("ho-ten")
    var birthDate = Field("ngay-sinh")
    var phone = Field("dien-thoai")
    var email = Field("email")
    var guardian = Field("giam-ho")
    var scan = Field("tep")
    var desk = Field("don-vi")
    var confirmed = Field("xac-nhan")
    var statement = Field("cach-kiem-tra")
    var code = Field("maOTP")

    /// Sent with the open part only, for a box that is not ticked is not sent.
    static let opened = "mo"

    init() {}

    static var fields: [WritableKeyPath<DraftForm, Field>] {
        [
            \.number, \.name, \.birthDate, \.phone, \.email, \.guardian, \.scan, \.desk, \.confirmed, \.statement, \.code,
        ]
    }

    init(_ content: Draft.Content) {
        (number.typed, name.typed, birthDate.typed) = (content.number, content.name, content.birthDate)
        (phone.typed, email.typed, desk.typed) = (content.phone, content.email, content.desk)
        (guardian.typed, confirmed.typed) = (content.hasGuardian ? "1" : "", content.isConfirmed ? "1" : "")
        statement.typed = content.statement
    }

    /// What was kept, changed by what was sent.
    func content(_ former: Draft.Content, _ posted: FormData) -> Draft.Content {
        var content = former
        let sent = { (field: Field) in posted.text(field.name).map { String($0.cleaned.prefix(300)) } }
        content.number = sent(number) ?? content.number
        guard posted.has(Self.opened) else { return content }
        content.name = sent(name) ?? ""
        content.birthDate = sent(birthDate) ?? ""
        content.phone = sent(phone) ?? ""
        content.email = sent(email) ?? ""
        content.desk = sent(desk) ?? content.desk
        content.statement = sent(statement) ?? ""
        (content.hasGuardian, content.isConfirmed) = (posted.has(guardian.name), posted.has(confirmed.name))
        return content
    }

    mutating func place(_ problems: [(field: CheckedForm.FieldName, problem: CheckedForm.FieldProblem)]) {
        for (field, problem) in problems { refuse(Self.path(of: field), Self.words(problem, at: field)) }
    }

    /// Beside the field it is about; `false` where it is about none.
    mutating func place(_ refusal: DeskRefusal) -> Bool {
        switch refusal {
        case .codeWrong, .codeExpired, .codeExhausted, .codeChanged: refuse(\.code, refusal.words)
        case .foreignSubscription: refuse(\.phone, refusal.words)
        case .unit: refuse(\.desk, refusal.words)
        default: return false
        }
        return true
    }

    private static func path(of field: CheckedForm.FieldName) -> WritableKeyPath<DraftForm, Field> {
        switch field {
        case .number: \.number
        case .name: \.name
        case .birthDate: \.birthDate
        case .phone: \.phone
        case .email: \.email
        case .desk: \.desk
        case .guardian: \.guardian
        }
    }

    private static func words(_ problem: CheckedForm.FieldProblem, at field: CheckedForm.FieldName) -> any Words {
        switch (problem, field) {
        case (.missing, _): Messages.required(label(of: field))
        case (.inFuture, _): Messages.dateInFuture
        case (.needsGuardian, _): DeskWords.needsGuardian
        case (.unit, _): DeskRefusal.unit.words
        case (.malformed, .number): Messages.identityNumber
        case (.malformed, .name): Messages.name
        case (.malformed, .phone): Messages.phone
        case (.malformed, .email): Messages.email
        case (.malformed, _): Messages.date
        }
    }

    private static func label(of field: CheckedForm.FieldName) -> any Words {
        switch field {
        case .number: ScreenWords.number
        case .name: Labels.fullName
        case .birthDate: Labels.birthDate
        case .phone: Labels.phone
        case .email: Labels.email
        case .desk: ScreenWords.unit
        case .guardian: ScreenWords.guardian
        }
    }
}

extension DraftForm {
    /// What only the last button needs: scan, tick, code. A paper that is void makes the code void too (REQ-OTP-007).
    mutating func requireRest(of draft: Draft) {
        requireScanAndCode(of: draft)
        if draft.content.formNumber.isEmpty {
            confirmed.problem = ScreenWords.printFirst
            if !draft.content.voidForm.isEmpty, code.problem == nil { code.problem = DeskRefusal.codeChanged.words }
        } else if !draft.content.isConfirmed {
            confirmed.problem = ScreenWords.mustConfirm
        }
    }

    mutating func requireScanAndCode(of draft: Draft) {
        if draft.scan == nil { scan.problem = Messages.required(ScreenWords.scan) }
        let digits = code.typed.trimmed
        if digits.isEmpty {
            code.problem = Messages.required(ScreenWords.code)
        } else if digits.utf8.count != 6 || !digits.utf8.allSatisfy(Digits.contains) {
            code.problem = Messages.codeFormat
        }
    }
}

/// The scan as it came with a form.
struct PostedScan {
    var file: StoredFile?
    var problem: (any Words)?

    init(_ posted: FormData, _ field: String) {
        let files = posted.files(field)
        if files.count > 1 {
            problem = Messages.fileOne
            return
        }
        switch files.first?.outcome {
        case .kept(let kept): file = kept as? StoredFile
        case .refused(let words): problem = words
        case nil: break
        }
    }
}
