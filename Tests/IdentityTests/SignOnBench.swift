import Foundation
import Html
import Kit
import Links
import Store
import Synchronization
import TestStore
import Testing

@testable import Identity
@testable import Parties
@testable import Web

/// Two sites that are clients of Vnconnect in the same process, as they are by default: the portal, which asks for a
/// code, and the province, whose own form takes a password alone. And a browser for all three.
struct SignOnBench {
    let bench: OpenIDBench
    let worker: OutboxWorker
    let running: Task<Void, Never>
    private let sitesClient: HTTPParty
    var portal: String { "http://dvc.localhost:\(bench.port)" }
    var province: String { "http://dichvucong.binhminh.localhost:\(bench.port)" }

    static let levels = AuthenticationStrength.allCases.map(\.acr)
    static let secret = Secret("a secret of forty-three characters or so ….")

    init(_ engine: Engine, mostAtOnce: Int = 2_000) async throws {
        let made = Mutex<(HTTPParty, OutboundHTTP)?>(nil)
        let bench = try await OpenIDBench(engine, mostAtOnce: mostAtOnce) { store, ring, origins in
            let addresses = Dictionary(uniqueKeysWithValues: OpenIDBench.hosts.map { ($0, "127.0.0.1") })
            let http = HTTPParty(timeout: .seconds(20), addresses: addresses)
            let known = Set(origins.all.values.compactMap(Origin.init(of:)))
            let outbound = OutboundHTTP("vnconnect", origins: known, http: http, meter: PartyMeter())
            made.withLock { $0 = (http, outbound) }
            return [Site.portal, .province].map { site in
                let signOn = SignOn(
                    settings: Self.settings(site, origins), database: store.database, keys: ring, outbound: outbound)
                return OpenIDBench.site(site, signOn.routes + Self.pages, signOn: signOn)
            }
        }
        self.bench = bench
        let origins = Origins([.vnconnect: bench.issuer, .portal: "http://dvc.localhost:\(bench.port)",
            .province: "http://dichvucong.binhminh.localhost:\(bench.port)"])
        for site in [Site.portal, .province] {
            let settings = Self.settings(site, origins)
            var new = NewClient(name: site.rawValue, redirectURIs: [settings.redirectURI])
            (new.postLogoutURIs, new.backChannelURI) = ([settings.signedOutURI], settings.backChannelURI)
            new.scopes = OpenIDScope.ofPeople
            new.strength = site == .province ? .passwordOnly : .passwordAndCode
            try await bench.registry.settle(new, id: site.rawValue, secret: Self.secret, now: bench.now)
        }
        let hands = bench.clock
        let (http, outbound) = try #require(made.withLock { $0 })
        sitesClient = http
        let courier = LogoutCourier(provider: bench.provider, outbound: outbound, clock: Clock { hands.now })
        let worker = OutboxWorker(
            database: bench.database, clock: Clock { hands.now }, chance: .system, handlers: [courier.handler],
            poll: .milliseconds(20))
        (self.worker, running) = (worker, Task { await worker.run() })
    }

    func finish() async {
        worker.stop()
        await running.value
        try? await sitesClient.shutdown()
    }

    private static func settings(_ site: Site, _ origins: Origins) -> SignOnSettings {
        SignOnSettings(
            site: site, origin: origins[site], issuer: origins[.vnconnect], client: site.rawValue, secret: secret,
            levels: levels, level: site == .province ? levels[0] : levels[1], register: origins[.vnconnect] + "/dang-ky")
    }

    /// Pages of a site: one for anyone, one for the signed in, one that wants a code.
    private static let pages: [Route] = [
        .get(Link("/")) { visit in .text(visit.person?.name ?? "khách") },
        .get(Link("/rieng"), for: .signedIn) { visit, person in
            .text("\(person.name) \(person.identityNumber ?? "") \(person.assurance) \(visit.path) \(visit.csrfToken)")
        },
        .get(
            Link("/manh"),
            for: Audience("strong") { visit in
                visit.person.flatMap { $0.acr == levels[1] ? .welcome($0) : nil } ?? .signIn(acr: levels[1])
            }
        ) { _, person in .text("mạnh \(person.name)") },
    ]

    /// A browser with cookies by host, following redirects as far as the sign-in page.
    final class Window: Sendable {
        private let http: HTTPParty
        private let jar = Mutex<[String: [String: String]]>([:])
        init(_ http: HTTPParty) { self.http = http }

        subscript(host: String) -> [String: String] {
            get { jar.withLock { $0[host] ?? [:] } }
            set { jar.withLock { $0[host] = newValue } }
        }

        func cookies(_ host: String) -> [String: String] { jar.withLock { $0[host] ?? [:] } }
        func set(_ host: String, _ name: String, _ value: String) { jar.withLock { $0[host, default: [:]][name] = value } }

        /// One request, nothing followed.
        func send(_ call: HTTPCall) async throws -> HTTPReply {
            let host = Origin(of: call.url)?.host ?? ""
            let line = cookies(host).map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
            let headers = call.headers + (line.isEmpty ? [] : [(name: "cookie", value: line)])
            let reply = try await http.send(HTTPCall(method: call.method, url: call.url, headers: headers, body: call.body))
            for header in reply.headers where header.name.lowercased() == "set-cookie" { keep(header.value, host) }
            return reply
        }

        private func keep(_ header: String, _ host: String) {
            let pair = header.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let isGone = header.contains("Max-Age=0")
            jar.withLock { $0[host, default: [:]][String(pair[0])] = isGone ? nil : String(pair[1]) }
        }

        /// A page, as far as redirects lead.
        func open(_ url: String) async throws -> (url: String, text: String, status: Int) {
            var url = url
            var reply = try await send(.get(url))
            for _ in 0..<12 {
                guard (300..<400).contains(reply.status), let location = reply.header("location") else { break }
                url = location.hasPrefix("/") ? "\(Origin(of: url)?.description ?? "")\(location)" : location
                reply = try await send(.get(url))
            }
            return (url, String(decoding: reply.body, as: UTF8.self), reply.status)
        }

        func post(_ url: String, _ fields: [(name: String, value: String)]) async throws -> (url: String, text: String, status: Int) {
            let reply = try await send(.form(url, fields))
            guard let location = reply.header("location") else {
                return (url, String(decoding: reply.body, as: UTF8.self), reply.status)
            }
            return try await open(location.hasPrefix("/") ? "\(Origin(of: url)?.description ?? "")\(location)" : location)
        }
    }

    func window() -> Window { Window(bench.http) }

    /// A browser in which somebody is signed in at Vnconnect.
    func window(
        of account: ID<Account>, _ methods: Set<AuthenticationMethod> = [.password, .oneTimeCode]
    ) async throws -> Window {
        let window = window()
        window.set("xacthuc.dvc.localhost", "phien", try await bench.signIn(account, methods))
        return window
    }
}
