import Foundation
import Jose
import Kit
import Parties
import Store
import Synchronization
import TestStore
import Testing

@testable import Identity

/// Introspection (RFC 7662), revocation (RFC 7009) and the client credentials grant (RFC 6749 section 4.4).
@Suite(.timeLimit(.minutes(3))) struct OpenIDServiceTests {
    private struct Start {
        let bench: OpenIDBench
        let client: OpenIDClientDouble
        /// Serves `profile` and `hoso.doc`.
        let server: OpenIDClientDouble
        /// Acts for itself with `hoso.doc` and `hoso.ghi`.
        let service: OpenIDClientDouble
        let account: ID<Account>
        let cookie: String

        func ask(_ token: String?) async throws -> OpenIDClientDouble.Answer {
            try await server.post("/oauth2/introspect", ["token": token])
        }

        func ownToken(_ changes: [String: String?] = [:]) async throws -> OpenIDClientDouble.Answer {
            let fields: [String: String?] = ["grant_type": "client_credentials"]
            return try await service.post("/oauth2/token", fields.merging(changes) { $1 })
        }
    }

    private static func scopes(_ text: String) throws -> Set<ServiceScope> { try #require(ServiceScope.list(text)) }

    private func start(_ engine: Engine = .sqlite) async throws -> Start {
        let bench = try await OpenIDBench(engine)
        let (served, own) = (try Self.scopes("hoso.doc"), try Self.scopes("hoso.doc hoso.ghi"))
        let server = try await bench.machine { policy, scopes in
            (policy.uses, policy.serviceScopes, scopes) = ([.resource], served, [.profile])
        }
        let service = try await bench.machine { policy, _ in (policy.uses, policy.serviceScopes) = ([.service], own) }
        let account = try await bench.mau()
        return Start(
            bench: bench, client: try await bench.offline(28_800), server: server, service: service, account: account,
            cookie: try await bench.signIn(account))
    }

    @Test(arguments: TestDatabase.engines)
    func `RFC 7662: a resource server is told what a token is worth to it`(engine: Engine) async throws {
        let start = try await start(engine)
        let tokens = try await start.client.tokens(["scope": "openid profile email"], cookie: start.cookie)
        let answer = try await start.ask(tokens.access)
        #expect(answer.status == 200 && answer.json["active"] as? Bool == true)
        #expect(answer.json["scope"] as? String == "profile" && answer.json["client_id"] as? String == start.client.id)
        #expect(answer.json["sub"] as? String == tokens.claims["sub"] as? String)
        #expect(answer.json["iss"] as? String == start.bench.issuer && answer.json["token_type"] as? String == "Bearer")
        #expect(answer.json["acr"] as? String == tokens.claims["acr"] as? String)
        #expect(answer.json["auth_time"] as? Int == tokens.claims["auth_time"] as? Int)
        #expect(answer.json["exp"] as? Int == Int(start.bench.now.timeIntervalSince1970) + 300)
        #expect(answer.reply.header("cache-control") == "no-store")
    }

    @Test(arguments: TestDatabase.engines)
    func `a token without a scope of the server's, a refresh token and a made-up one are all unknown`(engine: Engine) async throws {
        let start = try await start(engine)
        let bare = try await start.client.tokens(cookie: start.cookie)
        let offline = try await start.client.tokens(OpenIDBench.offlineRequest, cookie: start.cookie)
        for token in [bare.access, offline.refresh, bare.id, "x", String(repeating: "a", count: 5_000)] {
            let answer = try await start.ask(token)
            #expect(answer.status == 200 && answer.json.count == 1 && answer.json["active"] as? Bool == false)
        }
        #expect(try await start.ask(nil).error == "invalid_request")
    }

    @Test(arguments: TestDatabase.engines)
    func `I21: a lock, a logout and time make it inactive at once`(engine: Engine) async throws {
        let start = try await start(engine)
        let scope = ["scope": "openid profile"]
        let old = try await start.client.tokens(scope, cookie: start.cookie).access
        start.bench.clock.pass(300)
        #expect(try await start.ask(old).json["active"] as? Bool == false)
        let access = try await start.client.tokens(scope, cookie: start.cookie).access
        #expect(try await start.ask(access).json["active"] as? Bool == true)
        try await start.bench.lock(start.account)
        #expect(try await start.ask(access).json["active"] as? Bool == false)
    }

    @Test func `only resource servers may ask, and only as themselves (I17)`() async throws {
        let start = try await start()
        let access = try await start.client.tokens(["scope": "openid profile"], cookie: start.cookie).access
        for other in [start.client, start.service] {
            #expect(try await other.post("/oauth2/introspect", ["token": access]).error == "unauthorized_client")
        }
        let wrong = OpenIDClientDouble(bench: start.bench, id: start.server.id, secret: "x", redirectURI: "")
        let refused = try await wrong.post("/oauth2/introspect", ["token": access])
        #expect(refused.status == 401 && refused.error == "invalid_client")
        #expect(try await start.server.post("/oauth2/introspect", ["token": access], basic: false).error == "invalid_client")
    }

    @Test(arguments: TestDatabase.engines)
    func `RFC 6749 4.4: a system gets a token for itself, with scopes of its own`(engine: Engine) async throws {
        let start = try await start(engine)
        let answer = try await start.ownToken()
        #expect(answer.status == 200 && answer.json["scope"] as? String == "hoso.doc hoso.ghi")
        #expect(answer.json["id_token"] == nil && answer.json["refresh_token"] == nil)
        let token = try #require(answer.json["access_token"] as? String)
        let told = try await start.ask(token).json
        #expect(told["active"] as? Bool == true && told["scope"] as? String == "hoso.doc")
        #expect(told["sub"] as? String == start.service.id && told["acr"] == nil)
        // It opens nobody's data.
        #expect(try await start.service.userInfo(token).status == 401)
        #expect(try await start.ownToken(["scope": "hoso.ghi"]).json["scope"] as? String == "hoso.ghi")
        for scope in ["hoso.xoa", "openid", "hoso.doc hoso.xoa", "HOSO.DOC"] {
            #expect(try await start.ownToken(["scope": scope]).error == "invalid_scope", "\(scope)")
        }
        let fields: [String: String?] = ["grant_type": "client_credentials"]
        #expect(try await start.client.post("/oauth2/token", fields).error == "unauthorized_client")
        try await start.bench.registry.retire(start.service.id, now: start.bench.now)
        #expect(try await start.ask(token).json["active"] as? Bool == false)
    }

    @Test(arguments: TestDatabase.engines)
    func `RFC 7009: an access token ends alone, a refresh token with all that came of it`(engine: Engine) async throws {
        let start = try await start(engine)
        let tokens = try await start.client.tokens(OpenIDBench.offlineRequest, cookie: start.cookie)
        let next = try await start.client.tokens(try await start.client.refresh(tokens.refresh))
        #expect(try await start.client.post("/oauth2/revoke", ["token": tokens.access]).status == 200)
        #expect(try await start.client.userInfo(tokens.access).status == 401)
        #expect(try await start.client.userInfo(next.access).status == 200)
        let hinted = ["token": next.refresh, "token_type_hint": "access_token"]
        #expect(try await start.client.post("/oauth2/revoke", hinted).status == 200)
        #expect(try await start.client.userInfo(next.access).status == 401)
        #expect(try await start.client.refresh(next.refresh).error == "invalid_grant")
    }

    @Test(arguments: TestDatabase.engines)
    func `RFC 7009 2.1, 2.2: another's token stands, an unknown one is as good as revoked`(engine: Engine) async throws {
        let start = try await start(engine)
        let tokens = try await start.client.tokens(OpenIDBench.offlineRequest, cookie: start.cookie)
        for token in [tokens.access, tokens.refresh] {
            #expect(try await start.service.post("/oauth2/revoke", ["token": token]).error == "unauthorized_client")
        }
        #expect(try await start.client.userInfo(tokens.access).status == 200)
        #expect(try await start.client.refresh(tokens.refresh).status == 200)
        #expect(try await start.client.post("/oauth2/revoke", ["token": "unknown-unknown-unknown"]).status == 200)
        #expect(try await start.client.post("/oauth2/revoke", [:]).error == "invalid_request")
        #expect(try await start.client.post("/oauth2/revoke", ["token": tokens.access], basic: false).status == 401)
    }

    @Test(arguments: TestDatabase.engines)
    func `introspection costs two statements`(engine: Engine) async throws {
        let start = try await start(engine)
        let access = try await start.client.tokens(["scope": "openid profile"], cookie: start.cookie).access
        let (now, proof) = (start.bench.now, ClientProof.secret(id: start.server.id, Secret(start.server.secret ?? "")))
        let statements = try await start.bench.database.read { tx in
            let before = tx.statements
            _ = try tx.client(by: proof, now: now)
            _ = try tx.accessToken(AccessToken.hash(access), now: now)
            return tx.statements - before
        }
        #expect(statements == 2)
    }

    @Test func `policies that do not fit together are refused with words`() async throws {
        let bench = try await OpenIDBench(.sqlite)
        let some = try Self.scopes("hoso.doc")
        let changes: [(PolicyFault, @Sendable (inout NewClient) -> Void)] = [
            (.uses, { $0.policy.uses = []; $0.redirectURIs = [] }),
            (.publicService, { $0.isPublic = true; $0.policy.uses = [.signIn, .service]; $0.policy.serviceScopes = some }),
            (.serviceScopes, { $0.policy.serviceScopes = some }), (.serviceScopes, { $0.policy.uses = [.signIn, .service] }),
            (.refresh, { $0.policy.refreshLife = 3_600 }), (.refresh, { $0.scopes.insert(.offlineAccess) }),
            (.refresh, { $0.scopes.insert(.offlineAccess); $0.policy.refreshLife = 86_400 }),
            (.keys, { $0.policy.authentication = .privateKey }),
            (.keys, { $0.policy.authentication = .privateKey; $0.policy.keys = .uploaded("{}") }),
            (.sector, { $0.policy.sector = "Bo.Example/x" }), (.fapi, { $0.policy.profile = .fapi2 }),
        ]
        for (fault, change) in changes {
            var new = NewClient(name: "Thử", redirectURIs: ["https://rp.example/ve"])
            change(&new)
            let refused = new
            await #expect(throws: ClientRefusal.policy(fault), "\(fault)") {
                try await bench.registry.register(refused, now: bench.now)
            }
        }
        #expect(PolicyFault.allCases.allSatisfy { !ClientRefusal.policy($0).words.vi.isEmpty })
    }
}

extension OpenIDBench {
    /// A client that nobody signs in to.
    func machine(_ change: (inout ClientPolicy, inout Set<OpenIDScope>) -> Void) async throws -> OpenIDClientDouble {
        var new = NewClient(name: "Hệ thống thử", redirectURIs: [])
        new.scopes = []
        change(&new.policy, &new.scopes)
        let made = try await registry.register(new, now: now)
        return OpenIDClientDouble(bench: self, id: made.client.id, secret: made.secret?.reveal(), redirectURI: "")
    }
}
