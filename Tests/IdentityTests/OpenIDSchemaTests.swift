import Foundation
import Kit
import Store
import TestStore
import Testing

@testable import Identity

/// What the provider keeps: carried over from the first schema, found by its indexes, gone in the end.
@Suite(.timeLimit(.minutes(2))) struct OpenIDSchemaTests {
    @Test(arguments: TestDatabase.engines)
    func `clients and tokens of the first schema live on under a policy`(engine: Engine) async throws {
        let store = try await TestDatabase(engine, storeMigrations + identityMigrations + openIDMigrations.prefix(2))
        let now = Date(timeIntervalSince1970: 1_795_240_000)
        let (secret, hash, id) = (Digest.sha256("khóa"), AccessToken.hash("token-of-the-old-schema"), UUID())
        try await store.database.write { tx in
            for (name, secretHash) in [("so", Optional(secret)), ("may", nil)] {
                try tx.execute(
                    """
                    INSERT INTO identity_clients (id, name, secret_hash, redirect_uris, post_logout_uris, scopes, needs_pkce,
                        algorithm, strength, access_token_life, id_token_life, registered_at, changed_at)
                    VALUES (\(name), \(name), \(secretHash), 'https://rp.example/ve', '', 'openid profile', \(true), 'ES256', \(2),
                        \(300), \(300), \(now), \(now))
                    """)
            }
            let account = try Self.account(tx, now)
            try tx.execute(
                """
                INSERT INTO identity_sessions (id, sid, token_hash, account_id, methods, authenticated_at, started_at,
                    last_seen_at, expires_at, epoch, agent, address)
                VALUES (\(id), \(UUID()), \(secret), \(account), 'pwd otp', \(now), \(now), \(now), \(now.plus(3_600)), \(0), '', '')
                """)
            try tx.execute(
                """
                INSERT INTO identity_access_tokens (hash, code_hash, client_id, session_id, account_id, scopes, claims,
                    issued_at, expires_at)
                VALUES (\(hash), \(secret), 'so', \(id), \(account), 'openid', '', \(now), \(now.plus(300)))
                """)
        }
        try await store.database.migrate(openIDMigrations, now: now)
        let (secretive, open, token) = try await store.database.read { tx in
            (try tx.client("so"), try tx.client("may"), try tx.accessToken(hash, now: now))
        }
        #expect(secretive?.policy == ClientPolicy() && secretive?.accepts("khóa") == true)
        #expect(open?.isPublic == true && open?.policy.uses == [.signIn])
        #expect(token?.scopes == [.openid] && token?.holder?.session == ID(uuid: id) && token?.thumbprint == nil)
    }

    private static func account(_ tx: Transaction, _ now: Date) throws -> ID<Account> {
        let id: ID<Account> = Chance.system.id(at: now)
        try tx.execute(
            """
            INSERT INTO identity_accounts (id, subject, kind, state, registration, name, level, created_at, updated_at)
            VALUES (\(id), \(UUID()), 'citizen', 'active', 'mobile', 'Lê Thị Mẫu', \(2), \(now), \(now))
            """)
        return id
    }

    @Test(arguments: TestDatabase.engines)
    func `a session that is long over goes, with the list of whom it served`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        let (account, now) = (try await house.thu(), house.now)
        var new = NewClient(name: "Hệ thống thử", redirectURIs: ["https://rp.example/ve"])
        new.id = "rp"
        let client = try await ClientRegistry(database: house.database, chance: .system).register(new, now: now).client
        let fresh = FreshSession(.system, at: now)
        try await house.database.write { tx in
            let standing = try #require(try tx.standing(account))
            let session = try tx.open(
                fresh, for: standing, [.password], authenticatedAt: now, replacing: nil, system: "Kiểm thử",
                in: Browser(address: "127.0.0.1", agent: "test"), now: now)
            try tx.note(client, in: session, sid: session.sid, now: now)
        }
        try await house.accounts.forgetExpired(now: now.plus(89 * 86_400))
        #expect(try await house.count("SELECT count(*) AS n FROM identity_session_clients") == 1)
        try await house.accounts.forgetExpired(now: now.plus(92 * 86_400))
        #expect(try await house.count("SELECT count(*) AS n FROM identity_session_clients") == 0)
        #expect(try await house.count("SELECT count(*) AS n FROM identity_sessions") == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `what a token's use asks is read from indexes`(engine: Engine) async throws {
        let store = try await TestDatabase(engine, storeMigrations + identityMigrations + openIDMigrations)
        let (now, hash, id) = (Date(timeIntervalSince1970: 1_795_240_000), Digest.sha256("x"), UUID())
        let plans = try await store.database.read { tx in
            [
                try tx.plan("SELECT client_id FROM identity_refresh_tokens WHERE session_id = \(id)"),
                try tx.plan("SELECT client_id FROM identity_refresh_tokens WHERE expires_at < \(now)"),
                try tx.plan("SELECT client_id FROM identity_access_tokens WHERE code_hash = \(hash)"),
                try tx.plan("SELECT client_id FROM identity_pushed_requests WHERE expires_at < \(now)"),
                try tx.plan("SELECT subject FROM identity_sector_subjects WHERE sector = \("a") AND account_id = \(id)"),
            ]
        }
        for plan in plans { #expect(!plan.contains("SCAN") && !plan.contains("Seq Scan"), "\(plan)") }
    }
}
