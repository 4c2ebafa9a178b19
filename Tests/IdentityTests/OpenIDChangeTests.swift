import Foundation
import Jose
import Kit
import Store
import TestStore
import Testing

@testable import Identity

/// Changing what a connected application may do.
@Suite(.timeLimit(.minutes(1))) struct OpenIDChangeTests {
    @Test(arguments: TestDatabase.engines)
    func `a policy is kept as it was said, and changed in its parts`(engine: Engine) async throws {
        let store = try await TestDatabase(engine, storeMigrations + identityMigrations + openIDMigrations)
        let registry = ClientRegistry(database: store.database, chance: .system)
        let now = Date(timeIntervalSince1970: 1_795_240_000)
        var new = NewClient(name: "Hệ thống của Bộ", redirectURIs: ["https://bo.example.vn/ve"])
        (new.id, new.scopes) = ("bo", [.openid, .offlineAccess])
        new.policy.uses = [.signIn, .service]
        new.policy.serviceScopes = try #require(ServiceScope.list("hoso.doc hoso.ghi"))
        (new.policy.claims, new.policy.sector, new.policy.refreshLife) = ([.name], "bo.example.vn", 3_600)
        let first = try await registry.register(new, now: now)
        #expect(first.secret != nil)
        #expect(try await registry.client("bo") == first.client)

        let keys = String(decoding: try JWKS(keys: [SigningKey.make(.es256).verifying.jwk]).json, as: UTF8.self)
        let second = try await registry.change("bo", now: now) { $0.policy.becomeFAPI2(keys: .uploaded(keys)) }
        #expect(second.secret == nil && second.client.secretHash == nil && second.client.policy.needsDPoP)
        #expect(second.client.policy.sector == "bo.example.vn" && second.client.name == new.name)
        #expect(try await registry.client("bo") == second.client)

        let third = try await registry.change("bo", now: now) { $0.policy = ClientPolicy(); $0.scopes = [.openid] }
        let secret = try #require(third.secret).reveal()
        #expect(try await registry.client("bo").accepts(secret))
        let fourth = try await registry.change("bo", now: now) { $0.algorithm = .ps256 }
        #expect(fourth.secret == nil && fourth.client.accepts(secret))
        await #expect(throws: ClientRefusal.policy(.fapi)) {
            try await registry.change("bo", now: now) { $0.policy.profile = .fapi2 }
        }
        await #expect(throws: ClientRefusal.unknown("khac")) { try await registry.change("khac", now: now) { _ in } }
    }

    @Test(arguments: TestDatabase.engines)
    func `keys are told with where they are in their lives`(engine: Engine) async throws {
        let store = try await TestDatabase(engine, storeMigrations + identityMigrations + openIDMigrations)
        let ring = try #require(KeyRing(masters: [1: Array(repeating: 7, count: 32)]))
        let keys = SigningKeys(database: store.database, ring: ring)
        let (start, day) = (Date(timeIntervalSince1970: 1_795_240_000), 86_400.0)
        try await keys.rotate(.scheduled, now: start)
        try await keys.rotate(.scheduled, now: start.addingTimeInterval(84 * day))
        #expect(try await stages(keys, at: start.addingTimeInterval(85 * day)) == [.active, .published])
        #expect(try await stages(keys, at: start.addingTimeInterval(91.5 * day)) == [.retiring, .active])
        #expect(try await stages(keys, at: start.addingTimeInterval(93 * day)) == [.retired, .active])
        let leak = start.addingTimeInterval(94 * day)
        try await keys.rotate(.emergency, now: leak)
        #expect(try await stages(keys, at: leak) == [.retired, .withdrawn, .active])
    }

    private func stages(_ keys: SigningKeys, at now: Date) async throws -> [KeySchedule.Stage] {
        let entries = try await keys.entries().filter { $0.algorithm == .es256 }
        return entries.map { KeySchedule.stage(of: $0, among: entries, at: now) }
    }
}
