import Html
import Identity
import Kit
import Links
import Store
import Web

extension ComplaintPages {
    func showCode(_ visit: Visit) async throws -> Response {
        guard let complaint = try await complaint(visit, at: .unconfirmed) else { return .seeOther(IdentityLinks.complaint) }
        return try await codePage(CodeForm(), complaint, visit)
    }

    func sendCode(_ visit: Visit) async throws -> Response {
        guard let complaint = try await complaint(visit, at: .unconfirmed) else { return .seeOther(IdentityLinks.complaint) }
        var form = CodeForm(posted: visit.posted)
        guard let code = form.read() else { return try await codePage(form, complaint, visit, status: 422) }
        let refused = try await refusal { try await accounts.confirm(code, of: complaint, now: visit.now) }
        guard let refused else { return .seeOther(IdentityLinks.complaintScan) }
        form.refuse(\.code, refused.words)
        return try await codePage(form, complaint, visit, status: refused.status)
    }

    func resend(_ visit: Visit) async throws -> Response {
        guard let complaint = try await complaint(visit, at: .unconfirmed) else { return .seeOther(IdentityLinks.complaint) }
        let refused = try await refusal { try await accounts.resendCode(of: complaint, now: visit.now) }
        guard let refused else { return .seeOther(IdentityLinks.complaintCode) }
        return try await codePage(CodeForm(), complaint, visit, refused: refused.words, status: refused.status)
    }

    private func codePage(
        _ form: CodeForm, _ complaint: Complaint, _ visit: Visit, refused: (any Words)? = nil, status: Int = 200
    ) async throws -> Response {
        var form = form
        form.clear(\.code)
        let page = CodePage(
            form: form, progress: try await accounts.codeProgress(of: complaint),
            phone: complaint.statement.phoneNumber?.masked ?? "", confirm: IdentityLinks.complaintCode,
            resend: IdentityLinks.complaintResend, csrf: visit.csrf, now: visit.now, refused: refused)
        return visit.page(CodePageWords.title, status: status, page.body)
    }

    /// Nobody whose phone has not shown its code leaves a byte here.
    var scanRule: UploadRule {
        UploadRule(mostFiles: 1, mostBytes: FileRule.identityScan.most) { visit, _, name in
            guard try await complaint(visit, at: .confirmed) != nil else { throw ScanRefusal.phoneFirst }
            let sink = ScanSink(try await files.receive(name: name, rule: .identityScan))
            return UploadSink(
                write: { try await sink.write($0) }, finish: { try await sink.finish() }, abort: { await sink.abort() })
        }
    }

    func showScan(_ visit: Visit) async throws -> Response {
        guard try await complaint(visit, at: .confirmed) != nil else { return .seeOther(IdentityLinks.complaintCode) }
        return scanPage(Field("giayTo"), visit)
    }

    func sendScan(_ visit: Visit) async throws -> Response {
        guard let complaint = try await complaint(visit, at: .confirmed) else { return .seeOther(IdentityLinks.complaintCode) }
        var field = Field("giayTo")
        guard let posted = visit.posted.file(field.name), case .kept(let kept) = posted.outcome, let scan = kept as? StoredFile
        else {
            field.problem = Self.problem(visit.posted.file(field.name)) ?? Messages.required(ComplaintWords.scan)
            return scanPage(field, visit, status: 422)
        }
        let code = try await accounts.send(complaint, scan: scan, now: visit.now)
        return .seeOther(IdentityLinks.complaintDone.query(("ma", code)))
    }

    private static func problem(_ file: PostedFile?) -> (any Words)? {
        guard case .refused(let words)? = file?.outcome else { return nil }
        return words
    }

    private func scanPage(_ field: Field, _ visit: Visit, status: Int = 200) -> Response {
        let limits = FileLimits(types: ["pdf", "doc", "docx"], most: FileRule.identityScan.most)
        let fields =
            fileInput(field, label: ComplaintWords.scan, limits, hint: ComplaintWords.scanHint)
            + buttonRow(submitButton(ComplaintWords.send))
        return visit.page(
            ComplaintWords.scanTitle, status: status,
            narrow(
                """
                \(pageHeading(ComplaintWords.scanTitle))
                \(problemSummary(field.problem.map { [Problem(field: field.name, words: $0)] } ?? []))
                \(postForm(to: IdentityLinks.complaintScan, csrf: visit.csrf, comfort: FormComfort(uploads: true), fields))
                """))
    }

    /// A code in the address is shown only if it can be one.
    func done(_ visit: Visit) throws -> Response {
        guard let code = visit.query("ma"), code.wholeMatch(of: /KN-[0-9]{6}-[0-9]{4,6}/) != nil else {
            return .seeOther(IdentityLinks.complaint)
        }
        return visit.page(
            ComplaintWords.sentTitle,
            narrow(
                confirmationPanel(
                    ComplaintWords.sentTitle, codeLabel: ComplaintWords.code, code: code, "<p>\(ComplaintWords.sentLead)</p>")))
    }
}

/// Remembers why a scan was refused while its bytes still come, so that it is told beside its field.
private actor ScanSink {
    private let sink: FileSink
    private var refusal: FileRefusal?

    init(_ sink: FileSink) { self.sink = sink }

    func write(_ bytes: [UInt8]) async throws {
        guard refusal == nil else { return }
        do { try await sink.write(bytes) } catch let refused as FileRefusal { refusal = refused }
    }

    func finish() async throws -> StoredFile {
        if let refusal { throw refusal }
        return try await sink.finish()
    }

    func abort() async { await sink.abort() }
}

enum ScanRefusal: Refusal {
    case phoneFirst

    var words: any Words { ComplaintWords.signInFirst }
    var status: Int { 403 }
}
