import DeskAccounts
import Directory
import Documents
import Foundation
import Html
import Kit
import Links
import Store
import Web

extension DeskAccountRoutes {
    /// THÊM MỚI: the number first; the rest opens when nobody has it (REQ-DSK-004, 005).
    func newForm(_ visit: Visit, _ officer: DeskOfficer) async throws -> Response {
        try await draftPage(visit, DraftForm(), nil, officer)
    }

    func begin(_ visit: Visit, _ officer: DeskOfficer) async throws -> Response {
        var form = DraftForm(posted: visit.posted)
        return try await lookUp(visit, &form, nil, officer)
    }

    func showDraft(_ visit: Visit, _ officer: DeskOfficer) async throws -> Response {
        let draft = try await desk.draft(try visit.formID, .create, by: officer, now: visit.now)
        return try await draftPage(visit, DraftForm(draft.content), draft, officer)
    }

    /// Every button of the form comes here: what was typed is kept first, whatever becomes of the rest.
    func sendDraft(_ visit: Visit, _ officer: DeskOfficer) async throws -> Response {
        let former = try await desk.draft(try visit.formID, .create, by: officer, now: visit.now)
        let step = DraftStep(visit.posted)
        let kept = try await keep(visit, former, step, officer)
        let draft = kept.draft
        var form = kept.form
        if step == .lookUp { return try await lookUp(visit, &form, draft, officer) }
        if !draft.isOpen { form.number.problem = ScreenWords.numberChanged }
        guard form.isClean else { return try await draftPage(visit, form, draft, officer, status: 422) }
        guard let step, step != .removeScan else { return .seeOther(DeskAccountLinks.draft.with(draft.id.text)) }
        return try await act(step, visit, &form, draft, officer)
    }

    /// What was typed and attached, kept; and the form as it is shown again.
    func keep(
        _ visit: Visit, _ former: Draft, _ step: DraftStep?, _ officer: DeskOfficer
    ) async throws -> (draft: Draft, form: DraftForm) {
        var draft = former
        draft.content = DraftForm().content(former.content, visit.posted)
        let scan = PostedScan(visit.posted, DraftForm().scan.name)
        draft = try await desk.save(
            draft, scan: scan.file, dropsScan: step == .removeScan && former.scan != nil, by: officer, now: visit.now)
        var form = DraftForm(draft.content)
        form.code.typed = visit.posted.text(form.code.name) ?? ""
        form.scan.problem = scan.problem
        return (draft, form)
    }

    private func act(
        _ step: DraftStep, _ visit: Visit, _ form: inout DraftForm, _ draft: Draft, _ officer: DeskOfficer
    ) async throws -> Response {
        let reading = CheckedForm.read(draft.content, by: officer, today: Day(visit.now))
        if case .problems(let problems) = reading { form.place(problems) }
        if step == .code, draft.content.formNumber.isEmpty { form.confirmed.problem = ScreenWords.printFirst }
        if step == .finish { form.requireRest(of: draft) }
        guard case .form(let checked) = reading, form.isClean else {
            return try await draftPage(visit, form, draft, officer, status: 422)
        }
        do {
            return try await carryOut(step, checked, visit, form.code.typed.trimmed, draft, officer)
        } catch let refusal as DeskRefusal {
            let fresh = try await desk.draft(draft.id, .create, by: officer, now: visit.now)
            let above = form.place(refusal) ? nil : refusal.words
            return try await draftPage(
                visit, form, fresh, officer, above: above, exists: refusal == .accountExists, status: refusal.status)
        }
    }

    private func carryOut(
        _ step: DraftStep, _ form: CheckedForm, _ visit: Visit, _ code: String, _ draft: Draft, _ officer: DeskOfficer
    ) async throws -> Response {
        switch step {
        case .paper: try await desk.print(form, in: draft, by: officer, now: visit.now)
        case .code: try await desk.sendCode(form, in: draft, now: visit.now)
        case .finish:
            let made = try await desk.finish(form, in: draft, code: code, by: officer, now: visit.now)
            return .seeOther(DeskAccountLinks.creation.with(made.id.text)).saying(DeskWords.made(phone: made.maskedPhone))
        case .lookUp, .removeScan: break
        }
        return .seeOther(DeskAccountLinks.draft.with(draft.id.text))
    }

    private func lookUp(
        _ visit: Visit, _ form: inout DraftForm, _ draft: Draft?, _ officer: DeskOfficer
    ) async throws -> Response {
        let number = form.number.parsed(
            { IdentityNumber(personal: $0) }, or: Messages.identityNumber, missing: Messages.required(ScreenWords.number))
        guard let number else { return try await draftPage(visit, form, draft, officer, status: 422) }
        do {
            let found = try await desk.lookUp(number, for: .create, in: draft, by: officer, now: visit.now)
            return .seeOther(DeskAccountLinks.draft.with(found.id.text))
        } catch let refusal as DeskRefusal {
            return try await draftPage(
                visit, form, draft, officer, above: refusal.words, exists: refusal == .exists, status: refusal.status)
        }
    }

    private func draftPage(
        _ visit: Visit, _ form: DraftForm, _ draft: Draft?, _ officer: DeskOfficer, above: (any Words)? = nil,
        exists: Bool = false, status: Int = 200
    ) async throws -> Response {
        var code: CodeState?
        if let draft, draft.isOpen, !draft.content.formNumber.isEmpty {
            code = try await desk.codeState(of: draft, by: officer)
        }
        var form = form
        form.clear(\.code)
        var page = DraftPage(form: form, draft: draft, officer: officer, code: code, now: visit.now, csrf: visit.csrf)
        (page.above, page.exists) = (above, exists)
        return visit.deskPage(ScreenWords.new, status: status, page.body, under: true)
    }

    func draftPaper(_ visit: Visit, _ officer: DeskOfficer) async throws -> Response {
        let draft = try await desk.draft(try visit.formID, .create, by: officer, now: visit.now)
        guard let paper = desk.paper(of: draft, by: officer, now: visit.now) else { throw DeskRefusal.state }
        return try await download(paper, draft.content.formNumber)
    }

    func download(_ paper: RequestPaper, _ number: String) async throws -> Response {
        let pdf = try await papers.run { try paper.paper().pdf() }
        return .download(pdf, name: "giay-de-nghi-\(number).pdf", type: "application/pdf")
    }

    /// HỦY and ×: asks once, for what was typed is lost (MSG-DISCARD).
    func askGiveUp(_ visit: Visit, _ officer: DeskOfficer, _ act: DeskAct) async throws -> Response {
        let draft = try await desk.draft(try visit.formID, act, by: officer, now: visit.now)
        let (link, back) = (giveUpLink(act, draft), formLink(act, draft))
        let body = confirmQuestion(
            Messages.discard, about: "<p>\(ScreenWords.discardEffect)</p>", to: link, csrf: visit.csrf, yes: ScreenWords.cancel,
            no: ScreenWords.goOn, back: back)
        return visit.deskPage(ScreenWords.cancel, body, under: true)
    }

    func giveUp(_ visit: Visit, _ officer: DeskOfficer, _ act: DeskAct) async throws -> Response {
        let draft = try await desk.draft(try visit.formID, act, by: officer, now: visit.now)
        try await desk.giveUp(draft, by: officer, now: visit.now)
        return .seeOther(act == .create ? DeskAccountLinks.list : DeskAccountLinks.reset).saying(ScreenWords.givenUp)
    }

    private func giveUpLink(_ act: DeskAct, _ draft: Draft) -> Link {
        (act == .create ? DeskAccountLinks.giveUp : DeskAccountLinks.giveUpReset).with(draft.id.text)
    }

    private func formLink(_ act: DeskAct, _ draft: Draft) -> Link {
        (act == .create ? DeskAccountLinks.draft : DeskAccountLinks.resetDraft).with(draft.id.text)
    }
}

extension UUID {
    /// As addresses carry it.
    var text: String { uuidString.lowercased() }
}
