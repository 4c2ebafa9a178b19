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

/// `private_key_jwt`: RFC 7523, and what FAPI 2 asks of it (identity 5.6).
@Suite(.timeLimit(.minutes(3))) struct OpenIDAssertionTests {
    @Test(arguments: TestDatabase.engines)
    func `a client shows who it is by its key, and has no secret`(engine: Engine) async throws {
        let bench = try await OpenIDBench(engine)
        let client = try await bench.ministry()
        let cookie = try await bench.signIn(try await bench.mau())
        #expect(try await client.redeem(try await client.code(cookie: cookie)).status == 200)
        let code = try await client.code(cookie: cookie)
        let none = try await client.redeem(code, ["client_id": client.id], assertion: .some(nil))
        #expect(none.status == 401 && none.error == "invalid_client")
        let secret = try await client.redeem(code, ["client_id": client.id, "client_secret": "x"], assertion: .some(nil))
        #expect(secret.error == "invalid_client")
    }

    @Test(arguments: TestDatabase.engines)
    func `I23: of two parallel posts with one jti, one succeeds`(engine: Engine) async throws {
        let bench = try await OpenIDBench(engine)
        let client = try await bench.ministry()
        let assertion = try client.assertion()
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<8 { group.addTask { try await client.push(assertion: .some(assertion)).status } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.filter { $0 == 201 }.count == 1 && statuses.filter { $0 == 401 }.count == 7)
        bench.clock.pass(30)
        #expect(try await client.push(assertion: .some(assertion)).error == "invalid_client")
    }

    @Test func `fapi2 ensure-client-assertion-with-…-fails: claims that do not fit`() async throws {
        let bench = try await OpenIDBench(.sqlite)
        let client = try await bench.ministry()
        let now = Int(bench.now.timeIntervalSince1970)
        let token = bench.issuer + "/oauth2/token"
        let bad: [OpenIDSigningDouble.Members] = [
            ["exp": now - 300], ["exp": now - 11], ["exp": now + 3_600], ["exp": nil], ["aud": "https://khac.example"], ["aud": nil],
            ["aud": [bench.issuer]], ["aud": [bench.issuer, "https://khac.example"]], ["aud": token],
            ["aud": bench.issuer + "/oauth2/par"], ["aud": bench.issuer + "/"], ["sub": nil], ["sub": "khac"], ["iss": "khac"],
            ["iss": nil], ["jti": nil], ["jti": ""], ["nbf": now + 61], ["iat": now + 61], ["exp": "soon"],
        ]
        for changes in bad {
            let answer = try await client.push(assertion: .some(try client.assertion(changes)))
            #expect(answer.status == 401 && answer.error == "invalid_client", "\(changes)")
        }
        #expect(try await client.push(assertion: .some(try client.assertion(["nbf": now + 8]))).status == 201)
        #expect(try await client.push(assertion: .some(try client.assertion(["exp": now - 5]))).status == 201)
    }

    @Test func `I16: another key, another algorithm and none are refused`() async throws {
        let bench = try await OpenIDBench(.sqlite)
        let client = try await bench.ministry()
        let (other, rsa) = (try SigningKey.make(.es256), try SigningKey.make(.rs256))
        let parts = try client.assertion().split(separator: ".")
        let none = "\(Base64URL.encode(#"{"alg":"none"}"#.utf8)).\(parts[1])."
        for text in [try client.assertion(by: other), try client.assertion(by: rsa), none, "", "x", "a.b.c"] {
            #expect(try await client.push(assertion: .some(text)).status == 401)
        }
        let mixed = ["client_secret": "x"]
        #expect(try await client.push(mixed).error == "invalid_client")
        #expect(try await client.push(["client_id": "khac"]).error == "invalid_client")
    }

    @Test(arguments: TestDatabase.engines)
    func `RFC 7523 section 3: other clients may name the endpoint, also in a list`(engine: Engine) async throws {
        let bench = try await OpenIDBench(engine)
        let client = try await bench.ministry {
            ($0.policy.profile, $0.policy.needsPushedRequest, $0.policy.needsDPoP) = (.basic, false, false)
        }
        for audience in [bench.issuer + "/oauth2/token", bench.issuer + "/oauth2/par", bench.issuer] {
            let assertion = try client.assertion(["aud": [audience]])
            #expect(try await client.push(assertion: .some(assertion), dpop: .some(nil)).status == 201, "\(audience)")
        }
        let stray = try client.assertion(["aud": bench.issuer + "/oauth2/userinfo"])
        #expect(try await client.push(assertion: .some(stray), dpop: .some(nil)).status == 401)
    }

    @Test func `I15: jwks_uri is fetched from allowed origins only, kept, and asked again for a new key`() async throws {
        let (first, second) = (try SigningKey.make(.es256), try SigningKey.make(.es256))
        let shown = Shown(first)
        let route = Route.get(Link("/khoa")) { _ in
            shown.calls.withLock { $0 += 1 }
            return .bytes(try JWKS(keys: shown.keys.withLock { $0 }.map(\.verifying.jwk)).json, type: "application/json")
        }
        let bench = try await OpenIDBench(.sqlite) { _, _, _ in [OpenIDBench.site(.portal, [route])] }
        let uri = "http://dvc.localhost:\(bench.port)/khoa"
        let client = try await bench.ministry { $0.policy.keys = .address(uri) }
        let registered = try #require(try await bench.database.read { try $0.client(client.id) })
        let outbound = OutboundHTTP(
            "keys", origins: [try #require(Origin(of: uri))], http: bench.http, meter: PartyMeter())
        let keys = ClientKeys(outbound: outbound)
        let now = bench.now
        for _ in 0..<3 { _ = try await keys.payload(of: try client.assertion(by: first), by: registered, now: now) }
        #expect(shown.calls.withLock { $0 } == 1)
        shown.keys.withLock { $0 = [second] }
        let rotated = try client.assertion(by: second)
        await #expect(throws: JoseRefusal.unknownKey) { try await keys.payload(of: rotated, by: registered, now: now + 29) }
        _ = try await keys.payload(of: rotated, by: registered, now: now + 31)
        #expect(shown.calls.withLock { $0 } == 2)
        let closed = ClientKeys(outbound: OutboundHTTP("keys", origins: [], http: bench.http, meter: PartyMeter()))
        await #expect(throws: JoseRefusal.unknownKey) { try await closed.payload(of: rotated, by: registered, now: now) }
        #expect(shown.calls.withLock { $0 } == 2)
    }

    private final class Shown: Sendable {
        let keys: Mutex<[SigningKey]>
        let calls = Mutex(0)

        init(_ key: SigningKey) { keys = Mutex([key]) }
    }

    @Test func `a private key is not taken for a public one at registration`() async throws {
        let bench = try await OpenIDBench(.sqlite)
        let jwk = try SigningKey.make(.es256).verifying.jwk
        let text = #"{"keys":[{"kty":"EC","crv":"P-256","x":"\#(jwk.x ?? "")","y":"\#(jwk.y ?? "")","d":"AA"}]}"#
        await #expect(throws: ClientRefusal.policy(.keys)) { try await bench.ministry { $0.policy.keys = .uploaded(text) } }
        await #expect(throws: ClientRefusal.self) { try await bench.ministry { $0.policy.keys = .address("http://10.0.0.1/k") } }
    }
}
