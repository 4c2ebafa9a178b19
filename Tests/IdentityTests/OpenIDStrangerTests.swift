import Foundation
import Jose
import Kit
import Parties
import Store
import Synchronization
import TestStore
import Testing

@testable import Identity
@testable import Web

/// What one client cannot do to another, and what somebody without any proof cannot make us do (I4, I14, I22, I23).
@Suite(.timeLimit(.minutes(3))) struct OpenIDStrangerTests {
    @Test(arguments: TestDatabase.engines)
    func `another client's used code ends nobody's tokens`(engine: Engine) async throws {
        let bench = try await OpenIDBench(engine)
        let (client, other) = (try await bench.stranger(), try await bench.stranger())
        let cookie = try await bench.signIn(try await bench.mau())
        let code = try await client.code(cookie: cookie)
        let tokens = try await client.tokens(try await client.redeem(code))
        #expect(try await other.redeem(code).error == "invalid_grant")
        #expect(try await client.userInfo(tokens.access).status == 200)
        #expect(try await client.redeem(code).error == "invalid_grant")
        #expect(try await client.userInfo(tokens.access).status == 401, "the client itself showing it again ends them")
    }

    @Test(arguments: TestDatabase.engines)
    func `a proof of a key is not kept before there is something it is for`(engine: Engine) async throws {
        let bench = try await OpenIDBench(engine)
        let client = try await bench.ministry()
        let kept: @Sendable () async throws -> Int = {
            try await bench.database.read {
                try $0.count("SELECT count(*) AS n FROM store_single_use WHERE kind = 'openid-dpop-proof'")
            }
        }
        for fields in [
            ["grant_type": "authorization_code", "code": "bia-dat", "redirect_uri": client.redirectURI],
            ["grant_type": "refresh_token", "refresh_token": "bia-dat"],
        ] {
            let answer = try await client.post("/oauth2/token", fields)
            #expect(answer.error == "invalid_grant" && answer.status == 400)
        }
        let stranger = try await client.post("/oauth2/token", ["grant_type": "client_credentials"], assertion: .some("x.y.z"))
        #expect(stranger.status == 401)
        #expect(try await kept() == 0)
        let cookie = try await bench.signIn(try await bench.mau())
        #expect(try await client.redeem(try await client.code(cookie: cookie)).status == 200)
        #expect(try await kept() > 0)
    }

    /// `\u{212A}` (KELVIN SIGN) is a K to whoever compares characters.
    @Test(arguments: TestDatabase.engines)
    func `I14: addresses are compared byte for byte`(engine: Engine) async throws {
        let bench = try await OpenIDBench(engine)
        let client = try await bench.stranger {
            $0.redirectURIs = ["https://rp.binhminh.example/Kenh"]
            $0.postLogoutURIs = ["https://rp.binhminh.example/Kin"]
        }
        let cookie = try await bench.signIn(try await bench.mau())
        let alike = "https://rp.binhminh.example/\u{212A}enh"
        #expect(alike == client.redirectURI, "the same text to Swift")
        let answer = try await client.authorize(["redirect_uri": alike], cookie: cookie)
        #expect(answer.status == 400 && answer.location.isEmpty)
        let code = try await client.code(cookie: cookie)
        #expect(try await client.redeem(code, ["redirect_uri": alike]).error == "invalid_grant")
        let tokens = try await client.tokens(cookie: cookie)
        let fields = [
            (name: "id_token_hint", value: tokens.id),
            (name: "post_logout_redirect_uri", value: "https://rp.binhminh.example/\u{212A}in"),
        ]
        #expect(try await client.signOut(fields, cookie: cookie).status == 200, "asked, not followed")
        #expect(try await client.authorize(["prompt": "none"], cookie: cookie).fields["code"] != nil)
    }

    @Test(arguments: TestDatabase.engines)
    func `I23: an assertion is spent also when the answer is a refusal`(engine: Engine) async throws {
        let bench = try await OpenIDBench(engine)
        let client = try await bench.ministry()
        let cookie = try await bench.signIn(try await bench.mau())
        let code = try await client.code(cookie: cookie)
        let assertion = try client.assertion()
        #expect(try await client.redeem("bia-dat", assertion: .some(assertion)).error == "invalid_grant")
        let again = try await client.redeem(code, assertion: .some(assertion))
        #expect(again.status == 401 && again.error == "invalid_client")
        #expect(try await client.redeem(code).status == 200, "the code was not touched")
    }

    @Test(.timeLimit(.minutes(1)))
    func `I22: a made-up secret does not wait in line for the writer`() async throws {
        let bench = try await OpenIDBench(.sqlite)
        let client = try await bench.stranger()
        let (held, free) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let writer = Task.detached {
            try await bench.database.write { tx in
                held.signal()
                free.wait()
            }
        }
        await Task.detached { Self.wait(for: held) }.value
        let junk = OpenIDClientDouble.basic(client.id, "bia-dat")
        #expect(try await client.redeem("bia-dat", basic: .some(junk)).status == 401)
        let none = OpenIDClientDouble.basic("khong-co", "bia-dat")
        #expect(try await client.redeem("bia-dat", basic: .some(none)).status == 401)
        let fields: [String: String?] = ["client_id": client.id, "client_secret": "bia-dat", "token": "bia-dat"]
        #expect(try await client.post("/oauth2/revoke", fields, basic: false).status == 401)
        #expect(try await client.post("/oauth2/par", fields, basic: false).status == 401)
        free.signal()
        try await writer.value
    }

    private static func wait(for semaphore: DispatchSemaphore) { semaphore.wait() }
}
