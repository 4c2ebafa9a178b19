import Foundation
import Jose
import Kit
import Parties
import Store
import Synchronization
import TestStore
import Testing

@testable import Identity

/// FAPI 2.0 Security Profile Final as a client policy: the modules that are not about one proof alone (identity 5.6).
@Suite(.timeLimit(.minutes(3))) struct OpenIDFAPITests {
    private struct Start {
        let bench: OpenIDBench
        let client: OpenIDSigningDouble
        let account: ID<Account>
        let cookie: String
    }

    private func start(_ engine: Engine = .sqlite) async throws -> Start {
        let bench = try await OpenIDBench(engine)
        let account = try await bench.mau()
        return Start(
            bench: bench, client: try await bench.ministry(), account: account, cookie: try await bench.signIn(account))
    }

    private func refresh(
        _ client: OpenIDSigningDouble, _ token: String, assertion: String?? = .none, dpop: String?? = .none
    ) async throws -> OpenIDClientDouble.Answer {
        let fields: [String: String?] = ["grant_type": "refresh_token", "refresh_token": token]
        return try await client.post("/oauth2/token", fields, assertion: assertion, dpop: dpop)
    }

    @Test(arguments: TestDatabase.engines)
    func `happy-flow`(engine: Engine) async throws {
        let start = try await start(engine)
        for client in [start.client, try await start.bench.ministry()] {
            let answer = try await client.redeem(try await client.code(cookie: start.cookie))
            #expect(answer.status == 200 && answer.reply.header("cache-control") == "no-store")
            let idToken = try #require(answer.json["id_token"] as? String)
            #expect(["ES256", "PS256"].contains(try CompactJWS(idToken).header.alg))
            let access = try #require(answer.json["access_token"] as? String)
            let info = try await client.userInfo(access)
            #expect(info.status == 200 && info.json["name"] as? String == "Lê Thị Mẫu" && info.reply.header("date") != nil)
            let inQuery = try await start.bench.http.send(.get("\(start.bench.issuer)/oauth2/userinfo?access_token=\(access)"))
            #expect(inQuery.status == 401)
        }
    }

    @Test func `PS256 signs for a client that is registered so`() async throws {
        let start = try await start()
        let client = try await start.bench.ministry { $0.algorithm = .ps256 }
        let json = try await client.redeem(try await client.code(cookie: start.cookie)).json
        let token = try #require(json["id_token"] as? String)
        #expect(try CompactJWS(token).header.alg == "PS256")
        let published = try await start.bench.http.send(.get(start.bench.issuer + "/oauth2/jwks"))
        #expect(throws: Never.self) { try KeySet(JWKS(json: published.body)).payload(of: token, typ: "JWT") }
    }

    @Test(arguments: TestDatabase.engines)
    func `refresh-token: bound to client and key, never rotated, good after thirty seconds`(engine: Engine) async throws {
        let start = try await start(engine)
        let json = try await start.client.redeem(try await start.client.code(cookie: start.cookie)).json
        let token = try #require(json["refresh_token"] as? String)
        for pause in [0.0, 30, 120] {
            start.bench.clock.pass(pause)
            let answer = try await refresh(start.client, token)
            #expect(answer.status == 200 && answer.json["refresh_token"] == nil && answer.json["token_type"] as? String == "DPoP")
        }
        #expect(try await refresh(start.client, token, dpop: .some(nil)).error == "invalid_dpop_proof")
        #expect(try await refresh(start.client, token, assertion: .some(nil)).error == "invalid_client")
        #expect(try await refresh(try await start.bench.ministry(), token).error == "invalid_grant")
        try await start.bench.lock(start.account)
        #expect(try await refresh(start.client, token).error == "invalid_grant")
    }

    @Test(arguments: TestDatabase.engines)
    func `ensure-authorization-code-is-bound-to-client, attempt-reuse-authorization-code-after-one-second`(
        engine: Engine
    ) async throws {
        let start = try await start(engine)
        let other = try await start.bench.ministry()
        let code = try await start.client.code(cookie: start.cookie)
        #expect(try await other.redeem(code).error == "invalid_grant")
        let json = try await start.client.redeem(code).json
        start.bench.clock.pass(1)
        let again = try await start.client.redeem(code)
        #expect(again.status == 400 && again.error == "invalid_grant")
        #expect(try await start.client.userInfo(try #require(json["access_token"] as? String)).status == 401)
    }

    @Test func `ensure-token-endpoint-fails-with-expired-auth-code, …-pkce-code-verifier-…`() async throws {
        let start = try await start()
        let late = try await start.client.code(cookie: start.cookie)
        for verifier in [nil, String(repeating: "x", count: 43)] {
            let code = try await start.client.code(cookie: start.cookie)
            let answer = try await start.client.redeem(code, ["code_verifier": verifier])
            #expect(answer.status == 400 && answer.error == "invalid_grant")
        }
        start.bench.clock.pass(62)
        #expect(try await start.client.redeem(late).error == "invalid_grant")
    }

    @Test func `the profile is kept as a whole, or not at all`() async throws {
        let bench = try await OpenIDBench(.sqlite)
        let changes: [@Sendable (inout NewClient) -> Void] = [
            { $0.policy.needsDPoP = false }, { $0.policy.needsPushedRequest = false }, { $0.needsPKCE = false },
            { $0.algorithm = .rs256 }, { $0.policy.authentication = .secret },
        ]
        for change in changes {
            await #expect(throws: ClientRefusal.policy(.fapi)) { try await bench.ministry { change(&$0) } }
        }
        let rsa = String(decoding: try JWKS(keys: [try SigningKey.make(.rs256).verifying.jwk]).json, as: UTF8.self)
        await #expect(throws: ClientRefusal.policy(.keys)) { try await bench.ministry { $0.policy.keys = .uploaded(rsa) } }
    }
}
