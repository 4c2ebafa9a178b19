import Catalogue
import Directory
import Foundation
import Identity
import Jose
import Kit
import Links
import Store
import Web

/// What the operator's commands do.
extension House {
    public func importCatalogue(_ folder: URL, _ say: (String) -> Void) async throws {
        try await migrate()
        let reading: CatalogueReading
        do {
            reading = try CatalogueReader.read(folder)
        } catch {
            throw SettingFault("\(folder.path(percentEncoded: false)) cannot be read as a catalogue: \(error)")
        }
        let book = try await ProcedureBook(database: try database(.national))
        let report = try await book.importCatalogue(reading, by: "motcua import", now: clock.now)
        for fault in report.faults { say("fault\t\(fault)") }
        say("added\t\(report.added)")
        say("changed\t\(report.changed)")
        say("unchanged\t\(report.unchanged)")
        say("faulty\t\(report.faults.count)")
        say("notices\t\(report.notices)")
    }

    /// A verdict a line: number, outcome, code, name, what is to be said.
    public func importUnits(_ path: URL, isTrial: Bool, _ say: (String) -> Void) async throws {
        try await migrate()
        let file: UnitFile
        do {
            file = try UnitFile([UInt8](Data(contentsOf: path)))
        } catch let refusal as UnitFileRefusal {
            throw SettingFault("\(path.path(percentEncoded: false)): \(refusal.words.vi)")
        } catch {
            throw SettingFault("\(path.path(percentEncoded: false)) cannot be read: \(error)")
        }
        let register = UnitRegister(database: try database(.national), chance: chance)
        let verdicts = try await register.importUnits(
            file, in: .everything, by: "motcua import", isTrial: isTrial, now: clock.now)
        for verdict in verdicts {
            let outcome = ImportWords.outcome(verdict.outcome).vi
            say(([String(verdict.line), outcome, verdict.code, verdict.name] + verdict.sayings.map(\.vi)).joined(separator: "\t"))
        }
        let refused = verdicts.count(where: \.isRefused)
        say("\(verdicts.count) rows, \(refused) refused\(isTrial ? "; nothing was written" : "")")
    }

    public func clients() async throws -> [Client] {
        try await ClientRegistry(database: try database(.vnconnect), chance: chance).all()
    }

    public func register(_ client: NewClient) async throws -> ClientRegistry.Registration {
        try await migrate()
        return try await ClientRegistry(database: try database(.vnconnect), chance: chance).register(client, now: clock.now)
    }

    public func client(_ id: String) async throws -> Client {
        try await ClientRegistry(database: try database(.vnconnect), chance: chance).client(id)
    }

    public func change(
        _ client: String, _ change: @escaping @Sendable (inout NewClient) -> Void
    ) async throws -> ClientRegistry.Registration {
        try await migrate()
        return try await ClientRegistry(database: try database(.vnconnect), chance: chance).change(client, now: clock.now, change)
    }

    public func renewSecret(of client: String) async throws -> Secret<String> {
        try await ClientRegistry(database: try database(.vnconnect), chance: chance).renewSecret(of: client, now: clock.now)
    }

    public func retire(_ client: String) async throws {
        try await ClientRegistry(database: try database(.vnconnect), chance: chance).retire(client, now: clock.now)
    }

    /// Makes new signing keys of the provider; the old ones stay published until what they signed is over.
    ///
    /// - Parameter leaked: The old ones are withdrawn at once, and nothing they signed is believed any more.
    public func rotateSigningKeys(leaked: Bool) async throws -> [String] {
        let provider = OpenIDProvider(
            issuer: settings.origins[.vnconnect], database: try database(.vnconnect), ring: try ring(.vnconnect), chance: chance)
        return try await provider.keys.rotate(leaked ? .emergency : .early, now: clock.now)
    }

    /// Every signing key there ever was, with where it is in its life and since when it signs.
    public func signingKeys() async throws -> [(id: String, algorithm: Algorithm, stage: KeySchedule.Stage, since: String)] {
        let keys = SigningKeys(database: try database(.vnconnect), ring: try ring(.vnconnect))
        let (entries, now) = (try await keys.entries(), clock.now)
        return entries.map { entry in
            (entry.id, entry.algorithm, KeySchedule.stage(of: entry, among: entries, at: now), entry.activeAt.exactText)
        }
    }

    /// Every route: site, method, path, audience.
    public func routes() async throws -> [String] {
        try await migrate()
        return try await branches(try Assets().paths).flatMap(\.sites).flatMap { site in
            site.list.map { "\(site.site.rawValue)\t\($0)" }
        }
    }

    /// Checks the audit trail of every open database against its seals; tells the first broken row of each.
    public func verifyAudit() async throws -> [(Deployment, String?)] {
        var found: [(Deployment, String?)] = []
        for deployment in deployments {
            let file = settings.data.appending(path: "audit-\(deployment.rawValue).jsonl").path(percentEncoded: false)
            let check = TrailCheck(database: try database(deployment), keys: try ring(deployment), exportPath: file)
            found.append((deployment, try await check.run().broken.map { "\($0)" }))
        }
        return found
    }

    /// What the operator should know, line by line; the second part is what is wrong.
    public func checkUp() async throws -> [(what: String, fault: String?)] {
        var lines: [(String, String?)] = []
        for deployment in deployments {
            let ran = try await database(deployment).migrationsRun()
            let missing = Schema.of(deployment).map(\.name).filter { !ran.contains($0) }
            lines.append(("database \(deployment.rawValue)", missing.isEmpty ? nil : "\(missing.count) migrations have not run; run motcua migrate"))
        }
        if databases[.national] != nil {
            let count = try await ProcedureBook(database: try database(.national)).index.count
            lines.append(("catalogue: \(count) procedures", count == 0 ? "it is empty; run motcua import catalogue PATH" : nil))
        }
        if databases[.vnconnect] != nil {
            let isOn = settings.certificates != nil
            lines.append((isOn ? "USB token: on" : "USB token: off, no root certificates (MOTCUA_CERTIFICATES_GOVERNMENT, _PUBLIC)", nil))
        }
        lines.append(("attachment scanner", settings.files.scanner == nil && !settings.files.allowsUnscanned
            ? "none is set (MOTCUA_FILES_SCANNER), so every attachment is refused" : nil))
        return lines
    }

    /// A new file of master keys and client secrets.
    public static func newKeys(at path: String, chance: Chance = .system) throws {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw SettingFault("\(path) exists. A file of keys is never overwritten: what they sealed would be lost.")
        }
        try Keys.write(Keys.generated(chance), to: URL(filePath: path))
    }
}
