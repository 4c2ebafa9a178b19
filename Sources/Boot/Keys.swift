import Foundation
import Kit
import Links
import Store

/// The master keys of each deployment: from a file that only its owner may read.
///
/// The file is `{"vnconnect": {"1": "<64 hex digits>"}, "national": …, "province": …, "clients": {"dvc": "<secret>", …}}`;
/// a machine holds only the parts of what it serves. It is made where there is none, but only where every origin is local
/// and every database is SQLite; elsewhere it must be given, so that many machines share it.
struct Keys {
    let rings: [Deployment: KeyRing]
    /// What each site shows as a client of Vnconnect, given to both ends.
    let clientSecrets: [Site: Secret<String>]

    init(settings: Settings, chance: Chance) throws {
        let file = settings.data.appending(path: "keys.json")
        let path = file.path(percentEncoded: false)
        if !FileManager.default.fileExists(atPath: path) {
            guard settings.isLocal, settings.databases.values.allSatisfy(\.isSQLite) else {
                throw SettingFault("\(path) does not exist. Make it with `motcua keys new` on one machine and copy it to all.")
            }
            try Self.write(Self.generated(chance), to: file)
        }
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int ?? 0
        guard mode & 0o077 == 0 else { throw SettingFault("\(path) can be read by others. Run: chmod 600 \(path)") }
        guard var keys = try? JSONDecoder().decode([String: [String: String]].self, from: Data(contentsOf: file)) else {
            throw SettingFault("\(path) is not a file of keys.")
        }
        // A site that is younger than the file: what was made here is made up here.
        let young = Site.clients.filter { keys["clients"]?[$0.rawValue] == nil }
        if !young.isEmpty, settings.isLocal, settings.databases.values.allSatisfy(\.isSQLite) {
            for site in young { keys["clients", default: [:]][site.rawValue] = chance.token() }
            try Self.write(keys, to: file)
        }
        rings = try Self.rings(keys, for: Set(settings.sites.map(Deployment.of)), path)
        clientSecrets = Dictionary(uniqueKeysWithValues: (keys["clients"] ?? [:]).compactMap { name, secret in
            Site(rawValue: name).map { ($0, Secret(secret)) }
        })
    }

    static func generated(_ chance: Chance) -> [String: [String: String]] {
        let pairs = Deployment.allCases.map { deployment in
            (deployment.rawValue, ["1": chance.bytes(32).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()])
        }
        let clients = Site.clients.map { ($0.rawValue, chance.token()) }
        return Dictionary(uniqueKeysWithValues: pairs + [("clients", Dictionary(uniqueKeysWithValues: clients))])
    }

    static func write(_ keys: [String: [String: String]], to file: URL) throws {
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        let made = FileManager.default.createFile(
            atPath: file.path(percentEncoded: false), contents: try encoder.encode(keys), attributes: [.posixPermissions: 0o600])
        guard made else { throw SettingFault("\(file.path(percentEncoded: false)) cannot be written.") }
    }

    private static func rings(
        _ keys: [String: [String: String]], for deployments: Set<Deployment>, _ path: String
    ) throws(SettingFault) -> [Deployment: KeyRing] {
        var rings: [Deployment: KeyRing] = [:]
        for deployment in deployments {
            var masters: [Int: [UInt8]] = [:]
            for (number, hex) in keys[deployment.rawValue] ?? [:] {
                guard let number = Int(number), (1...255).contains(number), let bytes = [UInt8](hex: hex) else {
                    throw SettingFault("\(path): a key of \(deployment.rawValue) is not 64 hexadecimal digits under a number from 1 to 255.")
                }
                masters[number] = bytes
            }
            guard let ring = KeyRing(masters: masters) else {
                throw SettingFault("\(path) has no usable key for \(deployment.rawValue).")
            }
            rings[deployment] = ring
        }
        return rings
    }
}

extension Site {
    /// The sites that are clients of Vnconnect.
    static let clients: [Site] = [.portal, .province, .administration]
}

extension DatabaseAddress {
    var isSQLite: Bool { if case .sqlite = self { true } else { false } }
}

extension [UInt8] {
    fileprivate init?(hex: String) {
        let digits = hex.utf8.compactMap { UInt8(String(Unicode.Scalar($0)), radix: 16) }
        guard digits.count == hex.utf8.count, digits.count.isMultiple(of: 2) else { return nil }
        self = stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}
