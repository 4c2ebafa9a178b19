import Administration
import Directory
import Identity
import Kit
import Samples
import Store

extension House {
    /// The sample administrators of spec 0.4, one appointed by the other as real ones are: A-CAO by the operator, A-MOT by
    /// A-CAO, A-HAI and A-BA by A-MOT.
    func seedAdministrators(_ subjects: [String: String], _ say: (String) -> Void) async throws {
        let desk = AdministrationDesk(
            database: try database(.national), keys: try ring(.national), chance: chance, search: sampleSearch(subjects))
        let platform = Administrator(subject: subjects["V-VPCP"] ?? "", name: "Vận hành VPCP", isOperator: true)
        guard try await desk.users(UserQuery(), for: platform, now: clock.now).total == 0 else { return }
        guard let province = OrgCode("000.00.00.H99").map({ UnitCode($0) }),
            let agency = IdentityNumber(kind: .orgCode, text: province.text)
        else { return }
        try await desk.decideTop(TopDecision(agency: agency, root: province), by: platform, now: clock.now)
        let posts: [(key: String, by: String, unit: String, rights: [String])] = [
            ("A-MOT", "A-CAO", province.text, ["quantri.cap-1-tinh", Right.addUsers]),
            ("A-HAI", "A-MOT", "000.00.05.H99", ["quantri.cap-2", Right.addUsers]),
            ("A-BA", "A-MOT", "000.20.31.H99", ["quantri.cap-3", Right.addUsers]),
            // O-CUA works at a desk; O-CHUAGAN has the right and no desk (REQ-DSK-001).
            ("O-CUA", "A-MOT", "001.20.31.H99", [Right.createCitizens]),
            ("O-CHUAGAN", "A-MOT", "000.21.31.H99", [Right.createCitizens]),
        ]
        for post in posts { try await appoint(post, desk, subjects) }
        say("administrators\t\(posts.count + 1) users appointed")
    }

    private func appoint(
        _ post: (key: String, by: String, unit: String, rights: [String]), _ desk: AdministrationDesk, _ subjects: [String: String]
    ) async throws {
        guard let person = SamplePerson.withAccount.first(where: { $0.key == post.key }), let subject = subjects[post.key],
            let giver = subjects[post.by], let unit = UnitCode(typed: post.unit)
        else { return }
        let name = SamplePerson.withAccount.first { $0.key == post.by }?.name ?? ""
        let actor = try await desk.administrator(giver, name: name, isOperator: false, now: clock.now)
        let query = AccountQuery.person(number: person.number, phone: nil)
        let user = try await desk.save(subject, found: query, to: Subsystem.administration, by: actor, now: clock.now)
        try await desk.activate(user, seen: 1, by: actor, now: clock.now)
        try await desk.assign(NewAssignment(user, adding: [unit], version: 2), by: actor, now: clock.now)
        try await desk.grant(NewGrants(user, for: unit, giving: post.rights, version: 3), by: actor, now: clock.now)
    }

    private func sampleSearch(_ subjects: [String: String]) -> AccountSearch {
        { query in
            let number: IdentityNumber? =
                switch query {
                case .organisation(let number): number
                case .person(let number, _): number
                }
            return SamplePerson.withAccount.filter { $0.number == number }.compactMap { person in
                subjects[person.key].map { subject in
                    FoundAccount(
                        subject: subject, kind: person.kind.rawValue, name: person.name, number: person.number.text,
                        phone: person.phones.first?.e164 ?? "", email: "",
                        registration: (person.kind == .citizen ? RegistrationMethod.mobile : .command).rawValue)
                }
            }
        }
    }
}
