import Dossiers
import Foundation
import Html
import Kit
import Links
import Web

struct TrackPage {
    let form: TrackForm
    let picture: CaptchaPicture
    let isMissing: Bool
    let csrf: HTML

    var body: HTML {
        narrow(
            """
            \(pageHeading(TrackWords.title, lead: TrackWords.lead))\
            \(if: !form.isClean, problemSummary(form.problems))\(if: isMissing, problemSummary(Messages.notFound))\
            \(postForm(to: DossierLinks.track, csrf: csrf, """
                \(requiredLegend())\
                \(textInput(form.code, label: Labels.code, kind: .code, hint: TrackWords.example, most: 60))\
                \(captchaInput(form.captcha, picture))\(submitButton(TrackWords.look, icon: .search))
                """))
            """)
    }
}

/// The five facts: code, procedure, agency, state, dates. Nothing of who filed and what.
struct TrackResult {
    let dossier: TrackedDossier
    let details: String

    var body: HTML {
        narrow(
            """
            \(pageHeading(
                TrackWords.title, caption: Verbatim(dossier.code.text),
                aside: tag(DossierWords.stage(dossier.stage), dossier.stage.tone)))\
            \(summaryList([
                SummaryRow(Labels.code, dossier.code.text), SummaryRow(Labels.procedure, dossier.procedure),
                SummaryRow(Labels.agency, dossier.agency),
                SummaryRow(Labels.status, DossierWords.stage(dossier.stage).vi),
                SummaryRow(TrackWords.dates, dates),
            ]))\
            \(buttonRow(
                linkButton(TrackWords.details, to: details),
                linkButton(TrackWords.another, to: DossierLinks.track, .secondary)))
            """)
    }

    private var dates: HTML {
        let lines: [(TrackWords, Date?)] = [
            (.received, dossier.receivedAt), (.due, dossier.dueAt), (.returned, dossier.returnedAt),
        ]
        return "<ul>\(for: lines, { "<li>\($0.0): \($0.1?.momentText ?? TrackWords.notYet.vi)</li>" })</ul>"
    }
}

enum TrackWords: Words {
    case title, lead, example, look, dates, received, due, returned, notYet, details, another, tooMany(Date)
    case mine, mineEmpty

    var vi: String {
        switch self {
        case .title: "Tra cứu hồ sơ"
        case .lead: "Nhập mã số hồ sơ ghi trên giấy tiếp nhận hoặc trong tin nhắn."
        case .example: "Ví dụ 000.20.31.H99-261120-0001"
        case .look: "Tra cứu"
        case .dates: "Ngày tiếp nhận, hẹn trả, đã trả"
        case .received: "Tiếp nhận"
        case .due: "Hẹn trả"
        case .returned: "Đã trả"
        case .notYet: "chưa có"
        case .details: "Đăng nhập để xem chi tiết"
        case .another: "Tra cứu hồ sơ khác"
        case .tooMany(let until): "Đã tra cứu quá số lần cho phép, vui lòng thử lại sau \(until.clockText)."
        case .mine: "Hồ sơ của tôi"
        case .mineEmpty: "hồ sơ"
        }
    }
}
