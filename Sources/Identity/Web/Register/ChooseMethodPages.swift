import Foundation
import Html
import Identity
import Kit
import Links
import Web

/// *Chọn phương thức đăng ký* (SCR-R01): for whom, then only the methods that are for them (REQ-REG-001).
struct ChooseMethodPages: Sendable {
    let accounts: Accounts

    var routes: [Route] { [.get(IdentityLinks.chooseMethod, show), .post(IdentityLinks.chooseMethod, send)] }

    func show(_ visit: Visit) async throws -> Response {
        page(Subject(visit.query(Subject.name)), Field("phuongThuc"), visit)
    }

    func send(_ visit: Visit) async throws -> Response {
        let subject = Subject(visit.query(Subject.name))
        var field = Field("phuongThuc", typed: visit.posted.text("phuongThuc") ?? "")
        guard let chosen = RegistrationMethod(rawValue: field.typed) else {
            field.problem = RegisterWords.chooseMethod
            return page(subject, field, visit, status: 422)
        }
        guard subject.methods(accounts.settings).contains(chosen), let link = Self.page(of: chosen) else {
            field.problem = IdentityRefusal.method.words
            return page(subject, field, visit, status: 422)
        }
        return .seeOther(
            link.query(
                (Subject.name, chosen == .mobile ? nil : subject.rawValue), (SignInJourney.name, visit.query(SignInJourney.name))))
    }

    /// Where each method begins.
    private static func page(of method: RegistrationMethod) -> Link? {
        switch method {
        case .mobile: IdentityLinks.mobile
        case .usbToken: IdentityLinks.usb
        case .province, .desk, .command: nil
        }
    }

    private func page(_ subject: Subject, _ field: Field, _ visit: Visit, status: Int = 200) -> Response {
        let journey = visit.query(SignInJourney.name)
        let link = { (subject: Subject) in
            IdentityLinks.chooseMethod.query((Subject.name, subject.rawValue), (SignInJourney.name, journey))
        }
        let methods = subject.methods(accounts.settings)
        let form = postForm(
            to: link(subject), csrf: visit.csrf,
            radioChoices(
                field, legend: RegisterWords.method,
                methods.map { Choice($0.rawValue, $0 == .mobile ? RegisterWords.mobile : .usbToken) })
                + buttonRow(submitButton(RegisterWords.send)))
        return visit.page(
            RegisterWords.chooseTitle, status: status,
            narrow(
                """
                \(pageHeading(RegisterWords.chooseTitle))
                \(problemSummary([field].compactMap { f in f.problem.map { Problem(field: f.name, words: $0) } }))
                \(tabs(Subject.allCases.map { Tab($0.words, link($0), isCurrent: $0 == subject) }, label: RegisterWords.subject))
                \(if: methods.isEmpty, callout(.info, RegisterWords.noMethod), else: form)
                """))
    }
}

/// *Đối tượng*: the matrix of REQ-REG-001, as far as methods are switched on.
enum Subject: String, CaseIterable {
    case citizen = "cong-dan"
    case business = "doanh-nghiep"
    case agency = "co-quan-nha-nuoc"

    static let name = "doi-tuong"

    init(_ text: String?) { self = text.flatMap(Subject.init(rawValue:)) ?? .citizen }

    func methods(_ settings: IdentitySettings) -> [RegistrationMethod] {
        [.mobile, .usbToken].filter { settings.offers($0, to: kind) }
    }

    var kind: AccountKind {
        switch self {
        case .citizen: .citizen
        case .business: .business
        case .agency: .agency
        }
    }

    var words: RegisterWords {
        switch self {
        case .citizen: .citizen
        case .business: .business
        case .agency: .agency
        }
    }
}
