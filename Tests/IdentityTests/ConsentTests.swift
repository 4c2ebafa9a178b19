import Documents
import Foundation
import Jose
import Kit
import Parties
import Store
import Synchronization
import TestStore
import Testing

@testable import Identity

/// What a person let a system have, and takes back (identity 1.F).
@Suite(.timeLimit(.minutes(3))) struct ConsentTests {
    private struct Start {
        let bench: OpenIDBench
        let accounts: Accounts
        let client: OpenIDClientDouble
        let account: ID<Account>
        let cookie: String

        func owner(_ cookie: String? = nil) async throws -> AccountOwner {
            AccountOwner(account: account, session: try await bench.session(cookie ?? self.cookie))
        }
    }

    private func start(_ engine: Engine) async throws -> Start {
        let bench = try await OpenIDBench(engine)
        let captcha = Captcha(source: .own(RenderingThreads(count: 1, waiting: 1)), keys: bench.ring, chance: .system)
        let accounts = try Accounts(
            database: bench.database, keys: bench.ring, chance: .system,
            hasher: PasswordHasher(keys: bench.ring, cost: .quick), captcha: captcha, settings: IdentitySettings(),
            subscriberMatch: { _ in .unavailable })
        let client = try await bench.stranger {
            $0.scopes.insert(.offlineAccess)
            ($0.policy.refreshLife, $0.algorithm) = (28_800, .es256)
            $0.backChannelURI = "https://rp.binhminh.example/ra"
        }
        let account = try await bench.mau()
        return Start(bench: bench, accounts: accounts, client: client, account: account, cookie: try await bench.signIn(account))
    }

    private func logouts(_ bench: OpenIDBench) async throws -> [LogoutNotice] {
        let jobs = try await bench.database.read { tx in
            try tx.run("SELECT payload FROM store_outbox WHERE kind = 'identity-back-channel-logout' ORDER BY number") {
                try $0.blob("payload")
            }
        }
        return try jobs.map { try JSONDecoder().decode(LogoutNotice.self, from: Data($0)) }
    }

    @Test(arguments: TestDatabase.engines)
    func `signing in to a system is letting it have what it asks for, and is listed once`(engine: Engine) async throws {
        let start = try await start(engine)
        #expect(try await start.accounts.consents(try await start.owner()).isEmpty)
        _ = try await start.client.tokens(["scope": "openid email"], cookie: start.cookie)
        start.bench.clock.pass(60)
        _ = try await start.client.tokens(["scope": "openid profile"], cookie: start.cookie)
        let consents = try await start.accounts.consents(try await start.owner())
        #expect(consents.map(\.name) == ["Hệ thống thử"] && consents.map(\.scopes) == [[.openid, .profile]])
        #expect(consents[0].lastAt == consents[0].givenAt.plus(60))
        let sessions = try await start.accounts.ownSessions(try await start.owner(), now: start.bench.now)
        #expect(sessions.map(\.systems) == [["Kiểm thử", "Hệ thống thử"]])
    }

    @Test(arguments: TestDatabase.engines)
    func `what is taken back ends at once: refresh and access tokens, codes, the system's sessions`(engine: Engine) async throws {
        let start = try await start(engine)
        let other = try await start.bench.stranger { $0.backChannelURI = "https://khac.binhminh.example/ra" }
        let tokens = try await start.client.tokens(OpenIDBench.offlineRequest, cookie: start.cookie)
        let kept = try await other.tokens(cookie: start.cookie)
        let code = try await start.client.code(cookie: start.cookie)
        try await start.accounts.withdrawConsent(to: start.client.id, try await start.owner(), now: start.bench.now)
        #expect(try await start.client.refresh(tokens.refresh).error == "invalid_grant")
        #expect(try await start.client.userInfo(tokens.access).status == 401)
        #expect(try await start.client.redeem(code).error == "invalid_grant")
        #expect(try await other.userInfo(kept.access).status == 200, "others keep what they have")
        #expect(try await logouts(start.bench).map(\.client) == [start.client.id])
        #expect(try await start.accounts.consents(try await start.owner()).map(\.client) == [other.id])
        let again = try await refused {
            try await start.accounts.withdrawConsent(to: start.client.id, try await start.owner(), now: start.bench.now)
        }
        #expect(again == .gone)
    }

    @Test(arguments: TestDatabase.engines)
    func `nothing more is given before the person signs in to it anew`(engine: Engine) async throws {
        let start = try await start(engine)
        _ = try await start.client.tokens(cookie: start.cookie)
        start.bench.clock.pass(5)
        try await start.accounts.withdrawConsent(to: start.client.id, try await start.owner(), now: start.bench.now)
        #expect(try await start.client.authorize(["prompt": "none"], cookie: start.cookie).error == "consent_required")
        #expect(try await start.client.authorize(cookie: start.cookie).isSignInPage)
        #expect(start.bench.asked.demand.withLock { $0?.after } == start.bench.now)
        start.bench.clock.pass(5)
        let fresh = try await start.bench.signIn(start.account, replacing: start.cookie)
        let tokens = try await start.client.tokens(cookie: fresh)
        #expect(try await start.client.userInfo(tokens.access).status == 200)
        let consents = try await start.accounts.consents(try await start.owner(fresh))
        #expect(consents.map(\.givenAt) == [start.bench.now])
        // The logout of the new session reaches the system again.
        let (session, now) = (try await start.bench.session(fresh), start.bench.now)
        _ = try await start.bench.database.write { try $0.end(session, .signedOut, now: now) }
        #expect(try await logouts(start.bench).count == 2)
    }
}
