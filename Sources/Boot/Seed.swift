import Catalogue
import Directory
import Dossiers
import Foundation
import Identity
import Kit
import Samples
import Store

extension House {
    /// Loads the sample province: catalogue, units, calendar, people and the posts they hold. Doing it again changes
    /// nothing and loses nothing.
    ///
    /// - Throws: ``SettingFault`` where an origin is not local: invented people have no place among real ones.
    public func seed(_ say: (String) -> Void) async throws {
        guard settings.isLocal else {
            throw SettingFault("Samples are loaded only where every origin is a name under .localhost.")
        }
        try await migrate()
        let subjects = try await seedPeople(say)
        try await seedNational(say)
        try await seedProvince(subjects, say)
        try await seedAdministrators(subjects, say)
        try await seedSupport()
        sayLogins(say)
    }

    /// Who can sign in, with what, and on which phones the codes arrive.
    private func sayLogins(_ say: (String) -> Void) {
        say("sample logins, all with the password \(SamplePerson.password.reveal()):")
        for person in SamplePerson.withAccount where !person.phones.isEmpty {
            let phones = person.phones.map(\.national).joined(separator: ", ")
            say("  \(person.key)\t\(person.number.text)\t\(phones)\t\(person.name)\(person.isStaff ? " (officer)" : "")")
        }
        for person in SamplePerson.withoutAccount {
            let phones = person.phones.map(\.national).joined(separator: ", ")
            say("  \(person.key)\t\(person.number.text)\t\(phones)\t\(person.name) (has no account yet: register)")
        }
    }

    private func seedPeople(_ say: (String) -> Void) async throws -> [String: String] {
        let accounts = try accounts()
        for kind in PolicyVersion.Kind.allCases {
            try await accounts.publish(PolicyVersion(kind, 1), from: Date(timeIntervalSince1970: 0))
        }
        var subjects: [String: String] = [:]
        var made = 0
        for person in SamplePerson.withAccount {
            do {
                try await accounts.create(newAccount(person), password: SamplePerson.password, now: clock.now)
                made += 1
            } catch IdentityRefusal.accountExists {
                // Loaded before.
            }
            let keys = try ring(.vnconnect)
            subjects[person.key] = try await database(.vnconnect).read { tx in
                guard let id = try tx.accountID(of: person.number, keys) else { return nil }
                return try tx.account(id, keys)?.subject.uuidString.lowercased()
            }
        }
        say("people\t\(made) accounts made, \(SamplePerson.withAccount.count - made) there already")
        return subjects
    }

    private func newAccount(_ person: SamplePerson) -> NewAccount {
        var new = NewAccount(
            registration: person.kind == .citizen ? .mobile : .command, profile: Profile(name: person.name, birthDate: person.birthDate, gender: person.gender),
            numbers: [person.number], phones: person.phones, level: .source,
            evidence: Evidence(source: .mobileOperator, mobileOperator: "Nhà mạng thử nghiệm", at: clock.now))
        (new.isStaff, new.kind) = (person.isStaff, person.kind)
        new.consent = PolicyVersion.Kind.allCases.map { PolicyVersion($0, 1) }
        return new
    }

    private func seedNational(_ say: (String) -> Void) async throws {
        let national = try database(.national)
        try await UnitBook(database: national, chance: chance).found(SampleUnits.agencies, now: clock.now)
        try await importSamples(into: national, say)
    }

    private func seedProvince(_ subjects: [String: String], _ say: (String) -> Void) async throws {
        let province = try database(.province)
        let units = UnitBook(database: province, chance: chance)
        try await units.found(SampleUnits.agencies, now: clock.now)
        for (key, post) in SampleUnits.posts {
            guard let subject = subjects[key], let person = SamplePerson.withAccount.first(where: { $0.key == key }) else { continue }
            try await units.appoint(subject, name: person.name, to: post, now: clock.now)
        }
        try await importSamples(into: province, { _ in })
        for file in try calendarFiles() {
            try await province.publish(try CalendarFile(json: Data(contentsOf: file)), now: clock.now)
        }
        say("province\t\(SampleUnits.agencies.count) units, \(SampleUnits.posts.count) posts")
    }

    private func importSamples(into database: Database, _ say: (String) -> Void) async throws {
        guard let folder = SampleData.catalogue else { throw SettingFault("The sample catalogue is missing from the program.") }
        let book = try await ProcedureBook(database: database)
        let report = try await book.importCatalogue(try CatalogueReader.read(folder), by: "motcua seed", now: clock.now)
        say("catalogue\t\(report.added) procedures added, \(report.changed) changed, \(report.unchanged) unchanged")
    }

    private func calendarFiles() throws -> [URL] {
        guard let folder = SampleData.calendars else { return [] }
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
    }
}

extension SamplePerson {
    fileprivate var gender: Gender? { number.isFemale.map { $0 ? .female : .male } }
}
