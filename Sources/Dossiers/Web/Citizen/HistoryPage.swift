import Dossiers
import Foundation
import Html
import Kit
import Links
import Store
import Web

extension DossierRoutes {
    /// *Quá trình XL* (REQ-DOS-008); right after sending, the code in large type above it.
    func show(_ visit: Visit, _ person: Person) async throws -> Response {
        let own = try await desk.own(try visit.dossierCode, of: Applicant(person))
        return HistoryPage(own: own, isNew: visit.query("moi") != nil, now: visit.now).response(visit)
    }
}

/// *Quá trình xử lý hồ sơ* (SCR-V04).
struct HistoryPage: Sendable {
    let own: OwnDossier
    let isNew: Bool
    let now: Date

    private var dossier: Dossier { own.dossier }
    private var code: String { dossier.code?.text ?? "" }

    func response(_ visit: Visit) -> Response {
        visit.dossierPage(HistoryWords.title, """
            \(heading)
            \(summaryList(facts))
            \(buttonRow(HTML(actions(visit))))
            \(section(HistoryWords.title, table))
            \(if: !own.files.isEmpty, section(HistoryWords.handedIn, papers))
            """)
    }

    private var heading: HTML {
        isNew && dossier.stage == .sent
            ? confirmationPanel(
                FilingWords.sentTitle, codeLabel: CitizenWords.dossierCode, code: code, "<p>\(FilingWords.sentNext)</p>")
            : pageHeading(HistoryWords.title, caption: Verbatim(dossier.procedureName), lead: Verbatim(code))
    }

    private var facts: [SummaryRow] {
        [
            SummaryRow(CitizenWords.state, tag(DossierWords.stage(dossier.stage), dossier.stage.tone)),
            SummaryRow(HistoryWords.waitingFor, waiting.vi),
            SummaryRow(CitizenWords.dossierCode, code),
            SummaryRow(CitizenWords.procedure, dossier.procedureName),
            SummaryRow(CitizenWords.agency, dossier.agencyName),
            SummaryRow(HistoryWords.sent, dossier.sentAt?.momentText),
            SummaryRow(HistoryWords.received, dossier.receivedAt?.momentText ?? HistoryWords.notReceived.vi),
            SummaryRow(CitizenWords.dueOn, due),
        ]
    }

    /// The line that always says whose turn it is (cases 5.1.13).
    private var waiting: HistoryWords {
        switch dossier.stage {
        case .supplementing: .you
        case .refused, .stopped, .finished, .returned: .over
        default: .agency(dossier.agencyName)
        }
    }

    private var due: HTML {
        if let due = dossier.dueAt {
            return "\(due.momentText)\(if: dossier.isOverdue(at: now), " \(tag(HistoryWords.overdueSince(due), .bad))")"
        }
        return HTML(dossier.stage == .supplementing ? HistoryWords.paused : .noDue)
    }

    private func actions(_ visit: Visit) -> [HTML] {
        var actions: [HTML] = []
        if dossier.stage == .supplementing {
            actions.append(linkButton(CitizenWords.supplement, to: DossierLinks.supplement.with(code)))
        }
        if dossier.isResultPublished {
            actions.append(linkButton(CitizenWords.viewResult, to: DossierLinks.result.with(code)))
        }
        if dossier.receivedAt != nil {
            actions.append(linkButton(HistoryWords.receipt, to: DossierLinks.receipt.with(code), .secondary, icon: .download))
        }
        if dossier.stage == .refused {
            actions.append(actionButton(CitizenWords.copy, to: DossierLinks.copy.with(code), csrf: visit.csrf, .secondary))
        }
        if dossier.stage.allows(.withdraw) {
            actions.append(linkButton(CitizenWords.withdraw, to: DossierLinks.withdraw.with(code), .quiet))
        }
        return actions
    }

    private var table: HTML {
        dataTable(own.events, caption: HistoryWords.title, empty: HistoryWords.noEvents, columns: [
            Column(HistoryWords.time) { "\($0.at.momentText)" },
            Column(HistoryWords.step, .name) { "\(DossierWords.step($0.step))" },
            Column(HistoryWords.who) { who($0.actor) },
            Column(HistoryWords.state) { "\(DossierWords.stage($0.stage))" },
            Column(HistoryWords.content) { event in "\(for: event.note.split(separator: "\n"), { "<p>\($0)</p>" })" },
            Column(HistoryWords.due) { event in
                "\(event.dueAt?.momentText)\(if: event.isLate, " \(tag(HistoryWords.overdue, .bad))")"
            },
        ])
    }

    private func who(_ actor: Actor) -> HTML {
        switch actor.kind {
        case .citizen: "\(actor.name)"
        case .officer: "\(actor.name)\(if: !actor.unitName.isEmpty, "<br>\(actor.unitName)")"
        case .system: HTML(DossierWords.systemRole)
        }
    }

    private var papers: HTML {
        attachedFiles(own.files.map { file in
            AttachedFile(
                name: file.file.name, size: file.file.size,
                link: DossierLinks.downloadFile.with(dossier.id.description, file.file.id.description))
        }, csrf: .empty)
    }
}

extension DossierEvent {
    /// Whether the step came after the term had run out.
    fileprivate var isLate: Bool { dueAt.map { at > $0 } ?? false }
}
