import Foundation
import Jose
import Kit
import Parties
import Store
import Synchronization
import TestStore
import Testing

@testable import Identity

/// Basic OP: one test a module of the conformance suite, under its name (identity 5.3).
@Suite(.timeLimit(.minutes(3))) struct OpenIDBasicTests {
    @Test(arguments: TestDatabase.engines)
    func `oidcc-server`(engine: Engine) async throws {
        let bench = try await OpenIDBench(engine)
        let client = try await bench.stranger()
        let cookie = try await bench.signIn(try await bench.mau())
        let tokens = try await client.tokens(cookie: cookie)
        #expect(tokens.claims["nonce"] as? String == "n-0S6_WzA2Mj")
        #expect(tokens.claims["acr"] as? String == AuthenticationStrength.passwordAndCode.acr)
        #expect(tokens.claims["amr"] as? [String] == ["otp", "pwd", "mfa"])
        let info = try await client.userInfo(tokens.access)
        #expect(info.json["sub"] as? String == tokens.claims["sub"] as? String)
        #expect(Set(info.json.keys) == ["sub"])
    }

    @Test func `oidcc-response-type-missing`() async throws {
        let (_, client, cookie) = try await start()
        let answer = try await client.authorize(["response_type": nil], cookie: cookie)
        #expect(answer.error == "invalid_request" && answer.fields["state"] == OpenIDClientDouble.state)
        #expect(try await client.authorize(["response_type": "token"], cookie: cookie).error == "unsupported_response_type")
    }

    @Test func `oidcc-idtoken-signature`() async throws {
        let (bench, client, cookie) = try await start()
        let header = try CompactJWS(try await client.tokens(cookie: cookie).id).header
        #expect(header.alg == "RS256" && header.kid != nil)
        let own = try await bench.stranger { $0.algorithm = .es256 }
        #expect(try CompactJWS(try await own.tokens(cookie: cookie).id).header.alg == "ES256")
    }

    @Test func `oidcc-userinfo-get, oidcc-userinfo-post-header, oidcc-userinfo-post-body`() async throws {
        let (bench, client, cookie) = try await start()
        let access = try await client.tokens(cookie: cookie).access
        let url = bench.issuer + "/oauth2/userinfo"
        let bearer = [(name: "authorization", value: "Bearer \(access)")]
        #expect(try await bench.http.send(.get(url, headers: bearer)).status == 200)
        #expect(try await bench.http.send(.form(url, [], headers: bearer)).status == 200)
        #expect(try await bench.http.send(.form(url, [("access_token", access)])).status == 200)
        #expect(try await bench.http.send(.form(url, [("access_token", access)], headers: bearer)).status == 400)
        let none = try await bench.http.send(.get(url))
        #expect(none.status == 401 && none.header("www-authenticate")?.hasPrefix("Bearer") == true)
        #expect(try await bench.http.send(.get(url + "?access_token=\(access)")).status == 401)
    }

    @Test func `oidcc-ensure-request-without-nonce-succeeds-for-code-flow`() async throws {
        let (_, client, cookie) = try await start()
        #expect(try await client.tokens(["nonce": nil], cookie: cookie).claims["nonce"] == nil)
    }

    @Test(arguments: [
        ("profile", ["name", "gender", "birthdate", "zoneinfo", "locale", "updated_at"]),
        ("email", ["email", "email_verified"]), ("address", ["address"]),
        ("phone", ["phone_number", "phone_number_verified"]),
    ])
    func `oidcc-scope-profile, oidcc-scope-email, oidcc-scope-address, oidcc-scope-phone`(
        scope: String, names: [String]
    ) async throws {
        let (_, client, cookie) = try await start()
        let tokens = try await client.tokens(["scope": "openid \(scope)"], cookie: cookie)
        let info = try await client.userInfo(tokens.access).json
        #expect(Set(info.keys) == Set(names + ["sub"]))
        if scope == "profile" {
            #expect(info["updated_at"] is Int && info["birthdate"] as? String == "1990-03-15")
        }
        if scope == "address" { #expect((info["address"] as? [String: Any])?["formatted"] != nil) }
        if scope == "phone" { #expect(info["phone_number"] as? String == "+84950000101") }
    }

    @Test func `oidcc-scope-all`() async throws {
        let (_, client, cookie) = try await start()
        let tokens = try await client.tokens(["scope": "openid profile email address phone"], cookie: cookie)
        #expect(try await client.userInfo(tokens.access).json.count == 12)
    }

    @Test func `oidcc-alternate-happy-flow`() async throws {
        let (bench, client, cookie) = try await start()
        let fields = client.request(["scope": "phone email address profile openid"]).reversed()
        let url = "\(bench.issuer)/oauth2/authorize?\(URLForm.encode(Array(fields)))"
        #expect(try await client.open(url, cookie: cookie).fields["code"] != nil)
    }

    @Test func `oidcc-display-page, oidcc-display-popup, oidcc-ui-locales, oidcc-claims-locales, oidcc-login-hint`() async throws {
        let (bench, client, cookie) = try await start()
        for (name, value) in [
            ("display", "page"), ("display", "popup"), ("ui_locales", "se"), ("claims_locales", "se"),
            ("login_hint", "mau@binhminh.example"),
        ] {
            #expect(try await client.authorize([name: value], cookie: cookie).fields["code"] != nil)
        }
        _ = try await client.authorize(["login_hint": "<b>09\r\n</b>"], cookie: nil)
        #expect(bench.asked.demand.withLock { $0?.hint } == "<b>09 </b>")
    }

    @Test(arguments: TestDatabase.engines)
    func `oidcc-prompt-login`(engine: Engine) async throws {
        let bench = try await OpenIDBench(engine)
        let client = try await bench.stranger()
        let account = try await bench.mau()
        let cookie = try await bench.signIn(account)
        let first = try await client.tokens(cookie: cookie).claims
        bench.clock.pass(5)
        #expect(try await client.authorize(["prompt": "login"], cookie: cookie).isSignInPage)
        let demand = try #require(bench.asked.demand.withLock { $0 })
        // With the old session the way back is no way round (I3).
        let back = "\(bench.issuer)/oauth2/authorize?tiep=\(try #require(demand.request))"
        #expect(try await client.open(back, cookie: cookie).isSignInPage)
        bench.clock.pass(30)
        let again = try await bench.signIn(account, replacing: cookie)
        let code = try #require(try await client.open(back, cookie: again).fields["code"])
        let second = try await client.tokens(try await client.redeem(code)).claims
        #expect((second["auth_time"] as? Int ?? 0) > (first["auth_time"] as? Int ?? .max))
    }

    @Test func `oidcc-prompt-none-not-logged-in`() async throws {
        let (bench, client, _) = try await start()
        #expect(try await client.authorize(["prompt": "none"], cookie: nil).error == "login_required")
        #expect(try await client.authorize(["prompt": "none"], cookie: "nobody").error == "login_required")
        #expect(try await client.authorize(["prompt": "none login"], cookie: nil).error == "invalid_request")
        let weak = try await bench.signIn(try await bench.thu(), [.password])
        #expect(try await client.authorize(["prompt": "none"], cookie: weak).error == "interaction_required")
    }

    @Test func `oidcc-prompt-none-logged-in`() async throws {
        let (bench, client, cookie) = try await start()
        let first = try await client.tokens(cookie: cookie).claims
        bench.clock.pass(100)
        let second = try await client.tokens(["prompt": "none"], cookie: cookie).claims
        #expect(first["sub"] as? String == second["sub"] as? String)
        #expect(first["auth_time"] as? Int == second["auth_time"] as? Int)
    }

    @Test func `oidcc-max-age-1`() async throws {
        let (bench, client, cookie) = try await start()
        bench.clock.pass(2)
        #expect(try await client.authorize(["max_age": "1"], cookie: cookie).isSignInPage)
        let request = try #require(bench.asked.demand.withLock { $0?.request })
        bench.clock.pass(1)
        let again = try await bench.signIn(try await bench.session(cookie).account, replacing: cookie)
        // A slow code must not ask for the password again.
        bench.clock.pass(60)
        let answer = try await client.open("\(bench.issuer)/oauth2/authorize?tiep=\(request)", cookie: again)
        let claims = try await client.tokens(client.redeem(try #require(answer.fields["code"]))).claims
        #expect(claims["auth_time"] as? Int == Int(bench.now.timeIntervalSince1970) - 60)
        #expect(try await client.authorize(["max_age": "soon"], cookie: again).error == "invalid_request")
        #expect(try await client.authorize(["max_age": "0"], cookie: again).isSignInPage)
    }

    @Test func `oidcc-max-age-10000`() async throws {
        let (bench, client, cookie) = try await start()
        let first = try await client.tokens(["max_age": "15000"], cookie: cookie).claims
        bench.clock.pass(3)
        let second = try await client.tokens(["max_age": "10000"], cookie: cookie).claims
        #expect(first["auth_time"] as? Int != nil && first["auth_time"] as? Int == second["auth_time"] as? Int)
    }

    @Test func `oidcc-ensure-request-with-unknown-parameter-succeeds`() async throws {
        let (_, client, cookie) = try await start()
        #expect(try await client.authorize(["extra": "foobar"], cookie: cookie).fields["code"] != nil)
    }

    @Test func `oidcc-id-token-hint`() async throws {
        let (bench, client, cookie) = try await start()
        let tokens = try await client.tokens(cookie: cookie)
        bench.clock.pass(600)
        let second = try await client.tokens(["prompt": "none", "id_token_hint": tokens.id], cookie: cookie)
        #expect(second.claims["sub"] as? String == tokens.claims["sub"] as? String)
        let other = try await bench.signIn(try await bench.thu())
        let hint = ["id_token_hint": tokens.id]
        #expect(try await client.authorize(hint.merging(["prompt": "none"]) { $1 }, cookie: other).error == "login_required")
        #expect(try await client.authorize(hint, cookie: other).isSignInPage)
        let forged = try SigningKey.make(.es256).jwt(["iss": bench.issuer, "sub": "x", "aud": client.id])
        #expect(try await client.authorize(["id_token_hint": forged], cookie: cookie).error == "invalid_request")
    }

    @Test func `oidcc-ensure-request-with-acr-values-succeeds`() async throws {
        let (bench, client, cookie) = try await start()
        let asked = AuthenticationStrength.allCases.map(\.acr)
        let claims = try await client.tokens(["acr_values": asked.joined(separator: " ")], cookie: cookie).claims
        #expect(asked.contains(claims["acr"] as? String ?? ""))
        #expect(try await client.authorize(["acr_values": "urn:unknown"], cookie: cookie).fields["code"] != nil)
        let impossible = #"{"id_token":{"acr":{"essential":true,"values":["urn:unknown"]}}}"#
        #expect(
            try await client.authorize(["claims": impossible], cookie: cookie).error == "unmet_authentication_requirements")
        // Asking for less than one is registered for gives no less.
        let weak = try await bench.signIn(try await bench.thu(), [.password])
        #expect(try await client.authorize(["acr_values": asked[0]], cookie: weak).isSignInPage)
        #expect(bench.asked.demand.withLock { $0?.strength } == .passwordAndCode)
    }

    @Test(arguments: TestDatabase.engines)
    func `oidcc-codereuse`(engine: Engine) async throws {
        let bench = try await OpenIDBench(engine)
        let client = try await bench.stranger()
        let cookie = try await bench.signIn(try await bench.mau())
        let code = try await client.code(cookie: cookie)
        #expect(try await client.redeem(code).status == 200)
        let second = try await client.redeem(code)
        #expect(second.status == 400 && second.error == "invalid_grant")
    }

    @Test(arguments: TestDatabase.engines)
    func `oidcc-codereuse-30seconds`(engine: Engine) async throws {
        let bench = try await OpenIDBench(engine)
        let client = try await bench.stranger()
        let cookie = try await bench.signIn(try await bench.mau())
        let code = try await client.code(cookie: cookie)
        let tokens = try await client.tokens(client.redeem(code))
        #expect(try await client.userInfo(tokens.access).status == 200)
        bench.clock.pass(30)
        let second = try await client.redeem(code)
        #expect(second.status == 400 && second.error == "invalid_grant")
        #expect(try await client.userInfo(tokens.access).status == 401)
    }

    @Test func `oidcc-ensure-registered-redirect-uri`() async throws {
        let (_, client, cookie) = try await start()
        for uri in [
            "https://evil.example/ve", "https://rp.binhminh.example/ve", "https://rp.binhminh.example/ve?x=1&y=2",
            "https://rp.binhminh.example/ve?x=1#", "HTTPS://rp.binhminh.example/ve?x=1", nil,
        ] {
            let answer = try await client.authorize(["redirect_uri": uri], cookie: cookie)
            #expect(answer.status == 400 && answer.location.isEmpty && answer.text.contains("Địa chỉ quay về"))
        }
        for id in ["stranger", "", nil] {
            let answer = try await client.authorize(["client_id": id], cookie: cookie)
            #expect(answer.status == 400 && answer.location.isEmpty)
        }
    }

    @Test func `oidcc-ensure-post-request-succeeds`() async throws {
        let (bench, client, cookie) = try await start()
        // Another site's form brings no SameSite cookie; the address it is turned into does.
        let posted = try await bench.http.send(.form(bench.issuer + "/oauth2/authorize", client.request()))
        let location = try #require(posted.header("location"))
        #expect(posted.status == 303 && location.hasPrefix("/oauth2/authorize?"))
        #expect(try await client.open(bench.issuer + location, cookie: cookie).fields["code"] != nil)
    }

    @Test func `oidcc-server-client-secret-post`() async throws {
        let (_, client, cookie) = try await start()
        let code = try await client.code(cookie: cookie)
        let answer = try await client.redeem(
            code, ["client_id": client.id, "client_secret": client.secret], basic: .some(nil))
        #expect(answer.status == 200)
    }

    @Test func `oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported`() async throws {
        let (_, client, cookie) = try await start()
        #expect(try await client.authorize(["request": "eyJhbGciOiJub25lIn0.e30."], cookie: cookie).error == "request_not_supported")
        let uri = try await client.authorize(["request_uri": "https://rp.binhminh.example/r"], cookie: cookie)
        #expect(uri.error == "request_uri_not_supported")
    }

    @Test func `oidcc-claims-essential`() async throws {
        let (_, client, cookie) = try await start()
        let wish = #"{"userinfo":{"name":{"essential":true},"email":null,"identity_number":null,"unknown":{"value":1}}}"#
        let tokens = try await client.tokens(["claims": wish], cookie: cookie)
        let info = try await client.userInfo(tokens.access).json
        #expect(info["name"] as? String == "Lê Thị Mẫu" && info["email"] != nil)
        // Not entitled: asking by name does not help (REQ-VNC-001).
        #expect(info["identity_number"] == nil && info.count == 3)
        #expect(try await client.authorize(["claims": "{"], cookie: cookie).error == "invalid_request")
    }

    @Test func `oidcc-ensure-request-with-valid-pkce-succeeds`() async throws {
        let (_, client, cookie) = try await start()
        let pkce = ["code_challenge": client.challenge, "code_challenge_method": "S256"]
        let tokens = try await client.tokens(pkce, cookie: cookie)
        #expect(try await client.userInfo(tokens.access).status == 200)
    }

    private func start() async throws -> (OpenIDBench, OpenIDClientDouble, String) {
        let bench = try await OpenIDBench(.sqlite)
        let client = try await bench.stranger()
        return (bench, client, try await bench.signIn(try await bench.mau()))
    }
}
