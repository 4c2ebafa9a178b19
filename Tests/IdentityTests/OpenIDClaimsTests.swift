import Foundation
import Jose
import Kit
import Parties
import Store
import Synchronization
import TestStore
import Testing

@testable import Identity

/// The `claims` parameter (OpenID Connect Core 5.5), names by sector (8.1), step-up.
@Suite(.timeLimit(.minutes(3))) struct OpenIDClaimsTests {
    private func idToken(_ client: OpenIDClientDouble, _ claims: String, cookie: String) async throws -> [String: Any] {
        let answer = try await client.redeem(try await client.code(["claims": claims], cookie: cookie))
        let parts = (answer.json["id_token"] as? String ?? "").split(separator: ".")
        let payload = Base64URL.decode(parts.count > 1 ? parts[1] : "") ?? []
        return try #require(try JSONSerialization.jsonObject(with: Data(payload)) as? [String: Any])
    }

    @Test(arguments: TestDatabase.engines)
    func `test-claims-parameter-identity-claims: what is asked for by name is in the ID token, if the client may know`(
        engine: Engine
    ) async throws {
        let bench = try await OpenIDBench(engine)
        let client = try await bench.stranger {
            ($0.scopes, $0.policy.claims) = ([.openid, .email], [.name])
        }
        let cookie = try await bench.signIn(try await bench.mau())
        let wish = #"{"id_token":{"name":{"essential":true},"email":null,"identity_number":null,"sub":null,"xyz":null}}"#
        let claims = try await idToken(client, wish, cookie: cookie)
        #expect(claims["name"] as? String == "Lê Thị Mẫu" && claims["email"] as? String == "mau@binhminh.example")
        #expect(claims["identity_number"] == nil && claims["xyz"] == nil && claims["at_hash"] != nil)
        #expect(claims["sub"] as? String == (try await client.tokens(cookie: cookie).claims["sub"] as? String))
    }

    @Test(arguments: TestDatabase.engines)
    func `Core 5.5.1: a client that wants one person only hears of no other`(engine: Engine) async throws {
        let bench = try await OpenIDBench(engine)
        let client = try await bench.stranger()
        let (mau, thu) = (try await bench.signIn(try await bench.mau()), try await bench.signIn(try await bench.thu()))
        let sub = try #require(try await client.tokens(cookie: mau).claims["sub"] as? String)
        let wish = ["claims": #"{"id_token":{"sub":{"value":"\#(sub)"}}}"#, "prompt": "none"]
        #expect(try await client.authorize(wish, cookie: mau).fields["code"] != nil)
        #expect(try await client.authorize(wish, cookie: thu).error == "login_required")
    }

    @Test(arguments: TestDatabase.engines)
    func `Core 8.1: clients of one sector know a person by one name, others by another`(engine: Engine) async throws {
        let bench = try await OpenIDBench(engine)
        let one = try await bench.stranger { $0.policy.sector = "rp.binhminh.example" }
        let two = try await bench.stranger { $0.policy.sector = "rp.binhminh.example" }
        let other = try await bench.stranger { $0.policy.sector = "khac.binhminh.example" }
        let open = try await bench.stranger()
        let account = try await bench.mau()
        let cookie = try await bench.signIn(account)
        var names: [String] = []
        for client in [one, two, other, open] {
            let tokens = try await client.tokens(["scope": "openid email"], cookie: cookie)
            let sub = try #require(tokens.claims["sub"] as? String)
            #expect(try await client.userInfo(tokens.access).json["sub"] as? String == sub)
            names.append(sub)
        }
        #expect(names[0] == names[1] && Set(names).count == 3)
        let again = try await one.tokens(cookie: try await bench.signIn(account))
        #expect(again.claims["sub"] as? String == names[0])
        // The hint of a sector's client is known again, and another person's is not.
        let hint = ["id_token_hint": again.id, "prompt": "none"]
        #expect(try await one.authorize(hint, cookie: cookie).fields["code"] != nil)
        let stranger = try await bench.signIn(try await bench.thu())
        #expect(try await one.authorize(hint, cookie: stranger).error == "login_required")
    }

    @Test(arguments: TestDatabase.engines)
    func `logout speaks of a person by the client's own name for them`(engine: Engine) async throws {
        let bench = try await OpenIDBench(engine)
        let client = try await bench.stranger {
            ($0.policy.sector, $0.backChannelURI) = ("rp.binhminh.example", "https://rp.binhminh.example/ra")
        }
        let cookie = try await bench.signIn(try await bench.mau())
        let tokens = try await client.tokens(cookie: cookie)
        let back = [(name: "id_token_hint", value: tokens.id), (name: "post_logout_redirect_uri", value: "https://rp.binhminh.example/ra")]
        #expect(try await client.signOut(back, cookie: cookie).location == "https://rp.binhminh.example/ra")
        let job = try await bench.database.read { try $0.run("SELECT payload FROM store_outbox") { try $0.blob("payload") } }
        let notice = try JSONDecoder().decode(LogoutNotice.self, from: Data(try #require(job.first)))
        #expect(notice.sub == tokens.claims["sub"] as? String)
    }

    @Test(arguments: TestDatabase.engines)
    func `I3: a session that was enough for one client steps up for another, and acr says so`(engine: Engine) async throws {
        let bench = try await OpenIDBench(engine)
        let weak = try await bench.stranger { $0.strength = .passwordOnly }
        let account = try await bench.mau()
        let first = try await bench.signIn(account, [.password])
        let levels = AuthenticationStrength.allCases.map(\.acr)
        #expect(try await weak.tokens(cookie: first).claims["acr"] as? String == levels[0])
        let essential = ["claims": #"{"id_token":{"acr":{"essential":true,"values":["\#(levels[1])"]}}}"#]
        #expect(try await weak.authorize(essential.merging(["prompt": "none"]) { $1 }, cookie: first).error == "interaction_required")
        #expect(try await weak.authorize(essential, cookie: first).isSignInPage)
        let back = "\(bench.issuer)/oauth2/authorize?tiep=\(try #require(bench.asked.demand.withLock { $0?.request }))"
        #expect(try await weak.open(back, cookie: first).isSignInPage)
        let second = try await bench.signIn(account, replacing: first)
        let answer = try await weak.open(back, cookie: second)
        let tokens = try await weak.tokens(try await weak.redeem(try #require(answer.fields["code"])))
        #expect(tokens.claims["acr"] as? String == levels[1])
    }
}
