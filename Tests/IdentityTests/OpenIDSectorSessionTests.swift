import Foundation
import Jose
import Kit
import Store
import TestStore
import Testing

@testable import Identity

/// Core 8.1 with Back-Channel Logout 2.1: what a session is called does not tell two sectors that it is one person.
@Suite(.timeLimit(.minutes(3))) struct OpenIDSectorSessionTests {
    private func sid(_ client: OpenIDClientDouble, _ cookie: String) async throws -> String {
        try #require(try await client.tokens(cookie: cookie).claims["sid"] as? String)
    }

    private func client(_ bench: OpenIDBench, _ sector: String?) async throws -> OpenIDClientDouble {
        try await bench.stranger {
            $0.policy.sector = sector
            $0.backChannelURI = "https://rp.binhminh.example/ra"
            $0.scopes.insert(.offlineAccess)
            ($0.policy.refreshLife, $0.algorithm) = (3_600, .es256)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `each sector has a name of its own for a session, in tokens and at logout`(engine: Engine) async throws {
        let bench = try await OpenIDBench(engine)
        let sectors: [String?] = ["mot.binhminh.example", "mot.binhminh.example", "hai.binhminh.example", nil]
        var clients: [OpenIDClientDouble] = []
        for sector in sectors { clients.append(try await client(bench, sector)) }
        let cookie = try await bench.signIn(try await bench.mau())
        var sids: [String] = []
        for client in clients { sids.append(try await sid(client, cookie)) }
        let session = try await bench.session(cookie)
        #expect(sids[0] == sids[1] && Set(sids).count == 3)
        #expect(sids[3] == session.sid.text && sids.prefix(3).allSatisfy { $0 != session.sid.text })
        #expect(sids.allSatisfy { UUID(uuidString: $0) != nil })
        let now = bench.now
        _ = try await bench.database.write { try $0.end(session, .signedOut, now: now) }
        let jobs = try await bench.database.read { try $0.run("SELECT payload FROM store_outbox") { try $0.blob("payload") } }
        let notices = try jobs.map { try JSONDecoder().decode(LogoutNotice.self, from: Data($0)) }
        let told = Dictionary(notices.map { ($0.client, $0.sid) }) { first, _ in first }
        #expect(clients.map { told[$0.id] } == sids.map(Optional.some))
    }

    @Test(arguments: TestDatabase.engines)
    func `the name stays through refreshes and a step-up, and the next session has another`(engine: Engine) async throws {
        let bench = try await OpenIDBench(engine)
        let client = try await client(bench, "mot.binhminh.example")
        let account = try await bench.mau()
        let cookie = try await bench.signIn(account)
        let first = try await client.tokens(OpenIDBench.offlineRequest, cookie: cookie)
        let next = try await bench.signIn(account, replacing: cookie)
        let refreshed = try await client.tokens(try await client.refresh(first.refresh))
        #expect(refreshed.claims["sid"] as? String == first.claims["sid"] as? String)
        #expect(try await sid(client, next) != first.claims["sid"] as? String)
    }

    @Test(arguments: TestDatabase.engines)
    func `a session that has ended hands no refresh token on`(engine: Engine) async throws {
        let bench = try await OpenIDBench(engine)
        let client = try await client(bench, nil)
        let account = try await bench.mau()
        let cookie = try await bench.signIn(account)
        let tokens = try await client.tokens(OpenIDBench.offlineRequest, cookie: cookie)
        let (session, now) = (try await bench.session(cookie), bench.now)
        _ = try await bench.database.write { try $0.end(session, .signedOut, now: now) }
        _ = try await bench.signIn(account, replacing: cookie)
        #expect(try await client.refresh(tokens.refresh).error == "invalid_grant")
    }
}
