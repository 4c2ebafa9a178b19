import Foundation
import Jose
import Kit
import Links
import Parties
import Store
import Synchronization
import TestStore
import Testing

@testable import Identity
@testable import Web

/// Back-Channel OP: what the courier carries, how often, and to whom.
@Suite(.timeLimit(.minutes(3))) struct OpenIDBackChannelTests {
    /// A client's back channel: what arrived, and whether it answers.
    private final class Ear: Sendable {
        struct State {
            var tokens: [String] = []
            var forms: [[String]] = []
            var isDown = false
        }
        let state = Mutex(State())

        var route: Route {
            .post(Link("/dang-xuat/kenh-sau"), .crossSite) { visit in
                self.state.withLock { state in
                    if state.isDown { return .empty(503) }
                    state.forms.append(visit.posted.fields.map(\.name))
                    state.tokens.append(visit.posted.text("logout_token") ?? "")
                    return .empty(200)
                }
            }
        }
    }

    private struct Start {
        let bench: OpenIDBench
        let client: OpenIDClientDouble
        let ear: Ear
        let worker: OutboxWorker
        let running: Task<Void, Never>

        func finish() async {
            worker.stop()
            await running.value
        }
    }

    private func start(_ engine: Engine, allows: Bool = true) async throws -> Start {
        let ear = Ear()
        let bench = try await OpenIDBench(engine) { _, _, _ in [OpenIDBench.site(.portal, [ear.route])] }
        let uri = "http://dvc.localhost:\(bench.port)/dang-xuat/kenh-sau"
        let client = try await bench.stranger { $0.backChannelURI = uri }
        let origins: Set<Origin> = allows ? [try #require(Origin(of: uri))] : []
        let hands = bench.clock
        let clock = Clock { hands.now }
        let outbound = OutboundHTTP("logout", origins: origins, http: bench.http, meter: PartyMeter(), clock: clock)
        let courier = LogoutCourier(provider: bench.provider, outbound: outbound, clock: clock)
        let worker = OutboxWorker(
            database: bench.database, clock: clock, chance: .system, handlers: [courier.handler], poll: .milliseconds(20))
        return Start(bench: bench, client: client, ear: ear, worker: worker, running: Task { await worker.run() })
    }

    private func wait(_ condition: () async throws -> Bool) async throws {
        for _ in 0..<500 where try await !condition() { try await Task.sleep(for: .milliseconds(20)) }
        #expect(try await condition())
    }

    /// A minute goes by while no call is under way: under a call it would look as if its process had died.
    private func passQuietly(_ bench: OpenIDBench) async throws {
        try await Task.sleep(for: .milliseconds(25))
        try await wait {
            try await bench.database.read { try $0.count("SELECT count(*) AS n FROM store_outbox WHERE state = 'running'") } == 0
        }
        bench.clock.pass(60)
    }

    private func claims(_ token: String, _ bench: OpenIDBench) async throws -> [String: Any] {
        let published = try await bench.http.send(.get(bench.issuer + "/oauth2/jwks"))
        let payload = try KeySet(JWKS(json: published.body)).payload(of: token, typ: "logout+jwt")
        return try #require(try JSONSerialization.jsonObject(with: Data(payload)) as? [String: Any])
    }

    @Test(arguments: TestDatabase.engines)
    func `oidcc-backchannel-rp-initiated-logout`(engine: Engine) async throws {
        let start = try await start(engine)
        let cookie = try await start.bench.signIn(try await start.bench.mau())
        let tokens = try await start.client.tokens(cookie: cookie)
        let answer = try await start.client.signOut(
            [("id_token_hint", tokens.id), ("post_logout_redirect_uri", "https://rp.binhminh.example/ra")], cookie: cookie)
        #expect(answer.status == 303)
        try await wait { start.ear.state.withLock { $0.tokens.count } == 1 }
        #expect(start.ear.state.withLock { $0.forms } == [["logout_token"]])
        let claims = try await claims(start.ear.state.withLock { $0.tokens[0] }, start.bench)
        #expect(claims["iss"] as? String == start.bench.issuer && claims["aud"] as? String == start.client.id)
        #expect(claims["sid"] as? String == tokens.claims["sid"] as? String)
        #expect(claims["sub"] as? String == tokens.claims["sub"] as? String)
        #expect(claims["nonce"] == nil && (claims["jti"] as? String)?.isEmpty == false)
        let events = try #require(claims["events"] as? [String: [String: Any]])
        #expect(Array(events.keys) == ["http://schemas.openid.net/event/backchannel-logout"])
        #expect(events.values.map(\.count) == [0])
        #expect(try await start.client.authorize(["prompt": "none"], cookie: cookie).error == "login_required")
        await start.finish()
    }

    @Test(arguments: TestDatabase.engines)
    func `I29: a client that was down hears exactly once, and the logout did not wait for it`(engine: Engine) async throws {
        let start = try await start(engine)
        let cookie = try await start.bench.signIn(try await start.bench.mau())
        _ = try await start.client.tokens(cookie: cookie)
        start.ear.state.withLock { $0.isDown = true }
        let (session, now) = (try await start.bench.session(cookie), start.bench.now)
        _ = try await start.bench.database.write { try $0.end(session, .signedOut, now: now) }
        try await wait { try await start.bench.database.read { try $0.outboxDepth() }["identity-back-channel-logout"] == 1 }
        for _ in 0..<10 { try await passQuietly(start.bench) }
        start.ear.state.withLock { $0.isDown = false }
        for _ in 0..<200 where start.ear.state.withLock({ $0.tokens.isEmpty }) { try await passQuietly(start.bench) }
        #expect(start.ear.state.withLock { $0.tokens.count } == 1)
        try await wait { try await start.bench.database.read { try $0.outboxDepth() }.isEmpty }
        start.bench.clock.pass(3_600)
        try await Task.sleep(for: .milliseconds(100))
        #expect(start.ear.state.withLock { $0.tokens.count } == 1)
        await start.finish()
    }

    @Test(arguments: TestDatabase.engines)
    func `a step-up is no logout; the logout after it names what each client knows`(engine: Engine) async throws {
        let start = try await start(engine)
        let account = try await start.bench.mau()
        let first = try await start.bench.signIn(account)
        let before = try await start.client.tokens(cookie: first).claims["sid"] as? String
        let second = try await start.bench.signIn(account, replacing: first)
        let after = try await start.client.tokens(cookie: second).claims["sid"] as? String
        try await Task.sleep(for: .milliseconds(100))
        #expect(start.ear.state.withLock { $0.tokens }.isEmpty && before != after)
        let (session, now) = (try await start.bench.session(second), start.bench.now)
        _ = try await start.bench.database.write { try $0.end(session, .signedOut, now: now) }
        try await wait { start.ear.state.withLock { $0.tokens.count } == 2 }
        var named: Set<String?> = []
        for token in start.ear.state.withLock({ $0.tokens }) {
            named.insert(try await claims(token, start.bench)["sid"] as? String)
        }
        #expect(named == [before, after])
        await start.finish()
    }

    @Test func `I15: an origin the operator did not allow is never called`() async throws {
        let start = try await start(.sqlite, allows: false)
        let cookie = try await start.bench.signIn(try await start.bench.mau())
        _ = try await start.client.tokens(cookie: cookie)
        let (session, now) = (try await start.bench.session(cookie), start.bench.now)
        _ = try await start.bench.database.write { try $0.end(session, .signedOut, now: now) }
        try await wait { try await start.bench.database.read { try $0.deadLetters(Window()) }.count == 1 }
        #expect(start.ear.state.withLock { $0.tokens }.isEmpty)
        await start.finish()
    }
}
