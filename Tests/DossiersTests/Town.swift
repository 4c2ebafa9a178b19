import Catalogue
import Directory
import Dossiers
import Foundation
import Kit
import Messaging
import Store
import TestStore

/// The commune of Hòa Thuận in the sample province, with its desk, its officers and its trial procedures (spec 0.4).
final class Town: Sendable {
    let store: TestDatabase
    let units: UnitBook
    let procedures: ProcedureBook
    let desk: DossierDesk

    static let today = Day(year: 2026, month: 11, day: 20)!
    static let morning = today.at(9)
    static let commune = OrgCode("000.20.31.H99")!
    static let neighbour = OrgCode("000.21.31.H99")!
    static let keys = KeyRing(masters: [1: [UInt8](repeating: 7, count: 32)])!

    var database: Database { store.database }
    var now: Date { Self.morning }

    init(_ engine: Engine, options: DatabaseOptions = .forTests) async throws {
        store = try await TestDatabase(
            engine, storeMigrations + messagingMigrations + directoryMigrations + catalogueMigrations + dossierMigrations,
            options: options)
        units = UnitBook(database: store.database)
        procedures = try await ProcedureBook(database: store.database)
        let files = try FileStore(
            directory: store.directory + "/files", database: store.database, keys: Self.keys,
            clock: Clock { Self.morning }, chance: .system, unscanned: .allowed)
        desk = DossierDesk(database: store.database, procedures: procedures, files: files, keys: Self.keys)
        try await units.save(SampleUnits.agencies, now: Self.morning)
        for (key, post) in SampleUnits.posts {
            try await units.appoint(Self.subject(key), name: key, to: post, now: Self.morning)
        }
        try await publish(TrialProcedures.json)
    }

    /// Puts procedures into the catalogue, or new revisions of them.
    func publish(_ json: String) async throws {
        let reading = CatalogueReader.own([(name: "trial.json", contents: Data(json.utf8))])
        precondition(reading.faults.isEmpty, "\(reading.faults)")
        try await procedures.importCatalogue(reading, by: "test", now: Self.morning)
    }

    static func subject(_ key: String) -> String { "subject-of-\(key)" }

    func officer(_ key: String) async throws -> Officer {
        guard let officer = try await units.officer(Self.subject(key), on: Self.today) else { throw DossierRefusal.forbidden }
        return officer
    }
}
