import Foundation
import Html
import Identity
import Kit
import Links
import Web

extension LostPhonePages {
    func showCode(_ visit: Visit) async throws -> Response {
        let flow = try await flow(visit)
        guard flow.content.newPhoneNumber != nil else { return .seeOther(SignInJourney(flow.id).lostPhone) }
        return try await codePage(CodeForm(), flow, visit)
    }

    /// The code, unless it was taken before: then only the comparison was missing.
    func sendCode(_ visit: Visit) async throws -> Response {
        var flow = try await flow(visit)
        guard flow.content.newPhoneNumber != nil else { return .seeOther(SignInJourney(flow.id).lostPhone) }
        var form = CodeForm(posted: visit.posted)
        if !flow.content.isNewPhoneProven {
            guard let code = form.read() else { return try await codePage(form, flow, visit, status: 422) }
            let refused = try await refusal { try await accounts.proveNewPhone(code, in: flow, now: visit.now) }
            if let refused {
                guard refused != .forbidden else { throw refused }
                form.refuse(\.code, refused.words)
                return try await codePage(form, flow, visit, status: refused.status)
            }
            flow = try await self.flow(visit)
        }
        return try await finish(flow, visit)
    }

    private func finish(_ flow: Flow<SignInFlow>, _ visit: Visit) async throws -> Response {
        let browser = VnconnectBrowser(accounts: accounts).mark(visit).browser
        do {
            let outcome = try await accounts.finishPhoneChange(in: flow, browser: browser, now: visit.now)
            let words: LostPhoneWords =
                switch outcome {
                case .done: .done
                case .waiting(let until): .waiting(until)
                }
            return .seeOther(IdentityLinks.signIn).saying(words)
        } catch let refused as IdentityRefusal {
            guard refused != .wrongState, refused != .forbidden else { throw refused }
            return try await codePage(CodeForm(), flow, visit, refused: refused.words, status: refused.status)
        }
    }

    func resend(_ visit: Visit) async throws -> Response {
        let flow = try await flow(visit)
        let refused = try await refusal { try await accounts.resendNewPhoneCode(in: flow, now: visit.now) }
        guard let refused else { return .seeOther(SignInJourney(flow.id).lostPhoneCode) }
        guard refused != .forbidden else { throw refused }
        return try await codePage(CodeForm(), flow, visit, refused: refused.words, status: refused.status)
    }

    private func codePage(
        _ form: CodeForm, _ flow: Flow<SignInFlow>, _ visit: Visit, refused: (any Words)? = nil, status: Int = 200
    ) async throws -> Response {
        let journey = SignInJourney(flow.id)
        if flow.content.isNewPhoneProven { return provenPage(journey, visit, refused: refused, status: status) }
        var form = form
        form.clear(\.code)
        let page = CodePage(
            form: form, progress: try await accounts.newPhoneProgress(of: flow),
            phone: flow.content.newPhoneNumber.flatMap { PhoneNumber($0) }?.masked ?? "", confirm: journey.lostPhoneCode,
            resend: journey.lostPhoneResend, csrf: visit.csrf, now: visit.now, refused: refused)
        return visit.page(CodePageWords.title, status: status, page.body)
    }

    private func provenPage(_ journey: SignInJourney, _ visit: Visit, refused: (any Words)?, status: Int) -> Response {
        let buttons = buttonRow(
            submitButton(LostPhoneWords.askAgain), linkButton(SignInWords.back, to: journey.lostPhone, .secondary))
        return visit.page(
            LostPhoneWords.title, status: status,
            narrow(
                """
                \(pageHeading(LostPhoneWords.title, lead: LostPhoneWords.again))\(with: refused, { problemSummary($0) })
                \(postForm(to: journey.lostPhoneCode, csrf: visit.csrf, buttons))
                """))
    }
}

/// *Hủy đổi số*, for whoever holds the old number.
struct CancelPhonePages: Sendable {
    let accounts: Accounts

    var routes: [Route] {
        [
            .get(IdentityLinks.cancelPhoneChange) { visit in page(CancelPhoneForm(), visit) },
            .post(IdentityLinks.cancelPhoneChange, send),
        ]
    }

    func send(_ visit: Visit) async throws -> Response {
        var form = CancelPhoneForm(posted: visit.posted)
        guard let (number, code) = form.read() else { return page(form, visit, status: 422) }
        let refused = try await refusal {
            try await accounts.cancelPhoneChange(
                code, number: number, browser: Browser(address: visit.address, agent: visit.agent), now: visit.now)
        }
        guard let refused else { return .seeOther(IdentityLinks.forgotten).saying(LostPhoneWords.cancelled) }
        form.refuse(\.code, refused.words)
        return page(form, visit, status: refused.status)
    }

    private func page(_ form: CancelPhoneForm, _ visit: Visit, status: Int = 200) -> Response {
        let fields: HTML = """
            \(requiredLegend())\(textInput(form.number, label: RecoverWords.number, kind: .identityNumber, most: 20))\
            \(textInput(form.code, label: LostPhoneWords.cancelCode, hint: LostPhoneWords.cancelHint, most: 20, width: .half))\
            \(buttonRow(submitButton(LostPhoneWords.cancel, .danger)))
            """
        return visit.page(
            LostPhoneWords.cancelTitle, status: status,
            narrow(
                """
                \(pageHeading(LostPhoneWords.cancelTitle, lead: LostPhoneWords.cancelLead))\(problemSummary(form.problems))
                \(postForm(to: IdentityLinks.cancelPhoneChange, csrf: visit.csrf, fields))
                """))
    }
}

struct CancelPhoneForm: Form {
    var number = Field("soGiayTo")
    var code = Field("maHuy")
    static var fields: [WritableKeyPath<CancelPhoneForm, Field>] { [\.number, \.code] }

    mutating func read() -> (IdentityNumber, String)? {
        let number = number.parsed(
            IdentityNumber.init(personal:), or: Messages.identityNumber, missing: Messages.required(RecoverWords.number))
        let code = code.required(or: Messages.required(LostPhoneWords.cancelCode))
        guard let number, let code else { return nil }
        return (number, code)
    }
}
