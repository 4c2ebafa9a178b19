import Foundation
import Jose
import Kit
import Parties
import Store
import Synchronization
import TestStore
import Testing

@testable import Identity

/// Refresh tokens: OpenID Connect Core 11 and 12, RFC 6749 section 6, RFC 9700 section 4.14.
@Suite(.timeLimit(.minutes(3))) struct OpenIDRefreshTests {
    private struct Start {
        let bench: OpenIDBench
        let client: OpenIDClientDouble
        let account: ID<Account>
        let cookie: String
        let tokens: OpenIDClientDouble.Tokens

        func token() throws -> String { try #require(tokens.refresh) }
    }

    private func start(_ engine: Engine, life: Int = 28_800) async throws -> Start {
        let bench = try await OpenIDBench(engine)
        let client = try await bench.offline(life)
        let account = try await bench.mau()
        let cookie = try await bench.signIn(account)
        let tokens = try await client.tokens(OpenIDBench.offlineRequest, cookie: cookie)
        return Start(bench: bench, client: client, account: account, cookie: cookie, tokens: tokens)
    }

    private func refreshed(_ start: Start, _ token: String) async throws -> OpenIDClientDouble.Tokens {
        try await start.client.tokens(try await start.client.refresh(token))
    }

    @Test(arguments: TestDatabase.engines)
    func `oidcc-refresh-token`(engine: Engine) async throws {
        let start = try await start(engine)
        let other = try await start.bench.offline(28_800)
        #expect(try start.token().utf8.count == 86)
        start.bench.clock.pass(40)
        let second = try await refreshed(start, start.token())
        for name in ["iss", "sub", "aud", "auth_time", "sid", "acr"] {
            #expect("\(second.claims[name] ?? "")" == "\(start.tokens.claims[name] ?? "-")", "\(name)")
        }
        #expect(second.claims["nonce"] == nil && second.claims["iat"] as? Int != start.tokens.claims["iat"] as? Int)
        #expect(try await start.client.userInfo(second.access).status == 200)
        let foreign = try await other.refresh(second.refresh)
        #expect(foreign.status == 400 && foreign.error == "invalid_grant")
        // Another client's try ends nothing.
        #expect(try await start.client.refresh(second.refresh).status == 200)
    }

    @Test func `no offline_access, no policy: no refresh token`() async throws {
        let bench = try await OpenIDBench(.sqlite)
        let (plain, offline) = (try await bench.stranger(), try await bench.offline(28_800))
        let cookie = try await bench.signIn(try await bench.mau())
        #expect(try await plain.tokens(OpenIDBench.offlineRequest, cookie: cookie).refresh == nil)
        #expect(try await offline.tokens(cookie: cookie).refresh == nil)
        for token in ["", "x", String(repeating: "A", count: 86), nil] {
            #expect(try await offline.refresh(token).status == 400)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `RFC 9700 4.14.2: a lost answer is asked for again within sixty seconds, and is the same`(engine: Engine) async throws {
        let start = try await start(engine)
        let first = try await refreshed(start, start.token())
        start.bench.clock.pass(59)
        let again = try await refreshed(start, start.token())
        #expect(again.refresh == first.refresh && again.access != first.access && first.refresh != start.tokens.refresh)
        let third = try await refreshed(start, try #require(again.refresh))
        #expect(third.refresh != first.refresh)
    }

    @Test(arguments: TestDatabase.engines)
    func `a token used long ago ends the whole family`(engine: Engine) async throws {
        let start = try await start(engine)
        let first = try await refreshed(start, start.token())
        start.bench.clock.pass(61)
        let stolen = try await start.client.refresh(try start.token())
        #expect(stolen.status == 400 && stolen.error == "invalid_grant")
        #expect(try await start.client.refresh(first.refresh).error == "invalid_grant")
        #expect(try await start.client.userInfo(first.access).status == 401)
    }

    @Test(arguments: TestDatabase.engines)
    func `thirty at once with one token are told the same next one`(engine: Engine) async throws {
        let start = try await start(engine)
        let (provider, now, text) = (start.bench.provider, start.bench.now, try start.token())
        let proof = ClientProof.secret(id: start.client.id, Secret(start.client.secret ?? ""))
        let given = await withTaskGroup(of: String?.self) { group in
            for _ in 0..<30 {
                group.addTask { try? await provider.refresh(TokenRefresh(proof: proof, token: text, scope: nil), now: now).refreshToken }
            }
            return await group.reduce(into: [String]()) { if let token = $1 { $0.append(token) } }
        }
        #expect(given.count == 30 && Set(given).count == 1)
        #expect(try await start.client.refresh(given.first).status == 200)
    }

    @Test(arguments: TestDatabase.engines)
    func `I11, I21: logout, lock and a change of password end it`(engine: Engine) async throws {
        let signedOut = try await start(engine)
        let (session, now) = (try await signedOut.bench.session(signedOut.cookie), signedOut.bench.now)
        _ = try await signedOut.bench.database.write { try $0.end(session, .signedOut, now: now) }
        #expect(try await signedOut.client.refresh(try signedOut.token()).error == "invalid_grant")

        let locked = try await start(engine)
        try await locked.bench.lock(locked.account)
        #expect(try await locked.client.refresh(try locked.token()).error == "invalid_grant")

        // In the session that goes on after a change of password, too.
        let changed = try await start(engine)
        let (kept, account) = (try await changed.bench.session(changed.cookie).id, changed.account)
        try await changed.bench.database.write { try $0.raiseEpoch(of: account, keeping: kept, now: now) }
        #expect(try await changed.client.authorize(["prompt": "none"], cookie: changed.cookie).fields["code"] != nil)
        #expect(try await changed.client.refresh(try changed.token()).error == "invalid_grant")
    }

    @Test(arguments: TestDatabase.engines)
    func `identity 4.1: it lives as long as the policy says, and never past its session`(engine: Engine) async throws {
        let short = try await start(engine, life: 600)
        short.bench.clock.pass(599)
        let next = try await refreshed(short, short.token())
        short.bench.clock.pass(1)
        #expect(try await short.client.refresh(next.refresh).error == "invalid_grant")

        let long = try await start(engine, life: 43_200)
        let end = try await long.bench.session(long.cookie).expiresAt
        long.bench.clock.pass(end.timeIntervalSince(long.bench.now) + 1)
        #expect(try await long.client.refresh(try long.token()).error == "invalid_grant")
    }

    @Test(arguments: TestDatabase.engines)
    func `a step-up is no logout: the refresh token follows, its auth_time stays`(engine: Engine) async throws {
        let start = try await start(engine)
        start.bench.clock.pass(100)
        let stronger = try await start.bench.signIn(start.account, replacing: start.cookie)
        let next = try await refreshed(start, start.token())
        #expect(next.claims["auth_time"] as? Int == start.tokens.claims["auth_time"] as? Int)
        let (session, now) = (try await start.bench.session(stronger), start.bench.now)
        _ = try await start.bench.database.write { try $0.end(session, .signedOut, now: now) }
        #expect(try await start.client.refresh(next.refresh).error == "invalid_grant")
    }

    @Test(arguments: TestDatabase.engines)
    func `the policy of today counts, also for a token of yesterday`(engine: Engine) async throws {
        let start = try await start(engine)
        let (id, registry, now) = (start.client.id, start.bench.registry, start.bench.now)
        _ = try await registry.change(id, now: now) { $0.scopes.remove(.profile) }
        let narrow = try await start.client.refresh(try start.token())
        #expect(narrow.json["scope"] as? String == "offline_access openid")
        let access = try #require(narrow.json["access_token"] as? String)
        #expect(try await start.client.userInfo(access).json.count == 1)
        let token = narrow.json["refresh_token"] as? String
        start.bench.clock.pass(400)
        _ = try await registry.change(id, now: now) { $0.policy.refreshLife = 300 }
        #expect(try await start.client.refresh(token).error == "invalid_grant")
        _ = try await registry.change(id, now: now) { $0.policy.refreshLife = 0; $0.scopes.remove(.offlineAccess) }
        #expect(try await start.client.refresh(token).error == "invalid_grant")
    }

    @Test(arguments: TestDatabase.engines)
    func `a code shown twice ends what it gave`(engine: Engine) async throws {
        let start = try await start(engine)
        let code = try await start.client.code(OpenIDBench.offlineRequest, cookie: start.cookie)
        let tokens = try await start.client.tokens(try await start.client.redeem(code))
        #expect(try await start.client.redeem(code).error == "invalid_grant")
        #expect(try await start.client.refresh(tokens.refresh).error == "invalid_grant")
    }

    @Test func `RFC 6749 section 6: fewer scopes may be asked for, never more`() async throws {
        let start = try await start(.sqlite)
        let narrow = try await start.client.refresh(try start.token(), ["scope": "openid"])
        #expect(narrow.status == 200 && narrow.json["scope"] as? String == "openid")
        let token = narrow.json["refresh_token"] as? String
        for scope in ["openid email", "openid danh_tinh", "openid unknown"] {
            #expect(try await start.client.refresh(token, ["scope": scope]).error == "invalid_scope", "\(scope)")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `I5: nothing secret is at rest, and a refresh token is no other thing`(engine: Engine) async throws {
        let start = try await start(engine)
        let bytes = try #require(Base64URL.decode(try start.token()))
        let stored = try await start.bench.database.read {
            try $0.run("SELECT token_hash FROM identity_refresh_tokens") { try $0.blob("token_hash") }
        }
        #expect(stored.count == 1 && !stored.contains(Array(bytes.suffix(32))))
        #expect(try await start.client.userInfo(try start.token()).status == 401)
        #expect(try await start.client.redeem(try start.token()).status == 400)
        #expect(try await start.client.refresh(start.tokens.access).error == "invalid_grant")
    }

    @Test(arguments: TestDatabase.engines)
    func `an exchange and a refresh cost one transaction of few statements`(engine: Engine) async throws {
        let start = try await start(engine)
        let (provider, now, id, text) = (start.bench.provider, start.bench.now, start.client.id, try start.token())
        let proof = ClientProof.secret(id: id, Secret(start.client.secret ?? ""))
        let code = try await start.client.code(OpenIDBench.offlineRequest, cookie: start.cookie)
        let exchange = CodeExchange(proof: proof, code: code, redirectURI: start.client.redirectURI, verifier: nil)
        let counts = try await start.bench.database.write { tx -> [Int] in
            let before = tx.statements
            let client = try tx.client(by: proof, now: now)
            _ = try Exchanging(exchange: exchange, client: client, fresh: FreshGrant(.system), provider: provider, now: now).grant(tx)
            let middle = tx.statements
            let again = try tx.client(by: proof, now: now)
            let refresh = TokenRefresh(proof: proof, token: text, scope: nil)
            _ = try Refreshing(refresh: refresh, client: again, fresh: FreshGrant(.system), provider: provider, now: now).grant(tx)
            return [middle - before, tx.statements - middle]
        }
        #expect(counts == [5, 4])
    }

    @Test func `what is over is swept`() async throws {
        let start = try await start(.sqlite)
        start.bench.clock.pass(43_200)
        let now = start.bench.now
        #expect(try await start.bench.database.write { try $0.sweepOpenID(now: now) } == 3)
    }
}

extension OpenIDBench {
    static let offlineRequest: [String: String?] = ["scope": "openid profile offline_access", "prompt": "consent"]

    /// A stranger whose policy has refresh tokens.
    func offline(_ life: Int) async throws -> OpenIDClientDouble {
        try await stranger {
            $0.scopes.insert(.offlineAccess)
            ($0.policy.refreshLife, $0.algorithm) = (life, .es256)
        }
    }
}
