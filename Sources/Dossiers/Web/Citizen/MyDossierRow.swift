import Dossiers
import Foundation
import Html
import Kit
import Links
import Web

/// One line of "Hồ sơ đã đăng ký": its cells, and the actions its stage allows (spec C.4, REQ-GEN-006).
struct MyDossierRow: Sendable {
    let saved: ID<Dossier>?
    let unrated: Set<ID<Dossier>>
    let now: Date

    func name(_ dossier: Dossier) -> HTML {
        "\(dossier.procedureName)\(if: dossier.id == saved, " \(tag(CitizenWords.justSaved, .good))")"
    }

    func day(_ moment: Date?) -> HTML { HTML(text: moment.map { Day($0).text } ?? "") }

    func due(_ dossier: Dossier) -> HTML {
        """
        \(dossier.dueAt?.momentText)\(if: dossier.isOverdue(at: now), " \(tag(HistoryWords.overdue, .bad))")
        """
    }

    func state(_ dossier: Dossier) -> HTML { tag(DossierWords.stage(dossier.stage), dossier.stage.tone) }

    func actions(_ dossier: Dossier) -> HTML {
        guard let code = dossier.code?.text else { return draftActions(dossier.id.description, dossier.procedureName) }
        return """
            \(button(.progress, DossierLinks.show.with(code), code))\
            \(if: dossier.stage == .supplementing, button(.supplement, DossierLinks.supplement.with(code), code))\
            \(if: dossier.isResultPublished, button(.viewResult, DossierLinks.result.with(code), code))\
            \(if: unrated.contains(dossier.id) && dossier.mayBeRated(at: now), button(
                .rateNow, DossierLinks.result.with(code), code))\
            \(if: dossier.stage.allows(.withdraw), button(.withdraw, DossierLinks.withdraw.with(code), code))
            """
    }

    private func draftActions(_ id: String, _ name: String) -> HTML {
        """
        \(button(.edit, DossierLinks.edit.with(id), name))\(button(.delete, DossierLinks.delete.with(id), name))\
        \(button(.send, DossierLinks.send.with(id), name))
        """
    }

    private func button(_ words: CitizenWords, _ link: Link, _ about: String) -> HTML {
        linkButton(words, to: link, .quiet, hidden: Verbatim(about))
    }
}
