import Administration
import Directory
import Foundation
import Html
import Kit
import Links
import Store
import Web

extension AdministrationRoutes {
    static let scanLimits = FileLimits(types: ["pdf", "doc", "docx"], most: FileRule.identityScan.most)

    var scanRule: UploadRule {
        let files = files
        return UploadRule(mostFiles: 1, mostBytes: Self.scanLimits.most) { _, _, name in
            let sink = try await files.receive(name: name, rule: .identityScan)
            return UploadSink(
                write: { try await sink.write($0) }, finish: { try await sink.finish() }, abort: { await sink.abort() })
        }
    }

    /// An agency's own page: its request and what became of it, or the form.
    func ownRequest(_ visit: Visit, _ asker: Asker) async throws -> Response {
        let request = try await desk.request(of: asker)
        let isForm = request.map { !$0.state.isOpen && visit.query("moi") == "1" } ?? true
        let page = isForm ? AskPage(form: RequestForm(), csrf: visit.csrf).body : OwnRequestPage(request: request).body
        return visit.page(RequestWords.title, layout: .officer, page)
    }

    func sendRequest(_ visit: Visit, _ asker: Asker) async throws -> Response {
        var form = RequestForm(posted: visit.posted)
        var file: StoredFile?
        switch visit.posted.file(form.scan.name)?.outcome {
        case .kept(let kept): file = kept as? StoredFile
        case .refused(let words): form.refuse(\.scan, words)
        case nil: break
        }
        if let new = form.read(file) {
            do {
                try await desk.ask(new, by: asker, now: visit.now)
                return .seeOther(AdministrationLinks.ownRequest).saying(RequestWords.sent)
            } catch let refusal as AdministrationRefusal {
                guard form.place(refusal) else { throw refusal }
            }
        }
        return visit.page(RequestWords.title, status: 422, layout: .officer, AskPage(form: form, csrf: visit.csrf).body)
    }

    func showRequest(_ visit: Visit, _ actor: Administrator) async throws -> Response {
        let request = try await desk.request(try visit.topRequestID, by: actor)
        return requestPage(visit, request, reason: Field("ly-do"))
    }

    func settleRequest(_ visit: Visit, _ actor: Administrator) async throws -> Response {
        guard let move = TopRequest.Move(path: visit.part("viec")) else { throw AdministrationRefusal.notFound }
        var reason = Field("ly-do", typed: visit.posted.text("ly-do") ?? "")
        do {
            try await desk.settle(try visit.topRequestID, by: move, reason: reason.typed, actor, now: visit.now)
            return .seeOther(AdministrationLinks.tops).saying(RequestWords.done)
        } catch AdministrationRefusal.missingReason {
            reason.problem = AdministrationWords.refusal(.missingReason)
            return requestPage(visit, try await desk.request(try visit.topRequestID, by: actor), reason: reason)
        }
    }

    func requestScan(_ visit: Visit, _ actor: Administrator) async throws -> Response {
        let request = try await desk.request(try visit.topRequestID, by: actor)
        guard let scan = request.scan else { throw AdministrationRefusal.notFound }
        let contents = try await files.read(scan)
        var bytes: [UInt8] = []
        for try await piece in contents { bytes += piece }
        return .download(bytes, name: contents.file.name, type: contents.file.type.mediaType)
    }

    private func requestPage(_ visit: Visit, _ request: TopRequest, reason: Field) -> Response {
        let page = RequestPage(request: request, reason: reason, csrf: visit.csrf)
        return visit.adminPage(
            RequestWords.title, status: reason.problem == nil ? 200 : 422, under: [(PageWords.tops, AdministrationLinks.tops)],
            page.body)
    }
}

extension Visit {
    fileprivate var topRequestID: ID<TopRequest> {
        get throws(AdministrationRefusal) {
            guard let id = ID<TopRequest>(part("id")) else { throw .notFound }
            return id
        }
    }
}

extension TopRequest.Move {
    var path: String {
        switch self {
        case .review: "xem-xet"
        case .grant: "cap-quyen"
        case .refuse: "tu-choi"
        }
    }

    fileprivate init?(path: String) {
        guard let move = Self.allCases.first(where: { $0.path == path }) else { return nil }
        self = move
    }
}

/// The form of an agency.
struct AskPage {
    let form: RequestForm
    let csrf: HTML

    var body: HTML {
        narrow(
            """
            \(pageHeading(RequestWords.title, lead: RequestWords.lead))\(if: !form.isClean, problemSummary(form.problems))\
            \(postForm(
                to: AdministrationLinks.ownRequest, csrf: csrf, comfort: FormComfort(uploads: true, guardsTyping: true),
                """
                \(requiredLegend())\(textInput(form.contact, label: RequestWords.contact, most: 100))\
                \(textInput(form.phone, label: UserWords.phone))\(textInput(form.email, label: UserWords.email, most: 100))\
                \(textInput(
                    form.delegate, label: RequestWords.delegate, required: false, kind: .code, hint: RequestWords.delegateHint))\
                \(textInput(form.letter, label: UserWords.letterNumber, required: false, most: 100))\
                \(dateInput(form.day, label: UserWords.letterDay, required: false))\
                \(fileInput(form.scan, label: RequestWords.scan, AdministrationRoutes.scanLimits, required: false))\
                \(buttonRow(submitButton(RequestWords.send)))
                """))
            """)
    }
}

/// What became of an agency's request.
struct OwnRequestPage {
    let request: TopRequest?

    var body: HTML {
        narrow("\(pageHeading(RequestWords.title))\(with: request, { shown($0) })")
    }

    private func shown(_ request: TopRequest) -> HTML {
        """
        \(requestFacts(request))\
        \(if: request.state == .refused, buttonRow(
            linkButton(RequestWords.again, to: AdministrationLinks.ownRequest.query(("moi", "1")))))
        """
    }
}

/// One request as the operator decides it.
struct RequestPage {
    let request: TopRequest
    let reason: Field
    let csrf: HTML

    private var id: String { "\(request.id)" }

    var body: HTML {
        """
        \(pageHeading(RequestWords.title, caption: Verbatim(request.agencyName)))\
        \(with: reason.problem, { problemSummary([Problem(field: reason.name, words: $0)]) })\(requestFacts(request))\
        \(if: request.scan != nil, buttonRow(
            linkButton(RequestWords.download, to: AdministrationLinks.requestScan.with(id), .secondary, icon: .download)))\
        \(if: request.state.isOpen, decisions)
        """
    }

    private var decisions: HTML {
        let moves = TopRequest.State.moves[request.state] ?? [:]
        let plain = [TopRequest.Move.review, .grant].filter { moves[$0] != nil }
        return """
            \(for: plain, { move in
                actionButton(
                    RequestWords.decide(move), to: AdministrationLinks.settleRequest.with(id, move.path), csrf: csrf,
                    move == .grant ? .primary : .secondary)
            })\
            \(postForm(
                to: AdministrationLinks.settleRequest.with(id, TopRequest.Move.refuse.path), csrf: csrf,
                """
                \(textArea(reason, label: RequestWords.reason, rows: 3, most: 500))\
                \(buttonRow(submitButton(RequestWords.decide(.refuse), .danger)))
                """))
            """
    }
}

func requestFacts(_ request: TopRequest) -> HTML {
    let letter = request.letter.map { "\($0.number) ngày \($0.day.text)" }
    let contact = request.contact
    return summaryList([
        SummaryRow(UserWords.state, tag(RequestWords.state(request.state), request.state.tone)),
        SummaryRow(RequestWords.asker, "\(request.agencyName) (\(request.agency))"),
        SummaryRow(RequestWords.contact, "\(contact.name), \(Masked.phone(contact.phone)), \(contact.email)"),
        SummaryRow(RequestWords.delegate, request.delegate?.text), SummaryRow(UserWords.letterNumber, letter),
        SummaryRow(RequestWords.askedAt, request.askedAt.momentText),
        SummaryRow(RequestWords.reason, request.reason.isEmpty ? nil : request.reason),
    ])
}
