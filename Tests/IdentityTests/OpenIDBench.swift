import Foundation
import Html
import Jose
import Kit
import Links
import Logging
import Messaging
import Parties
import Store
import Synchronization
import Testing
import TestStore

@testable import Identity
@testable import IdentityWeb
@testable import Web

/// Vnconnect's OpenID endpoints behind a real server on loopback, C-MAU's account, and a clock of the test's own.
final class OpenIDBench: Sendable {
    let store: TestDatabase
    let ring: KeyRing
    let provider: OpenIDProvider
    let registry: ClientRegistry
    let clock = Hands(at: Date(timeIntervalSince1970: 1_795_240_000))
    let port: Int
    let http: HTTPParty
    let asked = Asked()
    private let serving: Task<Void, any Error>

    static let hosts = ["xacthuc.dvc.localhost", "dvc.localhost", "dichvucong.binhminh.localhost"]
    /// RSA keys are slow to make: once for all tests.
    private static let keys = [try! SigningKey.make(.es256), try! SigningKey.make(.rs256), try! SigningKey.make(.ps256)]

    var database: Database { store.database }
    var now: Date { clock.now }
    var issuer: String { "http://xacthuc.dvc.localhost:\(port)" }

    /// - Parameters:
    ///   - more: Other sites of the same server.
    ///   - browser: What stands for the sign-in pages; a plain page where `nil`.
    init(
        _ engine: Engine, mostAtOnce: Int = 2_000,
        more: @Sendable (TestDatabase, KeyRing, Origins) throws -> [WebSite] = { _, _, _ in [] }
    ) async throws {
        store = try await TestDatabase(
            engine, storeMigrations + identityMigrations + openIDMigrations + signOnMigrations + messagingMigrations)
        ring = try #require(KeyRing(masters: [1: Array(repeating: 7, count: 32)]))
        port = try freePort()
        let issuer = "http://xacthuc.dvc.localhost:\(port)"
        provider = OpenIDProvider(issuer: issuer, database: store.database, ring: ring, chance: .system)
        registry = ClientRegistry(database: store.database, chance: .system)
        http = HTTPParty(
            timeout: .seconds(20), connections: 300,
            addresses: Dictionary(uniqueKeysWithValues: Self.hosts.map { ($0, "127.0.0.1") }))
        let origins = Origins([
            .vnconnect: issuer, .portal: "http://dvc.localhost:\(port)",
            .province: "http://dichvucong.binhminh.localhost:\(port)",
        ])
        let routes = OpenIDRoutes(provider: provider, browser: Self.browser(store, asked), readers: ["quantri"]).routes
        let sites = try [Self.site(.vnconnect, routes)] + more(store, ring, origins)
        let (hands, ring, port) = (clock, ring, port)
        let settings = WebSettings(
            origins: origins, keys: ring, clock: Clock { hands.now }, logger: Self.quiet, mostAtOnce: mostAtOnce)
        let (ready, opener) = AsyncStream.makeStream(of: Void.self)
        serving = Task {
            try await Server(sites: sites, settings: settings).run(host: "127.0.0.1", port: port) { _ in opener.yield() }
        }
        for await _ in ready { break }
        try await plantKeys()
    }

    deinit {
        serving.cancel()
        Task { [http] in try await http.shutdown() }
    }

    private static let quiet: Logger = {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return logger
    }()

    static func site(_ site: Site, _ routes: [Route], signOn: SignOn? = nil) -> WebSite {
        WebSite(
            site, routes: routes, formTargets: nil,
            dress: { _, page in "<!doctype html><title>\(page.title.vi)</title>\(page.body)" },
            session: { cookie, now in try await signOn?.session(cookie: cookie, now: now) },
            signIn: { visit, acr in signOn?.signIn(visit, acr: acr) ?? .empty(401) })
    }

    private static func browser(_ store: TestDatabase, _ asked: Asked) -> OpenIDBrowser {
        OpenIDBrowser(
            token: { $0.cookie(WebSite.sessionCookie) },
            signIn: { demand, _ in
                asked.demand.withLock { $0 = demand }
                return .text("sign-in page")
            },
            signOut: { visit, response in
                let (token, now) = (visit.cookie(WebSite.sessionCookie) ?? "", visit.now)
                try await store.database.write { tx in
                    if let session = try tx.vnconnectSession(token: token) { try tx.end(session, .signedOut, now: now) }
                }
                return response.settingCookie(.removing(WebSite.sessionCookie))
            })
    }

    private func plantKeys() async throws {
        let (now, ring) = (now.addingTimeInterval(-86_400), ring)
        for key in Self.keys {
            let stored = try StoredKey(key, publishedAt: now, activeAt: now, ring: ring)
            _ = try await database.write { try $0.add(stored, .scheduled, now: now) }
        }
    }

    /// What the sign-in page was asked for last.
    final class Asked: Sendable {
        let demand = Mutex<SignInDemand?>(nil)
    }
}

/// A clock that a test sets.
final class Hands: Sendable {
    private let time: Mutex<Date>
    init(at time: Date) { self.time = Mutex(time) }
    var now: Date { time.withLock { $0 } }
    func pass(_ seconds: TimeInterval) { time.withLock { $0 += seconds } }
}

private func freePort() throws -> Int {
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
            bind(socket, pointer, length) == 0 && getsockname(socket, pointer, &length) == 0
        }
    }
    try #require(isBound)
    return Int(UInt16(bigEndian: address.sin_port))
}
