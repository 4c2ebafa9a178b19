import Catalogue
import Dossiers
import Foundation
import Html
import Kit
import Links
import Store
import Web

/// One dossier as the desk works on it: what was asked, the papers, the term, the history, and what can be done now.
struct DeskDossierPage {
    let dossier: DossierAtDesk
    let now: Date

    private var code: String { dossier.dossier.code?.text ?? "" }

    var body: HTML {
        let stage = dossier.dossier.stage
        return """
            \(pageHeading(
                Verbatim(dossier.dossier.procedureName), caption: Verbatim(code),
                aside: tag(DossierWords.stage(stage), stage.deskTone)))\
            \(withAside(parts, aside: aside, asideFirst: true))
            """
    }

    private var parts: HTML {
        """
        \(section(DeskPageWords.who, summaryList(DeskAnswers(dossier).people)))\
        \(section(DeskPageWords.asked, summaryList(DeskAnswers(dossier).request)))\
        \(papers)\(requests)\(with: dossier.result, { result($0) })\
        \(section(DeskPageWords.history, timeline(DeskHistory(events: dossier.events).lines, label: DeskPageWords.history)))
        """
    }

    private var papers: HTML {
        let components = dossier.procedure.components.map { (code: $0.code, name: $0.name) }
        let others = [(code: DossierFile.otherPapers, name: PaperWords.others.vi)]
        let shown = components + others.filter { other in dossier.files.contains { $0.component == other.code } }
        return section(
            DeskPageWords.papers,
            summaryList(shown.map { paper in
                let files = dossier.files.filter { $0.component == paper.code }.map(line)
                return SummaryRow(
                    Verbatim(paper.name),
                    files.isEmpty ? HTML(DeskPageWords.none) : attachedFiles(files, csrf: .empty))
            }))
    }

    private func line(_ file: DossierFile) -> AttachedFile {
        let name = file.title.isEmpty ? file.file.name : "\(file.title) (\(file.file.name))"
        return AttachedFile(
            name: name, size: file.file.size, link: DossierLinks.deskFile.with(code, "\(file.file.id)"),
            state: file.removedAt == nil ? .empty : tag(DeskPageWords.removed, .neutral))
    }

    private var requests: HTML {
        if dossier.requests.isEmpty { return .empty }
        return section(
            DeskPageWords.requests,
            summaryList(dossier.requests.map { request in
                SummaryRow(DeskPageWords.requestedAt(request.askedAt), request.reason)
            }))
    }

    private func result(_ result: DossierResult) -> HTML {
        let files = result.files.map {
            AttachedFile(name: $0.name, size: $0.size, link: DossierLinks.deskFile.with(code, "\($0.id)"))
        }
        return section(DeskPageWords.result, "<p>\(result.text)</p>\(attachedFiles(files, csrf: .empty))")
    }

    private var aside: HTML { DeskTermPanel(dossier: dossier, now: now).body + acts }

    private var acts: HTML {
        let links = dossier.hand.acts.map { act in
            linkButton(
                DeskWords.act(act), to: DossierLinks.deskMove.with(code, act.rawValue),
                act.leadsToResult ? .primary : .secondary)
        }
        let receipt = dossier.hand.clock == nil
            ? HTML.empty
            : linkButton(DeskPageWords.receipt, to: DossierLinks.deskReceipt.with(code), .quiet, icon: .printer)
        return panel(DeskPageWords.acts, "<div class=\"button-row\">\(for: links + [receipt], { $0 })</div>")
    }
}
