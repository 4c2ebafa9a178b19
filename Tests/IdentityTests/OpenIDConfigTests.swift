import Foundation
import Jose
import Kit
import Parties
import Store
import TestStore
import Testing

@testable import Identity

/// Config OP (identity 5.4), and the keys behind it.
@Suite(.timeLimit(.minutes(3))) struct OpenIDConfigTests {
    @Test func `oidcc-discovery-endpoint-verification`() async throws {
        let bench = try await OpenIDBench(.sqlite)
        let reply = try await bench.http.send(.get(bench.issuer + "/.well-known/openid-configuration"))
        #expect(reply.status == 200 && reply.header("content-type")?.hasPrefix("application/json") == true)
        let found = try #require(try JSONSerialization.jsonObject(with: Data(reply.body)) as? [String: Any])
        #expect(found["issuer"] as? String == bench.issuer)
        for name in [
            "authorization_endpoint", "pushed_authorization_request_endpoint", "introspection_endpoint", "revocation_endpoint",
            "token_endpoint", "userinfo_endpoint", "jwks_uri", "end_session_endpoint",
        ] {
            #expect((found[name] as? String)?.hasPrefix(bench.issuer + "/") == true, "\(name)")
        }
        let lists = found.compactMapValues { $0 as? [String] }
        #expect(lists["response_types_supported"] == ["code"] && lists["subject_types_supported"] == ["public", "pairwise"])
        #expect(lists["id_token_signing_alg_values_supported"] == ["ES256", "PS256", "RS256"])
        #expect(lists["code_challenge_methods_supported"] == ["S256"])
        #expect(lists["scopes_supported"]?.contains("openid") == true && lists["claims_supported"]?.contains("sub") == true)
        #expect(lists["grant_types_supported"]?.isEmpty == false && lists["ui_locales_supported"] == ["vi-VN"])
        #expect(found["request_uri_parameter_supported"] as? Bool == false)
        #expect(found["request_parameter_supported"] as? Bool == false)
        #expect(found["claims_parameter_supported"] as? Bool == true)
        // oidcc-rp-initiated-logout-… and oidcc-backchannel-logout-discovery-endpoint-verification
        #expect(found["backchannel_logout_supported"] as? Bool == true)
        #expect(found["backchannel_logout_session_supported"] as? Bool == true)
    }

    @Test(arguments: TestDatabase.engines)
    func `the published set has every kind of key, distinct names, nothing private`(engine: Engine) async throws {
        let bench = try await OpenIDBench(engine)
        let reply = try await bench.http.send(.get(bench.issuer + "/oauth2/jwks"))
        let set = try #require(try JSONSerialization.jsonObject(with: Data(reply.body)) as? [String: [[String: Any]]])
        let keys = try #require(set["keys"])
        #expect(Set(keys.compactMap { $0["alg"] as? String }) == ["ES256", "PS256", "RS256"])
        #expect(Set(keys.compactMap { $0["kid"] as? String }).count == keys.count)
        let names = keys.reduce(into: Set<String>()) { $0.formUnion($1.keys) }
        #expect(names.isSubset(of: ["alg", "crv", "e", "kid", "kty", "n", "use", "x", "y"]))
    }

    @Test(arguments: TestDatabase.engines)
    func `oidcc-server-rotate-keys: a new key appears a week before it signs, the old one stays a day after`(
        engine: Engine
    ) async throws {
        let store = try await TestDatabase(engine, storeMigrations + identityMigrations + openIDMigrations)
        let ring = try #require(KeyRing(masters: [1: Array(repeating: 7, count: 32)]))
        let keys = SigningKeys(database: store.database, ring: ring)
        let day: TimeInterval = 86_400
        let start = Date(timeIntervalSince1970: 1_795_240_000)
        let first = try await keys.current(.es256, now: start)
        #expect(try await keys.rotate(.scheduled, now: start + 82 * day) == [])
        let made = try await keys.rotate(.scheduled, now: start + 84 * day)
        #expect(made.count == KeySchedule.algorithms.count)
        #expect(try await keys.rotate(.scheduled, now: start + 84 * day) == [])
        #expect(try await keys.current(.es256, now: start + 85 * day).id == first.id)
        let second = try await keys.current(.es256, now: start + 92 * day)
        #expect(made.contains(second.id))
        let published = { (now: Date) in try await keys.published(now: now).keys.compactMap(\.kid) }
        #expect(Set(try await published(start + 85 * day)).isSuperset(of: [first.id, second.id]))
        #expect(try await published(start + 91.5 * day).contains(first.id))
        #expect(try await !published(start + 93 * day).contains(first.id))
        // Our own old tokens are still known by it (`id_token_hint`).
        #expect(try await keys.everSigned(now: start + 93 * day).keys.contains { $0.id == first.id })
    }

    @Test(arguments: TestDatabase.engines)
    func `by command, a leaked key ends at once and nothing it signed is believed`(engine: Engine) async throws {
        let store = try await TestDatabase(engine, storeMigrations + identityMigrations + openIDMigrations)
        let ring = try #require(KeyRing(masters: [1: Array(repeating: 7, count: 32)]))
        let (keys, other) = (SigningKeys(database: store.database, ring: ring), SigningKeys(database: store.database, ring: ring))
        let now = Date(timeIntervalSince1970: 1_795_240_000)
        let leaked = try await keys.current(.es256, now: now)
        #expect(try await other.current(.es256, now: now).id == leaked.id)
        try await keys.rotate(.emergency, now: now + 60)
        let next = try await keys.current(.es256, now: now + 60)
        #expect(next.id != leaked.id)
        // The other process sees it within seconds.
        #expect(try await other.current(.es256, now: now + 71).id == next.id)
        #expect(try await !keys.published(now: now + 60).keys.contains { $0.kid == leaked.id })
        #expect(try await !keys.everSigned(now: now + 60).keys.contains { $0.id == leaked.id })
    }

    @Test(arguments: TestDatabase.engines)
    func `private keys are sealed at rest`(engine: Engine) async throws {
        let store = try await TestDatabase(engine, storeMigrations + identityMigrations + openIDMigrations)
        let ring = try #require(KeyRing(masters: [1: Array(repeating: 7, count: 32)]))
        let key = try await SigningKeys(database: store.database, ring: ring).current(.es256, now: Date(timeIntervalSince1970: 1_795_240_000))
        let stored = try await store.database.read { try $0.signingKeys() }
        let secret = key.privateBytes.reveal()
        for row in stored { #expect(!Data(row.sealed).contains(Data(secret)) && !row.jwk.contains("\"d\"")) }
    }

    @Test func `early: the new key signs when caches have run out`() {
        let now = Date(timeIntervalSince1970: 1_795_240_000)
        let entry = KeySchedule.Entry(
            id: "a", algorithm: .es256, publishedAt: now - 10, activeAt: now - 10, endsAt: nil, isCompromised: false)
        #expect(KeySchedule.successor(of: [entry], .es256, .early, at: now) == now + 3_600)
        #expect(KeySchedule.successor(of: [entry], .es256, .scheduled, at: now) == nil)
        #expect(KeySchedule.successor(of: [entry], .rs256, .scheduled, at: now) == now)
        // The program stood still for a year: the new key is shown for a week even so.
        let late = now + 365 * 86_400
        #expect(KeySchedule.successor(of: [entry], .es256, .scheduled, at: late) == late + KeySchedule.shownBefore)
        #expect(KeySchedule.signing([entry], .es256, at: late)?.id == "a")
    }
}

extension Data {
    fileprivate func contains(_ other: Data) -> Bool { range(of: other) != nil }
}
