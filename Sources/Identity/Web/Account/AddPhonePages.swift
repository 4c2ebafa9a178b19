import Foundation
import Html
import Identity
import Kit
import Links
import Web

extension PhonePages {
    func add(_ visit: Visit, _ owner: AccountOwner) async throws -> Response { page(AddPhoneForm(), visit) }

    func sendPhone(_ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        var form = AddPhoneForm(posted: visit.posted)
        guard let (phone, password) = form.read() else { return page(form, visit, status: 422) }
        let refused = try await refusal {
            _ = try await accounts.addPhone(
                phone, password: password, owner, guest: visit.guest,
                browser: VnconnectBrowser(accounts: accounts).mark(visit).browser, now: visit.now)
        }
        switch refused {
        case nil: return .seeOther(IdentityLinks.addPhoneCode)
        case .wrongNameOrPassword?: form.refuse(\.password, IdentityRefusal.wrongNameOrPassword.words)
        case .phoneListed?: form.refuse(\.phone, IdentityRefusal.phoneListed.words)
        case .phoneLimit?: form.refuse(\.phone, IdentityRefusal.phoneLimit.words)
        case let other?: return page(form, visit, refused: other.words, status: other.status)
        }
        return page(form, visit, status: 422)
    }

    func showCode(_ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        guard let flow = try await flow(visit, owner) else { return .seeOther(IdentityLinks.addPhone) }
        return try await codePage(CodeForm(), flow, visit)
    }

    func sendCode(_ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        guard let flow = try await flow(visit, owner) else { return .seeOther(IdentityLinks.addPhone) }
        var form = CodeForm(posted: visit.posted)
        guard let code = form.read() else { return try await codePage(form, flow, visit, status: 422) }
        let refused = try await refusal { try await accounts.confirm(code, in: flow, owner, now: visit.now) }
        guard let refused else { return .seeOther(IdentityLinks.methods).saying(PhoneWords.added) }
        form.refuse(\.code, refused.words)
        return try await codePage(form, flow, visit, status: refused.status)
    }

    func resend(_ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        guard let flow = try await flow(visit, owner) else { return .seeOther(IdentityLinks.addPhone) }
        let refused = try await refusal { try await accounts.resendCode(in: flow, now: visit.now) }
        guard let refused else { return .seeOther(IdentityLinks.addPhoneCode) }
        return try await codePage(CodeForm(), flow, visit, refused: refused.words, status: refused.status)
    }

    private func flow(_ visit: Visit, _ owner: AccountOwner) async throws -> Flow<NewPhoneFlow>? {
        try await accounts.newPhone(owner, guest: visit.guest, now: visit.now)
    }

    private func page(_ form: AddPhoneForm, _ visit: Visit, refused: (any Words)? = nil, status: Int = 200) -> Response
    {
        var form = form
        form.clear(\.password)
        let fields: HTML = """
            \(requiredLegend())\(textInput(form.phone, label: PhoneWords.newPhone, kind: .phone, most: 20))\
            \(passwordInput(form.password, label: PhoneWords.password))\
            \(buttonRow(submitButton(PhoneWords.next), linkButton(SignInWords.back, to: IdentityLinks.methods, .secondary)))
            """
        return visit.page(
            PhoneWords.addTitle, status: status,
            narrow(
                """
                \(pageHeading(PhoneWords.addTitle))\(with: refused, { problemSummary($0) })\(problemSummary(form.problems))
                \(postForm(to: IdentityLinks.addPhone, csrf: visit.csrf, fields))
                """))
    }

    private func codePage(
        _ form: CodeForm, _ flow: Flow<NewPhoneFlow>, _ visit: Visit, refused: (any Words)? = nil, status: Int = 200
    ) async throws -> Response {
        var form = form
        form.clear(\.code)
        let page = CodePage(
            form: form, progress: try await accounts.codeProgress(of: flow), phone: flow.content.phone?.masked ?? "",
            confirm: IdentityLinks.addPhoneCode, resend: IdentityLinks.addPhoneResend, csrf: visit.csrf, now: visit.now,
            refused: refused)
        return visit.page(CodePageWords.title, status: status, page.body)
    }
}

/// The new phone, and the password again.
struct AddPhoneForm: Form {
    var phone = Field("soDienThoai")
    var password = Field("matKhau")
    static var fields: [WritableKeyPath<AddPhoneForm, Field>] { [\.phone, \.password] }

    mutating func read() -> (PhoneNumber, Secret<String>)? {
        let phone = phone.parsed(PhoneNumber.init, or: Messages.phone, missing: Messages.required(PhoneWords.newPhone))
        if password.typed.isEmpty { password.problem = Messages.required(PhoneWords.password) }
        guard let phone, isClean else { return nil }
        return (phone, Secret(password.typed))
    }
}
