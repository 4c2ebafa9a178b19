import Administration
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
    /// Xem, and the receipt right after the account was made.
    func show(_ visit: Visit, _ officer: DeskOfficer) async throws -> Response {
        let creation = try await desk.view(try visit.formID, by: officer, now: visit.now)
        return try await creationPage(visit, creation, officer, reason: Field("ly-do"))
    }

    func paper(_ visit: Visit, _ officer: DeskOfficer) async throws -> Response {
        let creation = try await desk.view(try visit.formID, by: officer, now: visit.now)
        guard creation.act == .create else { throw DeskRefusal.notFound }
        return try await download(
            RequestPaper(form: creation.form, seat: creation.seat, at: creation.at), creation.form.formNumber)
    }

    /// The scan: with a reason, and the citizen is told (REQ-DSK-008).
    func readScan(_ visit: Visit, _ officer: DeskOfficer) async throws -> Response {
        let creation = try await desk.view(try visit.formID, by: officer, now: visit.now)
        var reason = Field("ly-do", typed: visit.posted.text("ly-do") ?? "")
        do {
            let contents = try await desk.scan(of: creation, reason: reason.typed, by: officer, now: visit.now)
            return .download(
                try await contents.bytes(), name: contents.file.name, type: contents.file.type.mediaType)
        } catch DeskRefusal.missingReason {
            reason.problem = DeskRefusal.missingReason.words
            return try await creationPage(visit, creation, officer, reason: reason, status: 422)
        }
    }

    func sendPassword(_ visit: Visit, _ officer: DeskOfficer) async throws -> Response {
        let creation = try await desk.view(try visit.formID, by: officer, now: visit.now)
        do {
            let phone = try await desk.sendPassword(for: creation, by: officer, now: visit.now)
            return .seeOther(DeskAccountLinks.creation.with(creation.id.text)).saying(ScreenWords.passwordSent(phone))
        } catch let refusal as DeskRefusal where refusal != .forbidden {
            return try await creationPage(
                visit, creation, officer, reason: Field("ly-do"), above: refusal.words, status: refusal.status)
        }
    }

    func leaflet(_ visit: Visit, _ officer: DeskOfficer) async throws -> Response {
        let leaflet = PasswordLeaflet(portal: portal, at: visit.now)
        let pdf = try await papers.run { try leaflet.paper().pdf() }
        return .download(pdf, name: "huong-dan-doi-mat-khau.pdf", type: "application/pdf", inline: true)
    }

    private func creationPage(
        _ visit: Visit, _ creation: Creation, _ officer: DeskOfficer, reason: Field, above: (any Words)? = nil, status: Int = 200
    ) async throws -> Response {
        let state = try await desk.passwords(of: [creation.id], for: officer)[creation.id] ?? .unknown
        let page = CreationPage(
            creation: creation, officer: officer, state: state, reason: reason, above: above, csrf: visit.csrf)
        return visit.deskPage(Verbatim(creation.form.name), status: status, page.body, under: true)
    }
}

/// One account a desk made: data in full, what became of the password, the papers.
struct CreationPage {
    let creation: Creation
    let officer: DeskOfficer
    let state: PasswordState
    let reason: Field
    let above: (any Words)?
    let csrf: HTML

    private var id: String { creation.id.text }
    private var form: AccountRequestForm { creation.form }
    private var isOwnDesk: Bool { officer.desks.contains { $0.code.text == creation.seat.desk } }

    var body: HTML {
        """
        \(pageHeading(
            Verbatim(form.name), caption: creation.act == .create ? ScreenWords.title : ScreenWords.resetTitle,
            aside: tag(DeskWords.password(state), state.tone)))\
        \(with: above, { problemSummary($0) })\
        \(with: reason.problem, { problemSummary([Problem(field: reason.name, words: $0)]) })\
        \(if: creation.act == .create, section(ScreenWords.citizen, summaryList(citizen)))\
        \(section(ScreenWords.officerPart, summaryList(desk)))\(section(ScreenWords.passwordPart, password))\
        \(section(ScreenWords.scan, scan))
        """
    }

    private var citizen: [SummaryRow] {
        [
            SummaryRow(ScreenWords.number, form.number), SummaryRow(Labels.fullName, form.name),
            SummaryRow(Labels.birthDate, form.birthDate.text), SummaryRow(Labels.phone, PhoneNumber(form.phone)?.text),
            SummaryRow(Labels.email, form.email.isEmpty ? nil : form.email),
            SummaryRow(ScreenWords.formNumber, form.formNumber),
        ]
    }

    private var desk: [SummaryRow] {
        [
            SummaryRow(ScreenWords.officer, creation.seat.officerName), SummaryRow(ScreenWords.unit, creation.seat.deskName),
            SummaryRow(ScreenWords.madeAt, creation.at.exactText),
        ]
    }

    /// What to do where the message does not come (REQ-DSK-015, case 3).
    private var password: HTML {
        """
        <p>\(DeskWords.password(state))</p>\
        \(if: state.isStuck, callout(.waiting, ScreenWords.waitAWhile, "<p>\(ScreenWords.howToChange)</p>"))\
        \(if: creation.act == .create, linkButton(
            ScreenWords.paperAgain, to: DeskAccountLinks.paper.with(id), .secondary, icon: .download)) \
        \(linkButton(ScreenWords.leaflet, to: DeskAccountLinks.leaflet, .secondary, icon: .printer)) \
        \(if: isOwnDesk && state.maySendAgain, actionButton(
            ScreenWords.passwordAgain, to: DeskAccountLinks.password.with(id), csrf: csrf, .secondary, icon: .send))
        """
    }

    private var scan: HTML {
        let hint = officer.administrator.isOperator ? ScreenWords.ticketHint : ScreenWords.scanReasonHint
        return postForm(
            to: DeskAccountLinks.scan.with(id), csrf: csrf,
            textInput(reason, label: ScreenWords.scanReason, hint: hint, most: 300)
                + buttonRow(submitButton(ScreenWords.readScan, .secondary, icon: .file)))
    }
}

extension PasswordState {
    fileprivate var isStuck: Bool {
        switch self {
        case .waiting, .failed, .sent, .unknown: true
        case .changed: false
        }
    }
}
