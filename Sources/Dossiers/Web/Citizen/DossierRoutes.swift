import Catalogue
import Directory
import Dossiers
import Html
import Kit
import Links
import Web

/// What citizens and businesses do on the provincial portal (SCR-V01…V04).
public struct DossierRoutes: Sendable {
    let desk: DossierDesk
    let units: UnitBook
    let province: Province

    public init(desk: DossierDesk, units: UnitBook, province: Province) {
        (self.desk, self.units, self.province) = (desk, units, province)
    }

    public var citizen: [Route] { reading + drafting + following }

    /// For anyone.
    private var reading: [Route] {
        [
            .get(DossierLinks.home, home),
            .get(DossierLinks.services, services),
            .get(DossierLinks.procedure, procedure),
            .get(DossierLinks.chooseAgency, chooseAgency),
        ]
    }

    private var drafting: [Route] {
        [
            .get(DossierLinks.file, for: .signedIn, file),
            .get(DossierLinks.edit, for: .signedIn, edit),
            .post(DossierLinks.edit, for: .signedIn, .upload(upload), saveDraft),
            .post(DossierLinks.upload, for: .signedIn, .upload(upload), saveDraft),
            .post(DossierLinks.autosave, for: .signedIn, autosave),
            .post(DossierLinks.removeFile, for: .signedIn, .upload(upload), removeFile),
            .get(DossierLinks.downloadFile, for: .signedIn, download),
            .get(DossierLinks.delete, for: .signedIn, askDelete),
            .post(DossierLinks.delete, for: .signedIn, delete),
            .get(DossierLinks.send, for: .signedIn, review),
            .post(DossierLinks.send, for: .signedIn, send),
        ]
    }

    private var following: [Route] {
        [
            .get(DossierLinks.personal, for: .signedIn, personal),
            .get(DossierLinks.mine, for: .signedIn, mine),
            .get(DossierLinks.show, for: .signedIn, show),
            .get(DossierLinks.supplement, for: .signedIn, supplement),
            .post(DossierLinks.supplement, for: .signedIn, .upload(upload), saveSupplement),
            .get(DossierLinks.withdraw, for: .signedIn, askWithdraw),
            .post(DossierLinks.withdraw, for: .signedIn, withdraw),
            .post(DossierLinks.copy, for: .signedIn, copy),
            .get(DossierLinks.result, for: .signedIn, result),
            .post(DossierLinks.rate, for: .signedIn, rate),
        ]
    }
}

/// The province this portal belongs to.
public struct Province: Sendable {
    public let root: OrgCode
    public let name: String

    public init(root: OrgCode, name: String) { (self.root, self.name) = (root, name) }
}

extension Applicant {
    init(_ person: Person) {
        let kind: Kind =
            switch person.kind {
            case .citizen: .citizen
            case .business: .business
            case .agency: .agency
            case .staffOperator: .staff
            }
        self.init(
            subject: person.subject, kind: kind, name: person.name, birthDate: person.birthDate,
            number: person.identityNumber, phone: person.phone.flatMap { PhoneNumber($0)?.text }, email: person.email,
            address: person.address, assurance: person.assurance)
    }
}

extension Visit {
    /// - Throws: ``DossierRefusal/notFound`` for a part that is no key.
    var dossierID: ID<Dossier> {
        get throws(DossierRefusal) {
            guard let id = ID<Dossier>(part("ma")) else { throw .notFound }
            return id
        }
    }

    var today: Day { Day(now) }

    /// A page under "Hồ sơ đã đăng ký".
    func dossierPage(_ title: any Words, status: Int = 200, _ body: HTML) -> Response {
        page(
            title, status: status,
            breadcrumb: [(WebWords.home, DossierLinks.home), (CitizenWords.mine, DossierLinks.mine)], body)
    }
}
