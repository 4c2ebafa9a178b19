import Dossiers
import Html
import Kit
import Links
import Web

extension DossierRoutes {
    /// Where "Đăng ký" and the national portal lead: begins the draft and opens its form (REQ-DOS-001, INT-09).
    func file(_ visit: Visit, _ person: Person) async throws -> Response {
        let filing = Filing(
            procedure: visit.query("maTTHC") ?? "", agency: visit.query("maCoQuan") ?? "", reference: visit.query("ref"))
        do {
            let draft = try await desk.start(filing, by: Applicant(person), now: visit.now)
            return .seeOther(DossierLinks.edit.with(draft.id.description))
        } catch let refusal as DossierRefusal {
            return try cannotStart(refusal, visit)
        }
    }

    /// The reason, and for a level that is too low the way to raise it (REQ-PRV-001).
    private func cannotStart(_ refusal: DossierRefusal, _ visit: Visit) throws -> Response {
        let help: HTML
        switch refusal {
        case .levelTooLow, .verifyFirst:
            let account = visit.origins.url(.vnconnect, IdentityLinks.methods)
            help = "<p>\(CitizenWords.raiseLevel)</p>\(linkButton(CitizenWords.account, to: account))"
        case .tooManyDrafts:
            help = linkButton(CitizenWords.mine, to: DossierLinks.mine)
        case .agencyNotValid, .wrongAudience, .serviceClosed:
            help = linkButton(CitizenWords.services, to: DossierLinks.services, .secondary)
        default:
            throw refusal
        }
        return visit.page(FilingWords.cannotStart, status: refusal.status, narrow("""
            \(pageHeading(FilingWords.cannotStart))\(banner(.bad, refusal.words, help))
            """))
    }

    /// *Hồ sơ cá nhân* (REQ-PRV-004).
    func personal(_ visit: Visit, _ person: Person) -> Response {
        let account = visit.origins.url(.vnconnect, IdentityLinks.account)
        let password = visit.origins.url(.vnconnect, IdentityLinks.changePassword)
        return visit.page(CitizenWords.personal, breadcrumb: [(WebWords.home, DossierLinks.home)], """
            \(pageHeading(CitizenWords.personal, caption: Verbatim(person.name)))
            \(taskList([
                TaskLine(CitizenWords.personalData, url: account, state: .empty, hint: CitizenWords.personalDataHint),
                TaskLine(CitizenWords.changePassword, url: password, state: .empty, hint: CitizenWords.changePasswordHint),
                TaskLine(CitizenWords.mine, url: DossierLinks.mine.path, state: .empty, hint: CitizenWords.mineHint),
            ]))
            """)
    }
}
