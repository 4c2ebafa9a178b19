import Foundation
import Jose
import Kit
import Parties
import Store
import Synchronization
import TestStore
import Testing

@testable import Identity

/// Pushed authorization requests: RFC 9126 and the FAPI 2 modules about them (identity 5.6).
@Suite(.timeLimit(.minutes(3))) struct OpenIDPushTests {
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

    @Test(arguments: TestDatabase.engines)
    func `par-without-duplicate-parameters: client_id and request_uri are enough`(engine: Engine) async throws {
        let start = try await start(engine)
        let receipt = try await start.client.push()
        #expect(receipt.status == 201 && receipt.json["expires_in"] as? Int == 90)
        #expect(receipt.reply.header("cache-control") == "no-store")
        let uri = try #require(receipt.json["request_uri"] as? String)
        #expect(uri.hasPrefix("urn:ietf:params:oauth:request_uri:") && uri.utf8.count > 70)
        let answer = try await start.client.open(uri, cookie: start.cookie)
        #expect(answer.fields["code"] != nil && answer.fields["state"] == OpenIDClientDouble.state)
        #expect(answer.fields["iss"] == start.bench.issuer)
    }

    @Test func `state-only-outside-request-object-not-used, and no other outer value`() async throws {
        let start = try await start()
        let uri = try await start.client.pushed(["state": nil, "nonce": nil])
        let more = [("state", "outer"), ("nonce", "outer"), ("scope", "openid"), ("redirect_uri", "https://evil.example/")]
        let answer = try await start.client.open(uri, cookie: start.cookie, more: more.map { (name: $0.0, value: $0.1) })
        #expect(answer.location.hasPrefix("https://bo.binhminh.example/ve?") && answer.fields["state"] == nil)
        let tokens = try await start.client.redeem(try #require(answer.fields["code"])).json
        #expect(tokens["scope"] as? String == "offline_access openid profile")
    }

    @Test(arguments: TestDatabase.engines)
    func `par-ensure-reused-request-uri-prior-to-auth-completion-succeeds, par-attempt-reuse-request_uri`(
        engine: Engine
    ) async throws {
        let start = try await start(engine)
        let uri = try await start.client.pushed()
        for _ in 0..<2 { #expect(try await start.client.open(uri, cookie: nil).isSignInPage) }
        #expect(try await start.client.open(uri, cookie: start.cookie).fields["code"] != nil)
        let again = try await start.client.open(uri, cookie: start.cookie)
        #expect(again.status == 400 && again.location.isEmpty)
    }

    @Test func `par-attempt-to-use-expired-request_uri, but a sign-in begun in time may take fifteen minutes`() async throws {
        let start = try await start()
        let (late, slow) = (try await start.client.pushed(), try await start.client.pushed())
        #expect(try await start.client.open(slow, cookie: nil).isSignInPage)
        let request = try #require(start.bench.asked.demand.withLock { $0?.request })
        start.bench.clock.pass(90)
        #expect(try await start.client.open(late, cookie: start.cookie).status == 400)
        start.bench.clock.pass(600)
        let back = "\(start.bench.issuer)/oauth2/authorize?tiep=\(request)"
        let cookie = OpenIDClientDouble.cookie(start.cookie)
        let answer = OpenIDClientDouble.Answer(try await start.bench.http.send(.get(back, headers: cookie)))
        #expect(answer.fields["code"] != nil)
        start.bench.clock.pass(300)
        #expect(try await start.bench.http.send(.get(back, headers: cookie)).status == 400)
    }

    @Test func `par-attempt-to-use-request_uri-for-different-client`() async throws {
        let start = try await start()
        let other = try await start.bench.ministry()
        let uri = try await start.client.pushed()
        let answer = try await other.open(uri, cookie: start.cookie)
        #expect(answer.status == 400 && answer.location.isEmpty)
        #expect(try await start.client.open(uri, cookie: start.cookie).fields["code"] != nil)
    }

    @Test func `ensure-unsigned-authorization-request-without-using-par-fails`() async throws {
        let start = try await start()
        let query = start.client.request().compactMap { name, value in value.map { "\(name)=\(Link.encoded($0))" } }
        let url = "\(start.bench.issuer)/oauth2/authorize?\(query.joined(separator: "&"))"
        let headers = OpenIDClientDouble.cookie(start.cookie)
        let answer = OpenIDClientDouble.Answer(try await start.bench.http.send(.get(url, headers: headers)))
        #expect(answer.error == "invalid_request" && answer.fields["code"] == nil)
    }

    @Test(arguments: [
        (["redirect_uri": "https://evil.example/"], "invalid_request"), (["redirect_uri": nil], "invalid_request"),
        (["response_type": "code id_token"], "unsupported_response_type"), (["response_type": "token"], "unsupported_response_type"),
        (["code_challenge": nil, "code_challenge_method": nil], "invalid_request"),
        (["code_challenge_method": "plain"], "invalid_request"), (["scope": "profile"], "invalid_scope"),
        (["request_uri": "urn:ietf:params:oauth:request_uri:x"], "invalid_request"), (["request": "x"], "request_not_supported"),
        (["dpop_jkt": "short"], "invalid_request"), (["dpop_jkt": String(repeating: "A", count: 43)], "invalid_request"),
        (["nonce": String(repeating: "n", count: 513)], "invalid_request"),
    ] as [([String: String?], String)])
    func `par-…: what is refused at the page is refused when it is pushed`(changes: [String: String?], error: String) async throws {
        let answer = try await start().client.push(changes)
        #expect(answer.status == 400 && answer.error == error, "\(answer.text)")
    }

    @Test func `ensure-authorization-request-with-long-nonce, …-long-state: nothing is cut`() async throws {
        let start = try await start()
        let (state, nonce) = (String(repeating: "s", count: 1_000), String(repeating: "n", count: 384))
        let answer = try await start.client.open(try await start.client.pushed(["state": state, "nonce": nonce]), cookie: start.cookie)
        #expect(answer.fields["state"] == state)
        let json = try await start.client.redeem(try #require(answer.fields["code"])).json
        let payload = (json["id_token"] as? String ?? "").split(separator: ".").dropFirst().first ?? ""
        let claims = try JSONSerialization.jsonObject(with: Data(Base64URL.decode(payload) ?? [])) as? [String: Any]
        #expect(claims?["nonce"] as? String == nonce)
    }

    @Test func `I22: strangers and public clients cannot make us keep anything; GET is no way in`() async throws {
        let start = try await start()
        let anyone = try await start.bench.stranger { $0.isPublic = true; $0.needsPKCE = true }
        let fields = Dictionary(uniqueKeysWithValues: anyone.request().map { ($0.name, Optional($0.value)) })
        #expect(try await anyone.post("/oauth2/par", fields, basic: false).error == "unauthorized_client")
        #expect(try await start.bench.http.send(.get(start.bench.issuer + "/oauth2/par")).status >= 400)
        let kept = try await start.bench.database.read { try $0.count("SELECT count(*) AS n FROM identity_pushed_requests") }
        #expect(kept == 0)
    }

    @Test func `a client with a secret may push too, and need not`() async throws {
        let bench = try await OpenIDBench(.sqlite)
        let client = try await bench.stranger()
        let cookie = try await bench.signIn(try await bench.mau())
        let fields = Dictionary(uniqueKeysWithValues: client.request().map { ($0.name, Optional($0.value)) })
        let uri = try #require(try await client.post("/oauth2/par", fields).json["request_uri"] as? String)
        let answer = try await client.open(
            "\(bench.issuer)/oauth2/authorize?client_id=\(client.id)&request_uri=\(uri)", cookie: cookie)
        #expect(try await client.redeem(try #require(answer.fields["code"])).status == 200)
        #expect(try await client.authorize(cookie: cookie).fields["code"] != nil)
    }
}

private enum Link {
    static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
