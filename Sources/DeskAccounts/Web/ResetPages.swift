import DeskAccounts
import Directory
import Foundation
import Html
import Kit
import Links
import Store
import Web

/// *Lấy lại mật khẩu cho công dân* (SCR-Q04, REQ-DSK-016).
extension DeskAccountRoutes {
    func newReset(_ visit: Visit, _ officer: DeskOfficer) async throws -> Response {
        try await resetPage(visit, DraftForm(), nil, officer)
    }

    func beginReset(_ visit: Visit, _ officer: DeskOfficer) async throws -> Response {
        var form = DraftForm(posted: visit.posted)
        return try await lookUpHolder(visit, &form, nil, officer)
    }

    func showReset(_ visit: Visit, _ officer: DeskOfficer) async throws -> Response {
        let draft = try await desk.draft(try visit.formID, .reset, by: officer, now: visit.now)
        return try await resetPage(visit, DraftForm(draft.content), draft, officer)
    }

    func sendReset(_ visit: Visit, _ officer: DeskOfficer) async throws -> Response {
        let former = try await desk.draft(try visit.formID, .reset, by: officer, now: visit.now)
        let step = DraftStep(visit.posted)
        var (draft, form) = try await keep(visit, former, step, officer)
        if step == .lookUp { return try await lookUpHolder(visit, &form, draft, officer) }
        if !draft.isOpen { form.number.problem = ScreenWords.numberChanged }
        let phone = form.phone.optional({ PhoneNumber($0) }, or: Messages.phone)
        let seat = draft.content.desk.isEmpty ? nil : officer.seat(coded: draft.content.desk)
        if seat == nil {
            form.desk.problem = draft.content.desk.isEmpty ? Messages.required(ScreenWords.unit) : DeskRefusal.unit.words
        }
        if step == .finish { form.requireScanAndCode(of: draft) }
        guard let phone, let seat, form.isClean else { return try await resetPage(visit, form, draft, officer, status: 422) }
        do {
            return try await carryOut(step, ResetTarget(seat: seat, phone: phone), visit, form.code.typed.trimmed, draft, officer)
        } catch let refusal as DeskRefusal {
            draft = try await desk.draft(draft.id, .reset, by: officer, now: visit.now)
            let above = form.place(refusal) ? nil : refusal.words
            return try await resetPage(visit, form, draft, officer, above: above, status: refusal.status)
        }
    }

    private func carryOut(
        _ step: DraftStep?, _ target: ResetTarget, _ visit: Visit, _ code: String, _ draft: Draft, _ officer: DeskOfficer
    ) async throws -> Response {
        if step == .code { try await desk.sendResetCode(draft, at: target.seat, to: target.phone, now: visit.now) }
        guard step == .finish else { return .seeOther(DeskAccountLinks.resetDraft.with(draft.id.text)) }
        let done = try await desk.finishReset(
            draft, at: target.seat, to: target.phone, code: code, by: officer, now: visit.now)
        return .seeOther(DeskAccountLinks.creation.with(done.creation.id.text))
            .saying(DeskWords.resetDone(phone: done.maskedPhone))
    }

    private func lookUpHolder(
        _ visit: Visit, _ form: inout DraftForm, _ draft: Draft?, _ officer: DeskOfficer
    ) async throws -> Response {
        let number = form.number.parsed(
            { IdentityNumber(personal: $0) }, or: Messages.identityNumber, missing: Messages.required(ScreenWords.number))
        guard let number else { return try await resetPage(visit, form, draft, officer, status: 422) }
        do {
            let found = try await desk.lookUp(number, for: .reset, in: draft, by: officer, now: visit.now)
            return .seeOther(DeskAccountLinks.resetDraft.with(found.id.text))
        } catch let refusal as DeskRefusal {
            return try await resetPage(visit, form, draft, officer, above: refusal.words, status: refusal.status)
        }
    }

    private func resetPage(
        _ visit: Visit, _ form: DraftForm, _ draft: Draft?, _ officer: DeskOfficer, above: (any Words)? = nil, status: Int = 200
    ) async throws -> Response {
        var code: CodeState?
        if let draft, draft.isOpen { code = try await desk.codeState(of: draft, by: officer) }
        var form = form
        form.code.typed = ""
        let page = ResetPage(
            form: form, draft: draft, officer: officer, code: code, above: above, now: visit.now, csrf: visit.csrf)
        return visit.deskPage(ScreenWords.resetTitle, status: status, page.body)
    }
}

/// At which desk, and to which telephone where not to the account's own.
private struct ResetTarget {
    let seat: DeskSeat
    let phone: PhoneNumber?
}

struct ResetPage {
    let form: DraftForm
    let draft: Draft?
    let officer: DeskOfficer
    let code: CodeState?
    let above: (any Words)?
    let now: Date
    let csrf: HTML

    private var isOpen: Bool { draft?.isOpen ?? false }
    private var link: Link { draft.map { DeskAccountLinks.resetDraft.with($0.id.text) } ?? DeskAccountLinks.reset }

    var body: HTML {
        """
        \(pageHeading(ScreenWords.resetTitle, lead: ScreenWords.resetLead))\
        \(if: officer.lack != nil, callout(.bad, DeskRefusal.noDesk.words, "<p>\(ScreenWords.lack(officer.lack))</p>"))\
        \(with: above, { problemSummary($0) })\(problemSummary(form.problems))\
        \(postForm(
            to: link, csrf: csrf, comfort: FormComfort(uploads: draft != nil, guardsTyping: draft != nil),
            "\(requiredLegend())\(withAside(citizen, aside: OfficerPanel(officer: officer, now: now).html))"))
        """
    }

    private var citizen: HTML {
        fieldGroup(
            ScreenWords.citizen,
            """
            \(textInput(
                form.number, label: ScreenWords.number, kind: .identityNumber, placeholder: ScreenWords.enterNumber, most: 20))\
            \(buttonRow(submitButton(
                ScreenWords.search, .secondary, icon: .search, name: DraftStep.name, value: DraftStep.lookUp.rawValue)))\
            \(if: isOpen, rest)
            """)
    }

    private var rest: HTML {
        let content = draft?.content ?? Draft.Content()
        return """
            <input type="hidden" name="\(DraftForm.opened)" value="1">\
            \(callout(.info, ScreenWords.holder(content.holder, content.holderPhone)))\
            \(textInput(form.phone, label: ScreenWords.otherPhone, required: false, hint: ScreenWords.otherPhoneHint, most: 20))\
            \(ScanField(field: form.scan, scan: draft?.scan).html)\
            \(selectInput(form.desk, label: ScreenWords.unit, officer.desks.map { Choice($0.code.text, Verbatim($0.name)) }))\
            \(buttonRow(
                submitButton(ScreenWords.sendCode, .secondary, icon: .send, name: DraftStep.name, value: DraftStep.code.rawValue)))\
            \(with: code, { CodeLines(code: $0, again: link, now: now).html })\
            \(codeInput(form.code, label: ScreenWords.code, hint: ScreenWords.codeHint))\
            \(buttonRow(
                submitButton(ScreenWords.resetDo, name: DraftStep.name, value: DraftStep.finish.rawValue),
                linkButton(ScreenWords.cancel, to: DeskAccountLinks.giveUpReset.with(draft?.id.text ?? ""), .quiet)))
            """
    }
}
