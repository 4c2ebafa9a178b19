import Catalogue
import Directory
import Documents
import Dossiers
import Foundation
import Identity
import Kit
import Links
import Logging
import Messaging
import Parties
import Portal
import Store
import Web

/// The parts of the product, put together: the one place that knows them all.
public struct House: Sendable {
    public let settings: Settings
    public let clock: Clock
    public let chance: Chance
    public let logger: Logger
    let keys: Keys
    let databases: [Deployment: Database]
    let parties: OutsideParties
    let support: [Deployment: SupportBook]
    let shelf = IndexShelf()

    /// Opens the databases of the sites that are to be served.
    ///
    /// - Throws: ``SettingFault``, ``StoreFault``.
    public static func open(
        _ settings: Settings, logger: Logger, clock: Clock = .system, chance: Chance = .system
    ) throws -> House {
        try FileManager.default.createDirectory(at: settings.data, withIntermediateDirectories: true)
        let keys = try Keys(settings: settings, chance: chance)
        var databases: [Deployment: Database] = [:]
        for deployment in Set(settings.sites.map(Deployment.of)) {
            databases[deployment] = try open(settings.databases[deployment])
        }
        return House(
            settings: settings, clock: clock, chance: chance, logger: logger, keys: keys, databases: databases,
            parties: OutsideParties(settings: settings, clock: clock, chance: chance, logger: logger),
            support: databases.mapValues { SupportBook(database: $0) })
    }

    private static func open(_ address: DatabaseAddress?) throws -> Database {
        switch address {
        case .sqlite(let path): try Database.sqlite(path: path)
        case .postgres(let conninfo): try Database.postgres(conninfo: conninfo)
        case nil: throw SettingFault("A database is missing from the settings.")
        }
    }

    public func database(_ deployment: Deployment) throws(SettingFault) -> Database {
        guard let database = databases[deployment] else {
            throw SettingFault("No site of the deployment \(deployment.rawValue) is among those to be served.")
        }
        return database
    }

    func ring(_ deployment: Deployment) throws(SettingFault) -> KeyRing {
        guard let ring = keys.rings[deployment] else { throw SettingFault("No keys for \(deployment.rawValue).") }
        return ring
    }

    public var deployments: [Deployment] { Deployment.allCases.filter { databases[$0] != nil } }

    /// Brings every open database up to date; tells which migrations ran where.
    @discardableResult
    public func migrate() async throws -> [(Deployment, [String])] {
        var ran: [(Deployment, [String])] = []
        for deployment in deployments {
            let names = try await database(deployment).migrate(Schema.of(deployment), now: clock.now)
            ran.append((deployment, names))
        }
        return ran
    }

    public func close() async {
        await parties.close()
        for database in databases.values { database.close() }
    }
}
