import Foundation
import Html
import Identity
import Kit
import Links
import Web

extension RecoverPages {
    func showCode(_ visit: Visit) async throws -> Response {
        guard let flow = try await flow(visit, at: .code) else { return .seeOther(IdentityLinks.forgotten) }
        return try await codePage(CodeForm(), flow, visit)
    }

    func sendCode(_ visit: Visit) async throws -> Response {
        guard let flow = try await flow(visit, at: .code) else { return .seeOther(IdentityLinks.forgotten) }
        var form = CodeForm(posted: visit.posted)
        guard let code = form.read() else { return try await codePage(form, flow, visit, status: 422) }
        let refused = try await refusal { try await accounts.confirm(code, in: flow, now: visit.now) }
        guard let refused else { return .seeOther(IdentityLinks.forgottenPassword) }
        form.refuse(\.code, refused.words)
        return try await codePage(form, flow, visit, status: refused.status)
    }

    func resend(_ visit: Visit) async throws -> Response {
        guard let flow = try await flow(visit, at: .code) else { return .seeOther(IdentityLinks.forgotten) }
        let refused = try await refusal { try await accounts.resendCode(in: flow, now: visit.now) }
        guard let refused else { return .seeOther(IdentityLinks.forgottenCode) }
        return try await codePage(CodeForm(), flow, visit, refused: refused.words, status: refused.status)
    }

    /// Another phone is typed in full: a list would tell that there is an account, and how it can be reached.
    func showOtherPhone(_ visit: Visit) async throws -> Response {
        guard try await flow(visit, at: .code) != nil else { return .seeOther(IdentityLinks.forgotten) }
        return otherPhonePage(Field("soDienThoai"), visit)
    }

    func sendOtherPhone(_ visit: Visit) async throws -> Response {
        guard let flow = try await flow(visit, at: .code) else { return .seeOther(IdentityLinks.forgotten) }
        var field = Field("soDienThoai", typed: visit.posted.text("soDienThoai") ?? "")
        guard
            let phone = field.parsed(
                PhoneNumber.init, or: Messages.phone, missing: Messages.required(RecoverWords.phone))
        else { return otherPhonePage(field, visit, status: 422) }
        let refused = try await refusal { try await accounts.resendCode(in: flow, to: phone, now: visit.now) }
        guard let refused else { return .seeOther(IdentityLinks.forgottenCode) }
        field.problem = refused.words
        return otherPhonePage(field, visit, status: refused.status)
    }

    func flow(_ visit: Visit, at step: RegistrationStep) async throws -> Flow<RecoveryFlow>? {
        let flow = try await accounts.recovery(guest: visit.guest, now: visit.now)
        return flow?.content.step == step ? flow : nil
    }

    private func codePage(
        _ form: CodeForm, _ flow: Flow<RecoveryFlow>, _ visit: Visit, refused: (any Words)? = nil, status: Int = 200
    ) async throws -> Response {
        var form = form
        form.clear(\.code)
        let page = CodePage(
            form: form, progress: try await accounts.codeProgress(of: flow), phone: nil,
            confirm: IdentityLinks.forgottenCode, resend: IdentityLinks.forgottenResend, csrf: visit.csrf,
            now: visit.now,
            refused: refused,
            more: "<p><a href=\"\(IdentityLinks.forgottenOtherPhone)\">\(RecoverWords.otherPhone)</a></p>")
        return visit.page(CodePageWords.title, status: status, page.body)
    }

    private func otherPhonePage(_ field: Field, _ visit: Visit, status: Int = 200) -> Response {
        let fields =
            textInput(field, label: RecoverWords.phone, kind: .phone, most: 20)
            + buttonRow(
                submitButton(RecoverWords.sendThere),
                linkButton(SignInWords.back, to: IdentityLinks.forgottenCode, .secondary))
        return visit.page(
            RecoverWords.otherPhone, status: status,
            narrow(
                """
                \(pageHeading(RecoverWords.otherPhone, lead: RecoverWords.otherPhoneLead))
                \(problemSummary(field.problem.map { [Problem(field: field.name, words: $0)] } ?? []))
                \(postForm(to: IdentityLinks.forgottenOtherPhone, csrf: visit.csrf, fields))
                """))
    }
}
