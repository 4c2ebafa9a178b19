import DeskAccounts
import Directory
import Foundation
import Html
import Kit
import Links
import Store
import Web

/// *Tạo tài khoản công dân*: one screen from the number to the account (REQ-DSK-004 to 014).
struct DraftPage {
    let form: DraftForm
    let draft: Draft?
    let officer: DeskOfficer
    let code: CodeState?
    let now: Date
    let csrf: HTML
    var above: (any Words)?
    var exists = false

    private var isOpen: Bool { draft?.isOpen ?? false }
    private var link: Link { draft.map { DeskAccountLinks.draft.with($0.id.text) } ?? DeskAccountLinks.new }

    var body: HTML {
        """
        \(pageHeading(ScreenWords.new))\
        \(steps([ScreenWords.stepData, ScreenWords.stepCheck, ScreenWords.stepMake], current: step))\
        \(if: officer.lack != nil, noDesk)\
        \(with: above, { problemSummary($0) })\(problemSummary(form.problems))\(if: exists, ways)\
        \(postForm(
            to: link, csrf: csrf, comfort: FormComfort(uploads: draft != nil, guardsTyping: draft != nil),
            """
            \(requiredLegend())\(withAside(citizen, aside: OfficerPanel(officer: officer, now: now).html))\(if: isOpen, check)
            """))
        """
    }

    private var step: Int {
        guard let draft, isOpen, !draft.content.formNumber.isEmpty else { return 1 }
        return code == nil ? 2 : 3
    }

    private var noDesk: HTML { callout(.bad, DeskRefusal.noDesk.words, "<p>\(ScreenWords.lack(officer.lack))</p>") }

    /// What the citizen can do who has an account already (REQ-DSK-005, 016).
    private var ways: HTML {
        callout(
            .info, ScreenWords.waysTitle,
            """
            <ul><li>\(ScreenWords.wayForgotten)</li><li><a href="\(DeskAccountLinks.reset)">\(ScreenWords.wayReset)</a></li>\
            <li><a href="\(DeskAccountLinks.leaflet)">\(ScreenWords.leaflet)</a></li></ul>
            """)
    }

    private var citizen: HTML {
        fieldGroup(
            ScreenWords.citizen,
            """
            \(textInput(
                form.number, label: ScreenWords.number, kind: .identityNumber, placeholder: ScreenWords.enterNumber, most: 20))\
            \(buttonRow(submitButton(ScreenWords.search, .secondary, icon: .search, name: DraftStep.name, value: DraftStep.lookUp.rawValue)))\
            \(if: isOpen, callout(.good, ScreenWords.noAccountYet))\
            <fieldset class="group"\(if: !isOpen, " disabled")><legend class="unseen">\(ScreenWords.rest)</legend>\
            \(if: isOpen, "<input type=\"hidden\" name=\"\(DraftForm.opened)\" value=\"1\">")\(fields)</fieldset>
            """)
    }

    private var fields: HTML {
        """
        \(textInput(form.name, label: Labels.fullName, most: 100))\
        \(fieldRow(
            dateInput(form.birthDate, label: Labels.birthDate), textInput(form.phone, label: Labels.phone, most: 20)))\
        \(if: needsGuardian, checkbox(form.guardian, label: ScreenWords.guardian))\
        \(textInput(form.email, label: Labels.email, required: false, most: 254))\
        \(if: draft?.content.asksStatement ?? false, textInput(
            form.statement, label: ScreenWords.statement, required: false, hint: ScreenWords.statementHint, most: 300))\
        \(ScanField(field: form.scan, scan: draft?.scan).html)\(deskChoice)
        """
    }

    private var needsGuardian: Bool {
        if form.guardian.problem != nil || !form.guardian.isBlank { return true }
        guard let day = Day(typed: form.birthDate.typed.cleaned), day <= Day(now) else { return false }
        return AccountRequestForm.needsGuardian(born: day, on: Day(now))
    }

    private var deskChoice: HTML {
        selectInput(
            form.desk, label: ScreenWords.unit, officer.desks.map { Choice($0.code.text, Verbatim($0.name)) },
            prompt: officer.desks.isEmpty ? ScreenWords.chooseUnit : InputWords.choose)
    }

    /// The second half: the paper, the tick, the code, the account.
    private var check: HTML {
        let content = draft?.content ?? Draft.Content()
        return """
            \(fieldGroup(
                ScreenWords.stepCheck,
                """
                \(if: !content.voidForm.isEmpty, callout(.waiting, ScreenWords.voidForm(content.voidForm)))\
                \(buttonRow(
                    submitButton(ScreenWords.download, .secondary, icon: .download, name: DraftStep.name, value: DraftStep.paper.rawValue)))\
                \(if: !content.formNumber.isEmpty, paperLine(content.formNumber))\
                \(checkbox(form.confirmed, label: ScreenWords.confirmed, required: true))
                """))\
            \(fieldGroup(ScreenWords.stepMake, codePart + last))
            """
    }

    private func paperLine(_ number: String) -> HTML {
        let link = DeskAccountLinks.draftPaper.with(draft?.id.text ?? "")
        return callout(
            .good, ScreenWords.paperMade(number),
            "<p>\(linkButton(ScreenWords.paper, to: link, .secondary, icon: .file))</p>")
    }

    private var codePart: HTML {
        """
        \(buttonRow(
            submitButton(ScreenWords.sendCode, .secondary, icon: .send, name: DraftStep.name, value: DraftStep.code.rawValue)))\
        \(with: code, { CodeLines(code: $0, again: link, now: now).html })\
        \(codeInput(form.code, label: ScreenWords.code, hint: ScreenWords.codeHint))
        """
    }

    private var last: HTML {
        buttonRow(
            submitButton(ScreenWords.make, name: DraftStep.name, value: DraftStep.finish.rawValue),
            linkButton(ScreenWords.cancel, to: DeskAccountLinks.giveUp.with(draft?.id.text ?? ""), .quiet))
    }
}

/// *Thông tin cán bộ*: the server's own values; nothing of it is read from the form (REQ-DSK-004).
struct OfficerPanel {
    let officer: DeskOfficer
    let now: Date

    var html: HTML {
        panel(
            ScreenWords.officerPart,
            summaryList([
                SummaryRow(ScreenWords.officer, officer.name),
                SummaryRow(Labels.phone, PhoneNumber(officer.phone)?.text),
                SummaryRow(ScreenWords.madeAt, "\(Day(now).text) \(now.clockText)"),
            ]))
    }
}

/// The scan: what is there, and what may take its place (REQ-DSK-008).
struct ScanField {
    let field: Field
    let scan: StoredFile?

    var html: HTML {
        """
        \(with: scan, { attached($0) })\
        \(fileInput(field, label: ScreenWords.scan, DeskAccountRoutes.scanLimits, hint: ScreenWords.scanHint))
        """
    }

    private func attached(_ scan: StoredFile) -> HTML {
        """
        <p class="files__line">\(Icon.file.html)<span>\(ScreenWords.attached) \(scan.name) (\(scan.size.fileSizeText))</span> \
        \(submitButton(ScreenWords.removeScan, .quiet, icon: .trash, name: DraftStep.name, value: DraftStep.removeScan.rawValue))</p>
        """
    }
}

/// What became of the code, and what to do about it where it stands (REQ-DSK-011, 015).
struct CodeLines {
    let code: CodeState
    let again: Link
    let now: Date

    var html: HTML {
        """
        \(if: code.hasFailed, callout(.bad, ScreenWords.codeFailed(code.maskedPhone)))\
        \(if: code.isDown, callout(.bad, ScreenWords.codeDown))\
        \(if: !code.hasFailed && !code.isDown, sent)\
        \(if: code.sends >= 3, callout(.info, ScreenWords.restartPhone))\
        \(countdown(until: code.expires, now: now))
        """
    }

    private var sent: HTML {
        """
        <p class="hint">\(ScreenWords.codeSent(code.maskedPhone, code.delivery)) \
        <a href="\(again)">\(ScreenWords.lookAgain)</a></p>
        """
    }
}
