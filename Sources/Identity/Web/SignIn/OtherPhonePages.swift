import Foundation
import Html
import Identity
import Kit
import Links
import Web

/// *Chọn phương thức xác thực khác*: the code to another of the account's phones (REQ-LOG-006).
struct OtherPhonePages: Sendable {
    let accounts: Accounts

    var routes: [Route] { [.get(IdentityLinks.otherPhone, show), .post(IdentityLinks.otherPhone, send)] }

    func show(_ visit: Visit) async throws -> Response {
        guard let flow = try await flow(visit) else { return .seeOther(SignInJourney(visit).signIn) }
        return try await page(Field("so"), flow, visit)
    }

    func send(_ visit: Visit) async throws -> Response {
        guard let flow = try await flow(visit) else { return .seeOther(SignInJourney(visit).signIn) }
        var field = Field("so", typed: visit.posted.text("so") ?? "")
        guard let phone = ID<CodePhone>(field.typed) else {
            field.problem = Messages.required(SignInWords.choosePhone)
            return try await page(field, flow, visit, status: 422)
        }
        let refused = try await refusal { try await accounts.resendCode(in: flow, to: phone, now: visit.now) }
        guard let refused else { return .seeOther(SignInJourney(flow.id).code) }
        guard refused != .forbidden else { throw refused }
        return try await page(field, flow, visit, refused: refused.words, status: refused.status)
    }

    private func flow(_ visit: Visit) async throws -> Flow<SignInFlow>? {
        guard let id = SignInJourney(visit).id,
            let flow = try await accounts.signIn(id, guest: visit.guest, now: visit.now), flow.content.step == .code
        else { return nil }
        return flow
    }

    private func page(
        _ field: Field, _ flow: Flow<SignInFlow>, _ visit: Visit, refused: (any Words)? = nil, status: Int = 200
    ) async throws -> Response {
        let others = try await accounts.codeScreen(of: flow).others
        let journey = SignInJourney(flow.id)
        let back = linkButton(SignInWords.back, to: journey.code, .secondary)
        let choices = others.map { Choice($0.id.description, Verbatim($0.phone.maskedTail)) }
        let form = postForm(
            to: journey.otherPhone, csrf: visit.csrf,
            radioChoices(field, legend: SignInWords.choosePhone, choices)
                + buttonRow(submitButton(SignInWords.sendThere), back))
        return visit.page(
            SignInWords.otherPhone, status: status,
            narrow(
                """
                \(pageHeading(SignInWords.otherPhone))\(with: refused, { problemSummary($0) })
                \(if: others.isEmpty, callout(.info, SignInWords.noOtherPhone) + buttonRow(back), else: form)
                """))
    }
}

extension PhoneNumber {
    /// The last three digits and no more (REQ-LOG-006).
    var maskedTail: String { "**** *** \(national.suffix(3))" }
}
