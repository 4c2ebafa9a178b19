import Dossiers
import Foundation
import Html
import Kit
import Links
import Store
import Web

extension DossierRoutes {
    /// *Xem kết quả* (REQ-DOS-012). One that is not published is not found.
    func result(_ visit: Visit, _ person: Person) async throws -> Response {
        try await resultPage(visit, person, RateDossierForm())
    }

    /// *Đánh giá* (REQ-IDX-007).
    func rate(_ visit: Visit, _ person: Person) async throws -> Response {
        var form = RateDossierForm(posted: visit.posted)
        guard let rating = form.read() else { return try await resultPage(visit, person, form) }
        let code = try visit.dossierCode
        try await desk.rate(code, rating, by: Applicant(person), now: visit.now)
        return .seeOther(DossierLinks.result.with(code.text)).saying(HistoryWords.thanks)
    }

    private func resultPage(_ visit: Visit, _ person: Person, _ form: RateDossierForm) async throws -> Response {
        let own = try await desk.own(try visit.dossierCode, of: Applicant(person))
        guard let result = own.result else { throw DossierRefusal.notFound }
        return ResultPage(own: own, result: result, form: form, now: visit.now).response(visit)
    }
}

/// What a citizen says of the service.
struct RateDossierForm: Form {
    var answer = Field("hai-long")
    var reason = Field("ly-do")

    static var fields: [WritableKeyPath<RateDossierForm, Field>] { [\.answer, \.reason] }

    static let yes = "co"
    static let no = "khong"

    /// A reason is asked of those who are not content.
    mutating func read() -> Rating? {
        let answer = answer.parsed({ [Self.yes, Self.no].contains($0) ? $0 : nil }, or: HistoryWords.chooseAnswer)
        guard let answer else { return nil }
        if answer == Self.yes { return Rating(isSatisfied: true, reason: reason.typed) }
        guard let reason = reason.required(or: Messages.required(HistoryWords.reason)) else { return nil }
        return Rating(isSatisfied: false, reason: reason)
    }
}

/// *Kết quả giải quyết hồ sơ*: text, day, files, way of return, and the question.
struct ResultPage: Sendable {
    let own: OwnDossier
    let result: DossierResult
    let form: RateDossierForm
    let now: Date

    private var dossier: Dossier { own.dossier }
    private var code: String { dossier.code?.text ?? "" }

    func response(_ visit: Visit) -> Response {
        visit.dossierPage(HistoryWords.resultTitle, status: form.isClean ? 200 : 422, """
            \(pageHeading(HistoryWords.resultTitle, caption: Verbatim(dossier.procedureName), lead: Verbatim(code)))
            \(problemSummary(form.problems))
            \(summaryList([
                SummaryRow(HistoryWords.result, "\(for: result.text.split(separator: "\n"), { "<p>\($0)</p>" })"),
                SummaryRow(HistoryWords.decidedAt, result.decidedAt.momentText),
                SummaryRow(HistoryWords.way, dossier.returning.map { DossierWords.returning($0).vi }),
            ]))
            \(section(HistoryWords.resultFiles, files))
            \(question(visit))
            """)
    }

    private var files: HTML {
        if result.files.isEmpty { return "<p>\(HistoryWords.noFiles)</p>" }
        return attachedFiles(result.files.map { file in
            AttachedFile(
                name: file.name, size: file.size,
                link: DossierLinks.downloadFile.with(dossier.id.description, file.id.description))
        }, csrf: .empty)
    }

    private func question(_ visit: Visit) -> HTML {
        if own.isRated { return callout(.good, HistoryWords.rated) }
        guard dossier.mayBeRated(at: now) else { return .empty }
        return panel(CitizenWords.rateNow, postForm(to: DossierLinks.rate.with(code), csrf: visit.csrf, """
            \(ratingChoices(form.answer, legend: HistoryWords.question, [
                Choice(RateDossierForm.yes, HistoryWords.satisfied), Choice(RateDossierForm.no, HistoryWords.unsatisfied),
            ], hint: HistoryWords.anonymous))\
            \(textArea(form.reason, label: HistoryWords.reason, required: false, hint: HistoryWords.reasonHint, most: 1_000))\
            \(submitButton(HistoryWords.rate))
            """))
    }
}
