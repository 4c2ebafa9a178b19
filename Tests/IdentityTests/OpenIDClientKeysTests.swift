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

/// Public keys of clients: by profile, through an outage, and without the name of an algorithm.
@Suite(.timeLimit(.minutes(3))) struct OpenIDClientKeysTests {
    /// A client's address: two RSA keys that name no algorithm, and whether it answers.
    private final class Address: Sendable {
        let keys: [SigningKey]
        let isDown = Mutex(false)
        let calls = Mutex(0)

        init() throws { keys = [try SigningKey.make(.rs256), try SigningKey.make(.ps256)] }

        var route: Route {
            .get(Link("/khoa")) { _ in
                self.calls.withLock { $0 += 1 }
                if self.isDown.withLock({ $0 }) { return .empty(503) }
                return .bytes(try Self.withoutAlgorithms(self.keys), type: "application/json")
            }
        }

        static func withoutAlgorithms(_ keys: [SigningKey]) throws -> [UInt8] {
            let json = try JWKS(keys: keys.map(\.verifying.jwk)).json
            var set = try #require(try JSONSerialization.jsonObject(with: Data(json)) as? [String: [[String: Any]]])
            set["keys"] = set["keys"]?.map { key in key.filter { $0.key != "alg" } }
            return Array(try JSONSerialization.data(withJSONObject: set))
        }
    }

    private func bench(_ address: Address) async throws -> (bench: OpenIDBench, uri: String, keys: ClientKeys) {
        let bench = try await OpenIDBench(.sqlite) { _, _, _ in [OpenIDBench.site(.portal, [address.route])] }
        let uri = "http://dvc.localhost:\(bench.port)/khoa"
        let outbound = OutboundHTTP(
            "keys", origins: [try #require(Origin(of: uri))], http: bench.http, meter: PartyMeter())
        return (bench, uri, ClientKeys(outbound: outbound))
    }

    private func registered(_ bench: OpenIDBench, _ client: OpenIDSigningDouble) async throws -> Client {
        try #require(try await bench.database.read { try $0.client(client.id) })
    }

    @Test func `one address read by two profiles is two sets of keys`() async throws {
        let address = try Address()
        let (bench, uri, keys) = try await bench(address)
        let fapi = try await bench.ministry { $0.policy.keys = .address(uri) }
        let plain = try await bench.ministry {
            ($0.policy.profile, $0.policy.keys) = (.basic, .address(uri))
        }
        let (one, two) = (try await registered(bench, fapi), try await registered(bench, plain))
        let now = bench.now
        for _ in 0..<2 {
            _ = try await keys.payload(of: try fapi.assertion(by: address.keys[1]), by: one, now: now)
            _ = try await keys.payload(of: try plain.assertion(by: address.keys[0]), by: two, now: now)
        }
        let forbidden = try fapi.assertion(by: address.keys[0])
        await #expect(throws: JoseRefusal.self) { try await keys.payload(of: forbidden, by: one, now: now) }
        #expect(address.calls.withLock { $0 } == 2)
    }

    @Test func `keys that are known outlast an outage of an hour, not of a day`() async throws {
        let address = try Address()
        let (bench, uri, keys) = try await bench(address)
        let client = try await bench.ministry { $0.policy.keys = .address(uri) }
        let one = try await registered(bench, client)
        let now = bench.now
        let text = try client.assertion(by: address.keys[1])
        _ = try await keys.payload(of: text, by: one, now: now)
        address.isDown.withLock { $0 = true }
        _ = try await keys.payload(of: text, by: one, now: now + 3_500)
        let calls = address.calls.withLock { $0 }
        #expect(calls > 1)
        _ = try await keys.payload(of: text, by: one, now: now + 3_510)
        #expect(address.calls.withLock { $0 } == calls, "asked again after a pause, not at once")
        await #expect(throws: JoseRefusal.self) { try await keys.payload(of: text, by: one, now: now + 86_400) }
        address.isDown.withLock { $0 = false }
        _ = try await keys.payload(of: text, by: one, now: now + 86_431)
    }

    @Test(arguments: TestDatabase.engines)
    func `a FAPI 2 client may hand over an RSA key that names no algorithm`(engine: Engine) async throws {
        let bench = try await OpenIDBench(engine)
        let key = try SigningKey.make(.ps256)
        let set = String(decoding: try Address.withoutAlgorithms([key]), as: UTF8.self)
        let client = try await bench.ministry { $0.policy.keys = .uploaded(set) }
        #expect(try await client.push(assertion: .some(try client.assertion(by: key))).status == 201)
    }
}
