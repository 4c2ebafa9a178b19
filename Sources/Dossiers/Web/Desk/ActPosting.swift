import Html
import Directory
import Dossiers
import Foundation
import Kit
import Links
import Store
import Web

extension DeskRoutes {
    /// The page of one act: its fields and its effect.
    func act(_ visit: Visit, _ officer: Officer) async throws -> Response {
        let (act, dossier) = (try visit.act, try await desk.atDesk(try visit.dossierCode, of: officer, now: visit.now))
        try dossier.hand.checkOpen(act)
        return page(act, dossier, ActForm(), visit)
    }

    func carryOut(_ visit: Visit, _ officer: Officer) async throws -> Response {
        let (act, hand) = (try visit.act, try await desk.inHand(try visit.dossierCode, of: officer, now: visit.now))
        try hand.checkOpen(act)
        var form = ActForm(act: visit.posted)
        if let problem = visit.posted.received(form.files.name).problem { form.refuse(\.files, problem) }
        if act == .finish, form.checked.typed != "1" { form.refuse(\.checked, ActWords.tickToFinish) }
        if form.isClean {
            if act.asksTwice, !visit.posted.has(ActForm.confirmed), !form.reason.isBlank {
                return visit.officerPage(DeskWords.act(act), question(act, hand.dossier, form, visit))
            }
            do throws(any Error) {
                try await carryOut(act, hand, form, visit, officer)
                let code = visit.part("ma")
                return .seeOther(DossierLinks.deskShow.with(code)).saying(ActWords.done(act))
            } catch let refusal as DeskRefusal {
                guard form.place(refusal) else { throw refusal }
            }
        }
        return page(act, try await desk.atDesk(try visit.dossierCode, of: officer, now: visit.now), form, visit, status: 422)
    }

    private func page(
        _ act: DeskAct, _ dossier: DossierAtDesk, _ form: ActForm, _ visit: Visit, status: Int = 200
    ) -> Response {
        let page = ActPage(act: act, dossier: dossier, form: form, csrf: visit.csrf, now: visit.now)
        return visit.officerPage(DeskWords.act(act), status: status, page.body)
    }

    private func question(_ act: DeskAct, _ dossier: Dossier, _ form: ActForm, _ visit: Visit) -> HTML {
        let code = visit.part("ma")
        return confirmQuestion(
            ActWords.sure(act),
            about: """
                <p><b>\(code)</b> \(dossier.procedureName)</p><p>\(ActWords.effect(act))</p>\
                <p>\(Labels.reason): \(form.reason.typed)</p>
                """,
            to: DossierLinks.deskMove.with(code, act.rawValue), csrf: visit.csrf, yes: DeskWords.act(act),
            back: DossierLinks.deskShow.with(code),
            values: [
                (ActForm.version, visit.posted.text(ActForm.version) ?? ""), (form.reason.name, form.reason.typed),
                (ActForm.confirmed, "1"),
            ])
    }

    private func carryOut(
        _ act: DeskAct, _ hand: DossierInHand, _ form: ActForm, _ visit: Visit, _ officer: Officer
    ) async throws {
        let version = visit.posted.text(ActForm.version).flatMap { Int($0) } ?? 0
        let handling = Handling(try visit.dossierCode, by: officer, version: version, found: hand)
        let (reason, now) = (form.reason.typed, visit.now)
        switch act {
        case .receive: try await desk.receive(handling, try form.appointment, now: now)
        case .refuse: try await desk.refuse(handling, reason: reason, now: now)
        case .askSupplement: try await desk.askSupplement(handling, of: form.wanted, reason: reason, now: now)
        case .forward:
            let colleague = form.colleague.isBlank ? nil : form.colleague.typed
            try await desk.forward(handling, to: colleague, now: now)
        case .assign: try await desk.assign(handling, to: form.colleague.typed, now: now)
        case .finish:
            let files = visit.posted.received(form.files.name).files
            try await desk.finish(handling, result: form.result.typed, files: files, now: now)
        case .returnResult: try await desk.returnResult(handling, now: now)
        case .stop: try await desk.stop(handling, reason: reason, now: now)
        case .extend:
            guard let day = try form.typedDay else { throw DeskRefusal.missing(.day) }
            try await desk.extend(handling, to: day, reason: reason, now: now)
        case .note: try await desk.note(handling, reason, now: now)
        }
    }
}

extension Visit {
    /// - Throws: ``DossierRefusal/notFound`` for an act that does not exist.
    fileprivate var act: DeskAct {
        get throws(DossierRefusal) {
            guard let act = DeskAct(rawValue: part("buoc")) else { throw .notFound }
            return act
        }
    }
}

extension ActForm {
    /// A term that is counted needs no day; a day that is no day is told as one.
    fileprivate var appointment: Appointment {
        get throws {
            guard let choice = Int(term.typed) else { throw DeskRefusal.noSuchTerm }
            guard let day = try typedDay else { return .byTerm(choice) }
            return .onDay(day, reason: reason.typed, term: choice)
        }
    }

    fileprivate var typedDay: Day? {
        get throws {
            if day.isBlank { return nil }
            guard let day = Day(typed: day.typed.cleaned) else { throw DeskRefusal.notADay }
            return day
        }
    }
}
