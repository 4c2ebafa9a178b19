import Foundation
import Jose
import Kit
import Parties
import Store
import Synchronization
import TestStore
import Testing

@testable import Identity

/// Tokens bound to a key: RFC 9449, the FAPI 2 module `dpop-negative-tests` and its neighbours (identity 5.6).
@Suite(.timeLimit(.minutes(3))) struct OpenIDDPoPTests {
    private struct Start {
        let bench: OpenIDBench
        let client: OpenIDSigningDouble
        let cookie: String
        let token: String
    }

    private func start(_ engine: Engine = .sqlite) async throws -> Start {
        let bench = try await OpenIDBench(engine)
        let client = try await bench.ministry()
        let cookie = try await bench.signIn(try await bench.mau())
        let json = try await client.redeem(try await client.code(cookie: cookie)).json
        #expect(json["token_type"] as? String == "DPoP")
        return Start(bench: bench, client: client, cookie: cookie, token: try #require(json["access_token"] as? String))
    }

    private let path = "/oauth2/userinfo"

    @Test(arguments: TestDatabase.engines)
    func `a bound token opens with its key, in any case of the scheme, and with nothing else`(engine: Engine) async throws {
        let start = try await start(engine)
        for scheme in ["DPoP", "dpop", "DPOP"] {
            #expect(try await start.client.userInfo(start.token, scheme: scheme).status == 200)
        }
        let bearer = try await start.client.userInfo(start.token, scheme: "Bearer")
        #expect(bearer.status == 401 && bearer.reply.header("www-authenticate")?.contains("DPoP") == true)
        #expect(try await start.client.userInfo(start.token, scheme: "Bearer", proof: .some(nil)).status == 401)
        #expect(try await start.client.userInfo(start.token, proof: .some(nil)).status == 401)
        let thief = try SigningKey.make(.es256)
        let proof = try start.client.proof("GET", path, token: start.token, by: thief)
        #expect(try await start.client.userInfo(start.token, proof: .some(proof)).status == 401)
        let plain = try await start.bench.stranger().tokens(cookie: start.cookie).access
        let stray = try start.client.proof("GET", path, token: plain)
        #expect(try await start.client.userInfo(plain, proof: .some(stray)).status == 401)
    }

    @Test func `dpop-negative-tests`() async throws {
        let start = try await start()
        let (client, token) = (start.client, start.token)
        let now = Int(start.bench.now.timeIntervalSince1970)
        let rsa = try SigningKey.make(.rs256)
        let good = try client.proof("GET", path, token: token)
        var bad: [(String, String)] = [
            ("upper case", good.uppercased()), ("two headers", good + ", " + good), ("no JWT", "x"), ("empty", ""),
            ("RS256", try client.proof("GET", path, token: token, by: rsa)),
            ("signature", String(good.dropLast(4)) + "AAAA"),
        ]
        for name in ["typ", "alg", "jwk"] {
            bad.append(("no \(name)", try client.proof("GET", path, token: token, header: [name: nil])))
        }
        for name in ["jti", "htm", "htu", "iat", "ath"] {
            bad.append(("no \(name)", try client.proof("GET", path, token: token, [name: nil])))
        }
        for alg in ["none", "HS256", "ES384", "PS256"] {
            bad.append((alg, try client.proof("GET", path, token: token, header: ["alg": alg])))
        }
        let jwk = client.dpop.verifying.jwk
        let secret: [String: Any] = ["kty": "EC", "crv": "P-256", "x": jwk.x ?? "", "y": jwk.y ?? "", "d": "AA"]
        bad.append(("private key", try client.proof("GET", path, token: token, header: ["jwk": secret])))
        let headers: [OpenIDSigningDouble.Members] = [["typ": "JWT"], ["typ": "at+jwt"], ["jku": "https://x.example"], ["crit": ["b64"]]]
        for header in headers { bad.append(("\(header)", try client.proof("GET", path, token: token, header: header))) }
        let claims: [OpenIDSigningDouble.Members] = [
            ["htm": "POST"], ["htm": "get"], ["htu": start.bench.issuer + "/oauth2/token"], ["htu": "https://xacthuc.example" + path],
            ["htu": path], ["iat": now - 3_600], ["iat": now + 3_600], ["iat": now - 61], ["iat": now + 11], ["ath": "x"],
            ["ath": Base64URL.encode(Digest.sha256(token + "x"))], ["jti": ""], ["iat": "now"],
        ]
        for change in claims { bad.append(("\(change)", try client.proof("GET", path, token: token, change))) }
        for (name, proof) in bad {
            let answer = try await client.userInfo(token, proof: .some(proof))
            #expect(answer.status == 401 || answer.status == 400, "\(name)")
        }
        #expect(try await client.userInfo(token, proof: .some(good)).status == 200)
        #expect(try await client.userInfo(token, proof: .some(good)).status == 401, "second use of one jti")
    }

    @Test func `dpop-negative-tests, what must succeed`() async throws {
        let start = try await start()
        let now = Int(start.bench.now.timeIntervalSince1970)
        let url = start.bench.issuer + path
        let changes: [OpenIDSigningDouble.Members] = [
            ["htu": url + "?a=b#c"], ["htu": "HTTP://XACTHUC.dvc.localhost:\(start.bench.port)\(path)"], ["extra": 1],
            ["iat": now - 10], ["iat": now + 10], ["nbf": now, "exp": now + 60],
        ]
        for change in changes {
            let proof = try start.client.proof("GET", path, token: start.token, header: ["extra": "x"], change)
            #expect(try await start.client.userInfo(start.token, proof: .some(proof)).status == 200, "\(change)")
        }
        let rsa = try SigningKey.make(.ps256)
        #expect(try DPoPProof(start.client.proof("GET", path, by: rsa), method: "GET", url: url).check(now: start.bench.now).id != "")
        let usual = try DPoPProof(
            start.client.proof("GET", "", ["htu": "https://a.example:443"]), method: "GET", url: "https://a.example/"
        ).check(now: start.bench.now)
        #expect(usual.thumbprint == start.client.dpop.verifying.jwk.thumbprint)
    }

    @Test(arguments: TestDatabase.engines)
    func `ensure-dpopproof-at-par-endpoint-binding-success, …-with-mismatched-dpop-jkt`(engine: Engine) async throws {
        let start = try await start(engine)
        let client = start.client
        let code = try await client.code(cookie: start.cookie)
        let other = try SigningKey.make(.es256)
        let proof = try client.proof("POST", "/oauth2/token", by: other)
        #expect(try await client.redeem(code, dpop: .some(proof)).error == "invalid_grant")
        // ensure-dpop-auth-code-binding-success: the key named in the request instead of shown.
        let named = try #require(other.verifying.jwk.thumbprint)
        let pushed = try await client.push(["dpop_jkt": named], dpop: .some(nil))
        let uri = try #require(pushed.json["request_uri"] as? String)
        let bound = try #require(try await client.open(uri, cookie: start.cookie).fields["code"])
        let right = try client.proof("POST", "/oauth2/token", by: other)
        #expect(try await client.redeem(bound, dpop: .some(right)).status == 200)
    }

    @Test(arguments: TestDatabase.engines)
    func `ensure-holder-of-key-required: no proof, no token; a proof is spent at the token endpoint too`(engine: Engine) async throws {
        let start = try await start(engine)
        let code = try await start.client.code(cookie: start.cookie)
        let missing = try await start.client.redeem(code, dpop: .some(nil))
        #expect(missing.status == 400 && missing.error == "invalid_dpop_proof")
        let proof = try start.client.proof("POST", "/oauth2/token")
        #expect(try await start.client.redeem(code, dpop: .some(proof)).status == 200)
        let again = try await start.client.redeem(try await start.client.code(cookie: start.cookie), dpop: .some(proof))
        #expect(again.error == "invalid_dpop_proof")
    }

    @Test(arguments: TestDatabase.engines)
    func `RFC 9449 6.2: introspection names the key`(engine: Engine) async throws {
        let start = try await start(engine)
        let server = try await start.bench.machine { policy, scopes in (policy.uses, scopes) = ([.resource], [.profile]) }
        let told = try await server.post("/oauth2/introspect", ["token": start.token]).json
        #expect(told["token_type"] as? String == "DPoP")
        #expect((told["cnf"] as? [String: String])?["jkt"] == start.client.dpop.verifying.jwk.thumbprint)
    }

    @Test func `a client that need not may bind its tokens all the same`() async throws {
        let start = try await start()
        let client = try await start.bench.stranger { $0.algorithm = .es256 }
        let code = try await client.code(cookie: start.cookie)
        let headers = [
            (name: "authorization", value: OpenIDClientDouble.basic(client.id, client.secret ?? "")),
            (name: "dpop", value: try start.client.proof("POST", "/oauth2/token")),
        ]
        let form = [("grant_type", "authorization_code"), ("code", code), ("redirect_uri", client.redirectURI)]
            .map { (name: $0.0, value: $0.1) }
        let answer = OpenIDClientDouble.Answer(
            try await start.bench.http.send(.form(start.bench.issuer + "/oauth2/token", form, headers: headers)))
        #expect(answer.json["token_type"] as? String == "DPoP")
    }
}
