import Administration
import Directory
import Html
import Kit
import Links
import Web

/// The decision that an agency administers a ministry or province (REQ-VNC-006, 007).
struct TopForm: Form {
    var agency = Field("co-quan")
    var root = Field("bo-tinh")
    var letter = Field("so-van-ban")
    var day = Field("ngay-van-ban")

    init() {}

    static var fields: [WritableKeyPath<TopForm, Field>] { [\.agency, \.root, \.letter, \.day] }

    mutating func read() -> TopDecision? {
        let agency = agency.parsed(
            { IdentityNumber(kind: .orgCode, text: $0) }, or: Messages.orgCode, missing: Messages.required(UserWords.agencyCode))
        let root = root.parsed(
            { UnitCode(typed: $0) }, or: Messages.orgCode, missing: Messages.required(UserWords.rootCode))
        let day = day.optional(Day.init(typed:), or: Messages.date)
        guard let agency, let root, let day else { return nil }
        let number = letter.typed.cleaned
        let letter = day.flatMap { number.isEmpty ? nil : TopDecision.Letter(number: number, day: $0) }
        return TopDecision(agency: agency, root: root, letter: letter)
    }

    mutating func place(_ refusal: AdministrationRefusal) -> Bool {
        switch refusal {
        case .notOrganisation, .orgMismatch, .notFound: refuse(\.agency, refusal.words)
        case .unit: refuse(\.root, refusal.words)
        case .delegate: refuse(\.letter, refusal.words)
        default: return false
        }
        return true
    }
}

extension AdministrationRoutes {
    func tops(_ visit: Visit, _ operator: Administrator) async throws -> Response {
        try await topPage(visit, `operator`, TopForm())
    }

    func decideTop(_ visit: Visit, _ operator: Administrator) async throws -> Response {
        var form = TopForm(posted: visit.posted)
        if let decision = form.read() {
            do {
                try await desk.decideTop(decision, by: `operator`, now: visit.now)
                return .seeOther(AdministrationLinks.tops).saying(UserWords.decided)
            } catch let refusal as AdministrationRefusal {
                guard form.place(refusal) else { throw refusal }
            }
        }
        return try await topPage(visit, `operator`, form)
    }

    func withdrawTop(_ visit: Visit, _ operator: Administrator) async throws -> Response {
        guard let root = UnitCode(imported: visit.posted.text("bo-tinh") ?? "") else { throw AdministrationRefusal.unit }
        let reason = visit.posted.text("ly-do") ?? ""
        guard visit.posted.has("xac-nhan") || reason.cleaned.isEmpty else {
            return visit.adminPage(PageWords.tops, withdrawal(root, reason, visit))
        }
        try await desk.withdrawTop(of: root, reason: reason, by: `operator`, now: visit.now)
        return .seeOther(AdministrationLinks.tops).saying(UserWords.withdrawn)
    }

    /// Far-reaching: asked once more, naming what it is about.
    private func withdrawal(_ root: UnitCode, _ reason: String, _ visit: Visit) -> HTML {
        confirmQuestion(
            UserWords.sureToWithdraw, about: "<p><b>\(root.text)</b></p><p>\(UserWords.reason): \(reason)</p>",
            to: AdministrationLinks.withdrawTop, csrf: visit.csrf, yes: UserWords.withdraw, back: AdministrationLinks.tops,
            values: [("bo-tinh", root.text), ("ly-do", reason), ("xac-nhan", "1")])
    }

    private func topPage(_ visit: Visit, _ operator: Administrator, _ form: TopForm) async throws -> Response {
        let lines = try await desk.tops(by: `operator`, now: visit.now)
        let requests = try await desk.requests(by: `operator`)
        let page = TopPage(lines: lines, requests: requests, form: form, csrf: visit.csrf)
        return visit.adminPage(PageWords.tops, status: form.isClean ? 200 : 422, page.body)
    }
}

/// Ministries and provinces and who administers each; giving and withdrawing the highest right.
struct TopPage {
    let lines: [TopLine]
    let requests: [TopRequest]
    let form: TopForm
    let csrf: HTML

    var body: HTML {
        let csrf = csrf
        return """
            \(pageHeading(PageWords.tops))\(if: !form.isClean, problemSummary(form.problems))\
            \(if: !requests.isEmpty, queue)\
            \(dataTable(
                lines, caption: PageWords.tops, firstNumber: 1, empty: Messages.empty(PageWords.unit),
                columns: [
                    Column(UserWords.unitName, .name) { UnitCells.link($0.unit, $0.unit.name) },
                    Column(UserWords.unitCode) { HTML(text: $0.unit.code.text) },
                    Column(UserWords.holder) { holder($0) },
                    Column(UserWords.actions, .actions) { withdrawal($0, csrf) },
                ]))\
            \(section(UserWords.decide, decision))
            """
    }

    private var decision: HTML {
        narrow(
            postForm(
                to: AdministrationLinks.tops, csrf: csrf,
                """
                \(requiredLegend())\(textInput(form.agency, label: UserWords.agencyCode, kind: .code))\
                \(textInput(form.root, label: UserWords.rootCode, kind: .code))\
                \(textInput(form.letter, label: UserWords.letterNumber, required: false, hint: UserWords.levelWarning, most: 100))\
                \(dateInput(form.day, label: UserWords.letterDay, required: false))\(buttonRow(submitButton(UserWords.decide)))
                """))
    }

    private var queue: HTML {
        section(
            RequestWords.queue,
            dataTable(
                requests, caption: RequestWords.queue, firstNumber: 1, empty: PageWords.none,
                columns: [
                    Column(RequestWords.asker, .name) { request in
                        "<a href=\"\(AdministrationLinks.topRequest.with("\(request.id)"))\">\(request.agencyName)</a>"
                    },
                    Column(RequestWords.askedAt) { HTML(text: $0.askedAt.momentText) },
                    Column(UserWords.state) { tag(RequestWords.state($0.state), $0.state.tone) },
                ]))
    }

    private func holder(_ line: TopLine) -> HTML {
        guard let holder = line.holder else { return tag(UserWords.nobody, .waiting) }
        let letter = holder.grant.document
        return "\(holder.name)\(if: !letter.isEmpty, "<br><span class=\"hint\">\(UserWords.delegated(letter))</span>")"
    }

    /// A small form in the row: the reason stands beside the button.
    private func withdrawal(_ line: TopLine, _ csrf: HTML) -> HTML {
        guard line.holder != nil else { return .empty }
        return """
            <form class="inline-form" method="post" action="\(AdministrationLinks.withdrawTop)">\(csrf)\
            <input type="hidden" name="bo-tinh" value="\(line.unit.code.text)">\
            <input class="input" name="ly-do" maxlength="300" required aria-label="\(UserWords.reason) – \(line.unit.name)" \
            placeholder="\(UserWords.reason)">\(submitButton(UserWords.withdraw, .danger))</form>
            """
    }
}
