import Foundation
import Jose
import Kit
import Parties
import Store
import TestStore
import Testing

@testable import Identity

/// RP-Initiated OP and Back-Channel OP (identity 5.5).
@Suite(.timeLimit(.minutes(3))) struct OpenIDLogoutTests {
    private struct Start {
        let bench: OpenIDBench
        let client: OpenIDClientDouble
        let cookie: String
        let tokens: OpenIDClientDouble.Tokens

        var isSignedIn: Bool {
            get async throws { try await client.authorize(["prompt": "none"], cookie: cookie).fields["code"] != nil }
        }
    }

    private func start(_ engine: Engine = .sqlite) async throws -> Start {
        let bench = try await OpenIDBench(engine)
        let client = try await bench.stranger()
        let cookie = try await bench.signIn(try await bench.mau())
        return Start(bench: bench, client: client, cookie: cookie, tokens: try await client.tokens(cookie: cookie))
    }

    private let back = "https://rp.binhminh.example/ra"

    @Test(arguments: TestDatabase.engines)
    func `oidcc-rp-initiated-logout`(engine: Engine) async throws {
        let start = try await start(engine)
        // An old ID token is as good: time is not what it proves.
        start.bench.clock.pass(3_600)
        let again = try await start.bench.signIn(try await start.bench.session(start.cookie).account, replacing: start.cookie)
        let answer = try await start.client.signOut(
            [("id_token_hint", start.tokens.id), ("post_logout_redirect_uri", back), ("state", "a b&c")], cookie: again)
        #expect(answer.status == 303 && answer.location == back + "?state=a%20b%26c")
        #expect(answer.reply.header("set-cookie")?.contains("Max-Age=0") == true)
        #expect(try await start.client.authorize(["prompt": "none"], cookie: again).error == "login_required")
        #expect(try await start.client.userInfo(start.tokens.access).status == 401)
    }

    @Test func `oidcc-rp-initiated-logout-no-state`() async throws {
        let start = try await start()
        let answer = try await start.client.signOut(
            [("id_token_hint", start.tokens.id), ("post_logout_redirect_uri", back)], cookie: start.cookie)
        #expect(answer.location == back)
        #expect(try await !start.isSignedIn)
    }

    private func expectQuestion(_ start: Start, _ fields: [(name: String, value: String)]) async throws {
        let answer = try await start.client.signOut(fields, cookie: start.cookie)
        #expect(answer.status == 200 && answer.location.isEmpty && answer.text.contains("/oauth2/logout/xac-nhan"))
        #expect(try await start.isSignedIn)
        // Saying yes signs out and still leads nowhere.
        let guest = try #require(answer.reply.header("set-cookie")).prefix { $0 != ";" }
        let proof = try #require(answer.text.firstMatch(of: /name="_csrf" value="([^"]+)"/)?.1)
        let yes = try await start.bench.http.send(
            .form(
                start.bench.issuer + "/oauth2/logout/xac-nhan", [("_csrf", String(proof))],
                headers: [(name: "cookie", value: "\(guest); phien=\(start.cookie)")]))
        #expect(yes.status == 200 && yes.header("location") == nil)
        #expect(String(decoding: yes.body, as: UTF8.self).contains("Đã đăng xuất"))
        #expect(try await !start.isSignedIn)
    }

    @Test func `oidcc-rp-initiated-logout-bad-post-logout-redirect-uri`() async throws {
        let start = try await start()
        try await expectQuestion(
            start, [("id_token_hint", start.tokens.id), ("post_logout_redirect_uri", "https://evil.example/")])
    }

    @Test func `oidcc-rp-initiated-logout-query-added-to-post-logout-redirect-uri`() async throws {
        let start = try await start()
        try await expectQuestion(
            start, [("id_token_hint", start.tokens.id), ("post_logout_redirect_uri", back + "?foo=bar")])
    }

    @Test func `oidcc-rp-initiated-logout-modified-id-token-hint`() async throws {
        let start = try await start()
        let payload = start.tokens.id.split(separator: ".")[1]
        let none = "\(Base64URL.encode(#"{"alg":"none"}"#.utf8)).\(payload)."
        try await expectQuestion(start, [("id_token_hint", none), ("post_logout_redirect_uri", back)])
    }

    @Test func `oidcc-rp-initiated-logout-bad-id-token-hint`() async throws {
        let start = try await start()
        let forged = try SigningKey.make(.es256).jwt(["iss": start.bench.issuer, "sub": "x", "aud": start.client.id])
        try await expectQuestion(start, [("id_token_hint", forged), ("post_logout_redirect_uri", back)])
    }

    @Test func `oidcc-rp-initiated-logout-no-id-token-hint`() async throws {
        let start = try await start()
        try await expectQuestion(start, [("post_logout_redirect_uri", back), ("client_id", start.client.id)])
    }

    @Test func `oidcc-rp-initiated-logout-no-params`() async throws {
        let start = try await start()
        try await expectQuestion(start, [])
        let nobody = try await start.client.signOut([], cookie: nil)
        #expect(nobody.status == 200 && nobody.text.contains("Đã đăng xuất"))
    }

    @Test func `oidcc-rp-initiated-logout-no-post-logout-redirect-uri`() async throws {
        let start = try await start()
        try await expectQuestion(start, [("id_token_hint", start.tokens.id)])
    }

    @Test func `oidcc-rp-initiated-logout-only-state`() async throws {
        try await expectQuestion(try await start(), [("state", "a")])
    }

    @Test func `another client's name, another person's hint, and a doubled parameter ask first`() async throws {
        let start = try await start()
        let right = [(name: "id_token_hint", value: start.tokens.id), (name: "post_logout_redirect_uri", value: back)]
        let named = try await start.client.signOut(right + [("client_id", "khac")], cookie: start.cookie)
        #expect(named.location.isEmpty)
        let other = try await start.bench.signIn(try await start.bench.thu())
        #expect(try await start.client.signOut(right, cookie: other).location.isEmpty)
        #expect(try await start.client.signOut(right + [right[0]], cookie: start.cookie).location.isEmpty)
        // Signed out already: nothing to ask, the way back stands.
        #expect(try await start.client.signOut(right, cookie: nil).location == back)
    }

    @Test func `a logout by POST comes back as an address, where the cookie is`() async throws {
        let start = try await start()
        let posted = try await start.bench.http.send(
            .form(start.bench.issuer + "/oauth2/logout", [("id_token_hint", start.tokens.id), ("post_logout_redirect_uri", back)]))
        let location = try #require(posted.header("location"))
        let answer = try await start.client.open(start.bench.issuer + location, cookie: start.cookie)
        #expect(answer.location == back)
    }
}
