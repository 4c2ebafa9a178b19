import Administration
import Directory
import Html
import Kit
import Links
import Synchronization
import Web

/// Takes a file of units into memory: it is read at once and not kept.
enum UnitUpload {
    static let most = 8 * 1_048_576
    static let field = "tep"
    static let limits = FileLimits(types: ["csv"], most: most)

    static let rule = UploadRule(mostFiles: 1, mostBytes: most) { _, _, _ in
        let bytes = Gathered()
        return UploadSink(
            write: { bytes.add($0) }, finish: { bytes.all }, abort: { bytes.drop() })
    }

    private final class Gathered: Sendable {
        private let bytes = Mutex<[UInt8]>([])

        var all: [UInt8] { bytes.withLock { $0 } }

        func add(_ more: [UInt8]) { bytes.withLock { $0 += more } }
        func drop() { bytes.withLock { $0 = [] } }
    }
}

struct ImportForm: Form {
    var file = Field(UnitUpload.field)
    /// Ticked from the start: nobody writes by mistake.
    var trial = Field("chi-kiem-tra", typed: "1")

    init() {}

    static var fields: [WritableKeyPath<ImportForm, Field>] { [\.file, \.trial] }
}

extension AdministrationRoutes {
    func importForm(_ visit: Visit, _ administrator: Administrator) async throws -> Response {
        importPage(visit, ImportForm(), verdicts: nil)
    }

    func importUnits(_ visit: Visit, _ administrator: Administrator) async throws -> Response {
        var form = ImportForm(posted: visit.posted)
        switch visit.posted.file(UnitUpload.field)?.outcome {
        case .kept(let kept):
            do throws(any Error) {
                let file = try UnitFile(kept as? [UInt8] ?? [])
                let verdicts = try await register.importUnits(
                    file, in: administrator.reachOfChange, by: "account:\(administrator.subject)",
                    isTrial: form.trial.typed == "1", now: visit.now)
                return importPage(visit, form, verdicts: verdicts)
            } catch let refusal as UnitFileRefusal {
                form.refuse(\.file, refusal.words)
            }
        case .refused(let words): form.refuse(\.file, words)
        case nil: form.refuse(\.file, Messages.required(PageWords.file))
        }
        return importPage(visit, form, verdicts: nil)
    }

    func importTemplate(_ visit: Visit, _ administrator: Administrator) async throws -> Response {
        let head = UnitFile.Column.allCases.map(\.rawValue).joined(separator: ",")
        return .download([0xEF, 0xBB, 0xBF] + Array((head + "\r\n").utf8), name: "don-vi.csv", type: "text/csv; charset=utf-8")
    }

    private func importPage(_ visit: Visit, _ form: ImportForm, verdicts: [UnitVerdict]?) -> Response {
        let page = ImportPage(form: form, verdicts: verdicts, csrf: visit.csrf)
        return visit.adminPage(
            PageWords.importUnits, status: form.isClean ? 200 : 422, under: [(PageWords.units, AdministrationLinks.units)],
            page.body)
    }
}

/// Units from a file, with a verdict for every row.
struct ImportPage {
    let form: ImportForm
    let verdicts: [UnitVerdict]?
    let csrf: HTML

    static let most = 1_000

    var body: HTML {
        """
        \(pageHeading(PageWords.importUnits, aside: template))\(if: !form.isClean, problemSummary(form.problems))\
        \(with: verdicts, { outcome($0) })\(callout(.info, PageWords.importHint))\
        \(postForm(
            to: AdministrationLinks.importUnits, csrf: csrf, comfort: FormComfort(uploads: true),
            """
            \(fileInput(form.file, label: PageWords.file, UnitUpload.limits))\
            \(checkbox(form.trial, label: PageWords.trial))\(buttonRow(submitButton(InputWords.next)))
            """))
        """
    }

    private var template: HTML {
        buttonRow(linkButton(PageWords.template, to: AdministrationLinks.importTemplate, .secondary, icon: .download))
    }

    private func outcome(_ verdicts: [UnitVerdict]) -> HTML {
        let refused = verdicts.filter(\.isRefused)
        let shown = Array((refused + verdicts.filter { !$0.isRefused }).prefix(Self.most))
        let counts = PageWords.counts(
            verdicts.count, added: verdicts.count { $0.outcome == .added }, changed: verdicts.count { $0.outcome == .changed },
            refused: refused.count)
        let isTrial = form.trial.typed == "1"
        return """
            \(banner(refused.isEmpty ? .good : .waiting, counts, "<p>\(isTrial ? PageWords.onlyTrial : .written)</p>"))\
            \(if: shown.count < verdicts.count, "<p>\(PageWords.firstRows(shown.count))</p>")\
            \(dataTable(
                shown, caption: PageWords.importUnits, empty: PageWords.none,
                columns: [
                    Column(PageWords.row, .number) { "\($0.line)" },
                    Column(PageWords.code, .name) { HTML(text: $0.code) },
                    Column(PageWords.name) { HTML(text: $0.name) },
                    Column(PageWords.verdict) { tag(ImportWords.outcome($0.outcome), $0.outcome.tone) },
                    Column(PageWords.remarks) { verdict in
                        "\(for: verdict.sayings, { "\($0) " })"
                    },
                ]))
            """
    }
}

extension UnitVerdict.Outcome {
    fileprivate var tone: Tone {
        switch self {
        case .added, .changed: .good
        case .unchanged: .neutral
        case .refused: .bad
        }
    }
}
