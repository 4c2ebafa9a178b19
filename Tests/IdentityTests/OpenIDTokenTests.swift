import Foundation
import Jose
import Kit
import Store
import TestStore
import Testing

@testable import Identity
@testable import Parties

/// The token endpoint against those who try (identity 2.2).
@Suite(.timeLimit(.minutes(3))) struct OpenIDTokenTests {
    @Test(arguments: TestDatabase.engines)
    func `I4: a code with anything swapped is invalid_grant`(engine: Engine) async throws {
        let bench = try await OpenIDBench(engine)
        let client = try await bench.stranger { $0.redirectURIs.append("https://rp.binhminh.example/khac") }
        let other = try await bench.stranger()
        let cookie = try await bench.signIn(try await bench.mau())
        let pkce = ["code_challenge": client.challenge, "code_challenge_method": "S256"]
        let right: [String: String?] = ["code_verifier": client.verifier]
        let wrong: [[String: String?]] = [
            ["redirect_uri": "https://rp.binhminh.example/khac"], ["redirect_uri": "https://rp.binhminh.example/ve?x=1&"],
            ["code_verifier": String(client.verifier.dropLast()) + "Y"], ["code_verifier": ""], ["code_verifier": nil],
            ["code_verifier": client.challenge],
        ]
        for change in wrong {
            let code = try await client.code(pkce, cookie: cookie)
            let answer = try await client.redeem(code, right.merging(change) { $1 })
            #expect(answer.status == 400 && answer.error == "invalid_grant", "\(change)")
            // A code that was misused once is no good to anybody.
            #expect(try await client.redeem(code, right).error == "invalid_grant")
        }
        let code = try await client.code(pkce, cookie: cookie)
        #expect(try await other.redeem(code, right).error == "invalid_grant")
        #expect(try await client.redeem(code, right).status == 200)
    }

    @Test func `I19: the four ways of PKCE`() async throws {
        let bench = try await OpenIDBench(.sqlite)
        let open = try await bench.stranger()
        let strict = try await bench.stranger { $0.needsPKCE = true }
        let cookie = try await bench.signIn(try await bench.mau())
        let pkce = ["code_challenge": open.challenge, "code_challenge_method": "S256"]
        let (with, without) = (["code_verifier": open.verifier], [String: String]())
        #expect(try await open.redeem(open.code(pkce, cookie: cookie), with).status == 200)
        #expect(try await open.redeem(open.code(pkce, cookie: cookie), without).error == "invalid_grant")
        #expect(try await open.redeem(open.code(cookie: cookie), without).status == 200)
        #expect(try await open.redeem(open.code(cookie: cookie), with).error == "invalid_grant")
        #expect(try await strict.authorize(cookie: cookie).error == "invalid_request")
        for change in [
            ["code_challenge_method": "plain"], ["code_challenge_method": ""], ["code_challenge": "short"],
            ["code_challenge": String(repeating: "=", count: 43)],
        ] {
            #expect(try await strict.authorize(pkce.merging(change) { $1 }, cookie: cookie).error == "invalid_request")
        }
    }

    @Test func `I17: an empty, missing, repeated or wrong secret is invalid_client`() async throws {
        let bench = try await OpenIDBench(.sqlite)
        let client = try await bench.stranger()
        let secret = try #require(client.secret)
        let cookie = try await bench.signIn(try await bench.mau())
        let headers: [String?] = [
            OpenIDClientDouble.basic(client.id, ""), OpenIDClientDouble.basic("", secret), OpenIDClientDouble.basic("", ""),
            OpenIDClientDouble.basic(client.id, secret + "x"), OpenIDClientDouble.basic(client.id, String(secret.dropLast())),
            OpenIDClientDouble.basic(client.id, String(repeating: "a", count: 5_000)), "Basic", "Basic !!!", "Bearer \(secret)",
            "Basic " + Data(client.id.utf8).base64EncodedString(), "",
        ]
        for header in headers {
            let answer = try await client.redeem(client.code(cookie: cookie), basic: .some(header))
            #expect(answer.status == 401 && answer.error == "invalid_client", "\(header ?? "none")")
            #expect(answer.reply.header("www-authenticate") != nil)
        }
        for change in [
            ["client_id": client.id], ["client_id": client.id, "client_secret": ""], ["client_secret": secret],
            ["client_id": client.id, "client_secret": secret.lowercased()], [:],
        ] {
            let answer = try await client.redeem(client.code(cookie: cookie), change, basic: .some(nil))
            #expect(answer.error == "invalid_client", "\(change)")
        }
        let both = try await client.redeem(
            client.code(cookie: cookie), ["client_secret": secret],
            basic: .some(OpenIDClientDouble.basic(client.id, secret)))
        #expect(both.error == "invalid_client")
    }

    @Test func `a public client needs no secret and always PKCE`() async throws {
        let bench = try await OpenIDBench(.sqlite)
        let client = try await bench.stranger {
            ($0.isPublic, $0.needsPKCE, $0.redirectURIs) = (true, true, ["http://127.0.0.1:49152/ve"])
        }
        #expect(client.secret == nil)
        let cookie = try await bench.signIn(try await bench.mau())
        let pkce = ["code_challenge": client.challenge, "code_challenge_method": "S256"]
        let answer = try await client.redeem(client.code(pkce, cookie: cookie), ["code_verifier": client.verifier])
        #expect(answer.status == 200)
        #expect(try await client.authorize(cookie: cookie).error == "invalid_request")
        let secret = try await client.redeem(
            client.code(pkce, cookie: cookie), ["client_id": client.id, "client_secret": "x"], basic: .some(nil))
        #expect(secret.error == "invalid_client")
    }

    @Test func `a code is good for sixty seconds`() async throws {
        let bench = try await OpenIDBench(.sqlite)
        let client = try await bench.stranger()
        let cookie = try await bench.signIn(try await bench.mau())
        let (young, old) = (try await client.code(cookie: cookie), try await client.code(cookie: cookie))
        bench.clock.pass(59)
        #expect(try await client.redeem(young).status == 200)
        bench.clock.pass(1)
        #expect(try await client.redeem(old).error == "invalid_grant")
    }

    @Test(arguments: TestDatabase.engines)
    func `fifty at once with one code: one gets tokens, and loses them`(engine: Engine) async throws {
        let bench = try await OpenIDBench(engine)
        let client = try await bench.stranger { $0.algorithm = .es256 }
        let cookie = try await bench.signIn(try await bench.mau())
        let code = try await client.code(cookie: cookie)
        let exchange = CodeExchange(
            proof: .secret(id: client.id, Secret(client.secret ?? "")), code: code, redirectURI: client.redirectURI,
            verifier: nil)
        let (provider, now) = (bench.provider, bench.now)
        let granted = await withTaskGroup(of: String?.self) { group in
            for _ in 0..<50 { group.addTask { try? await provider.exchange(exchange, now: now).accessToken } }
            return await group.reduce(into: [String]()) { if let token = $1 { $0.append(token) } }
        }
        #expect(granted.count == 1)
        #expect(try await provider.userInfo(try #require(granted.first), now: now) == nil)
    }

    @Test(arguments: TestDatabase.engines)
    func `I11, I21: a lock kills code, token and session within the second`(engine: Engine) async throws {
        let bench = try await OpenIDBench(engine)
        let client = try await bench.stranger()
        let account = try await bench.mau()
        let cookie = try await bench.signIn(account)
        let access = try await client.tokens(cookie: cookie).access
        let code = try await client.code(cookie: cookie)
        #expect(try await client.userInfo(access).status == 200)
        try await bench.lock(account)
        #expect(try await client.userInfo(access).status == 401)
        #expect(try await client.redeem(code).error == "invalid_grant")
        #expect(try await client.authorize(["prompt": "none"], cookie: cookie).error != nil)
        #expect(try await client.authorize(cookie: cookie).isSignInPage)
    }

    @Test func `a logout between code and token ends it`() async throws {
        let bench = try await OpenIDBench(.sqlite)
        let client = try await bench.stranger()
        let cookie = try await bench.signIn(try await bench.mau())
        let (code, access) = (try await client.code(cookie: cookie), try await client.tokens(cookie: cookie).access)
        let (session, now) = (try await bench.session(cookie), bench.now)
        _ = try await bench.database.write { try $0.end(session, .signedOut, now: now) }
        #expect(try await client.redeem(code).error == "invalid_grant")
        #expect(try await client.userInfo(access).status == 401)
    }

    @Test func `an access token dies with its time, and with its client`() async throws {
        let bench = try await OpenIDBench(.sqlite)
        let client = try await bench.stranger()
        let cookie = try await bench.signIn(try await bench.mau())
        let access = try await client.tokens(cookie: cookie).access
        bench.clock.pass(299)
        #expect(try await client.userInfo(access).status == 200)
        bench.clock.pass(1)
        #expect(try await client.userInfo(access).status == 401)
        let second = try await client.tokens(cookie: cookie).access
        try await bench.registry.retire(client.id, now: bench.now)
        #expect(try await client.userInfo(second).status == 401)
        #expect(try await client.authorize(cookie: cookie).status == 400)
    }

    @Test func `I5: a value of one kind is no value of another`() async throws {
        let bench = try await OpenIDBench(.sqlite)
        let client = try await bench.stranger()
        let cookie = try await bench.signIn(try await bench.mau())
        let tokens = try await client.tokens(cookie: cookie)
        let code = try await client.code(cookie: cookie)
        let request = try AuthorizationQuery(client.request(), now: bench.now).sealed(bench.ring)
        for value in [tokens.access, tokens.id, cookie, request] {
            #expect(try await client.redeem(value).status == 400)
        }
        for value in [code, tokens.id, cookie, request] {
            #expect(try await client.userInfo(value).status == 401)
        }
        for value in [code, tokens.access, OpenIDClientDouble.state] {
            #expect(try await client.authorize(["prompt": "none"], cookie: value).error == "login_required")
        }
        for value in [code, tokens.access, cookie, tokens.id] {
            let answer = try await client.open("\(bench.issuer)/oauth2/authorize?tiep=\(value)", cookie: cookie)
            #expect(answer.status == 400 && answer.location.isEmpty)
        }
    }

    @Test func `nothing secret lies in the database as it is`() async throws {
        let bench = try await OpenIDBench(.sqlite)
        let client = try await bench.stranger()
        let cookie = try await bench.signIn(try await bench.mau())
        let code = try await client.code(cookie: cookie)
        let access = try await client.tokens(cookie: cookie).access
        let found = try await bench.database.read { tx in
            let blobs = try tx.run("SELECT hash FROM identity_authorization_codes") { try $0.blob("hash") }
                + tx.run("SELECT hash FROM identity_access_tokens") { try $0.blob("hash") }
                + tx.run("SELECT secret_hash FROM identity_clients") { try $0.blob("secret_hash") }
            return blobs
        }
        #expect(found.count == 4)
        for value in [code, access, client.secret ?? ""] {
            #expect(!found.contains(Array(value.utf8)) && !found.contains(Base64URL.decode(value) ?? []))
        }
    }

    @Test func `other grants and broken requests are told by their names`() async throws {
        let bench = try await OpenIDBench(.sqlite)
        let client = try await bench.stranger()
        #expect(try await client.redeem("x", ["grant_type": "password"]).error == "unsupported_grant_type")
        for name in ["grant_type", "code", "redirect_uri"] {
            #expect(try await client.redeem("x", [name: nil]).error == "invalid_request")
        }
        let twice = "grant_type=authorization_code&code=a&code=b&client_id=\(client.id)"
        let headers = [(name: "content-type", value: "application/x-www-form-urlencoded")]
        let call = HTTPCall(
            method: .post, url: bench.issuer + "/oauth2/token", headers: headers, body: Array(twice.utf8))
        #expect(OpenIDClientDouble.Answer(try await bench.http.send(call)).error == "invalid_request")
    }

    @Test func `authorization parameters that come twice, or are too many, are told on a page`() async throws {
        let bench = try await OpenIDBench(.sqlite)
        let client = try await bench.stranger()
        let base = "\(bench.issuer)/oauth2/authorize?\(URLForm.encode(client.request()))"
        for more in ["&client_id=\(client.id)", "&redirect_uri=https%3A%2F%2Fevil.example", "&extra=" + String(repeating: "x", count: 8_001)] {
            let answer = try await client.open(base + more, cookie: nil)
            #expect(answer.status == 400 && answer.location.isEmpty)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a signed-in person's code flow costs two commits and few statements`(engine: Engine) async throws {
        let bench = try await OpenIDBench(engine)
        let client = try await bench.stranger { $0.algorithm = .es256 }
        let cookie = try await bench.signIn(try await bench.mau())
        let (provider, now, issuer, ring) = (bench.provider, bench.now, bench.issuer, bench.ring)
        let query = try AuthorizationQuery(client.request(), now: now)
        let fresh = FreshCode(value: "code-of-the-test", resume: "")
        let statements = try await bench.database.write { tx in
            let before = tx.statements
            _ = try Authorizing(issuer: issuer, query: query, hint: .none, fresh: fresh, ring: ring, now: now).decide(tx, token: cookie)
            return tx.statements - before
        }
        #expect(statements <= 6)
        let exchange = CodeExchange(
            proof: .secret(id: client.id, Secret(client.secret ?? "")), code: "code-of-the-test",
            redirectURI: client.redirectURI, verifier: nil)
        let grant = try await provider.exchange(exchange, now: now)
        #expect(try await provider.userInfo(grant.accessToken, now: now) != nil)
    }
}
