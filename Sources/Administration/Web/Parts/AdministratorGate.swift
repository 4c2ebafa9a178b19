import Administration
import Directory
import Foundation
import Html
import Kit
import Links
import Web

/// Who may come in: an account whose rights make it an administrator today, or the platform's operator, signed in with
/// both factors.
public struct AdministratorGate: Sendable {
    let desk: AdministrationDesk
    /// The `acr` a session here has at least.
    let strength: String
    /// Who was noted as seen within the hour.
    private let seen = Keep<String, Bool>(seconds: 3_600, most: 20_000)

    public init(desk: AdministrationDesk, strength: String) { (self.desk, self.strength) = (desk, strength) }

    public var administrators: Web.Audience<Administrator> { audience("administrator") { $0.administers } }

    /// Those who may change units.
    var changers: Web.Audience<Administrator> { audience("unit-changer") { $0.changesUnits } }

    /// Those who may look for accounts and add them.
    var adders: Web.Audience<Administrator> { audience("user-adder") { $0.addsUsers } }

    var operators: Web.Audience<Administrator> { audience("operator") { $0.isOperator } }

    /// Accounts of agencies, which may ask to administer (REQ-VNC-005).
    var agencies: Web.Audience<Asker> { Web.Audience("agency") { visit in admitAgency(visit) } }

    /// Who has something to do here: administrators, and agencies that do not administer yet.
    var arrivals: Web.Audience<Arrival> {
        Web.Audience("arrival") { visit in
            switch try await admit(visit, \.administers) {
            case .welcome(let administrator): return .welcome(.administrator(administrator))
            case .signIn(let acr): return .signIn(acr: acr)
            case .refused(let refusal):
                if try await isDeskOfficer(visit) { return .welcome(.deskOfficer) }
                guard case .welcome = admitAgency(visit) else { return .refused(refusal) }
                return .welcome(.agency)
            }
        }
    }

    private func audience(
        _ name: String, _ may: @escaping @Sendable (Administrator) -> Bool
    ) -> Web.Audience<Administrator> {
        Web.Audience(name) { visit in try await admit(visit, may) }
    }

    private func admit(_ visit: Visit, _ may: (Administrator) -> Bool) async throws -> Admission<Administrator> {
        guard let person = visit.person, person.acr == strength else { return .signIn(acr: strength) }
        let administrator = try await desk.administrator(
            person.subject, name: person.name, isOperator: person.kind == .staffOperator, now: visit.now)
        guard may(administrator) else { return .refused(AdministrationRefusal.forbidden) }
        try await note(administrator, now: visit.now)
        return .welcome(administrator)
    }

    /// Somebody who administers nothing and makes accounts at a desk (REQ-DSK-001).
    private func isDeskOfficer(_ visit: Visit) async throws -> Bool {
        guard let person = visit.person else { return false }
        let user = try await desk.administrator(person.subject, name: person.name, isOperator: false, now: visit.now)
        return user.held.contains { $0.right == Right.createCitizens }
    }

    private func admitAgency(_ visit: Visit) -> Admission<Asker> {
        guard let person = visit.person, person.acr == strength else { return .signIn(acr: strength) }
        guard person.kind == .agency, let code = person.identityNumber else {
            return .refused(AdministrationRefusal.notOrganisation)
        }
        return .welcome(Asker(subject: person.subject, name: person.name, code: code))
    }

    private func note(_ administrator: Administrator, now: Date) async throws {
        guard seen[administrator.subject, at: now] == nil else { return }
        try await desk.see(administrator, now: now)
        seen.keep(true, as: administrator.subject, at: now)
    }
}

enum Arrival: Sendable {
    case administrator(Administrator)
    case agency
    case deskOfficer
}

extension Visit {
    func adminPage(
        _ title: any Words, status: Int = 200, under trail: [(words: any Words, link: Link)] = [], _ body: HTML
    ) -> Response {
        let home: [(words: any Words, link: Link)] = [(PageWords.home, AdministrationLinks.home)]
        return page(title, status: status, layout: .officer, breadcrumb: home + trail, body)
    }
}
