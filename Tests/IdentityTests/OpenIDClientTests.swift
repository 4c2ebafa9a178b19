import Foundation
import Jose
import Kit
import Store
import TestStore
import Testing

@testable import Identity

/// Connecting applications.
@Suite(.timeLimit(.minutes(2))) struct OpenIDClientTests {
    /// Invariant I14.
    static let bad = [
        "", "x", "/ve", "//rp.example/ve", "http://rp.example/ve", "ftp://rp.example/ve", "javascript:alert(1)",
        "JavaScript:alert(1)", "data:text/html,x", "HTTPS://rp.example/ve", "Https://rp.example", "https:/rp.example/ve",
        "https:rp.example/ve", "https:///ve", "https://", "https://?x=1", "https://rp.example#", "https://rp.example/ve#a",
        "https://rp.example/ve%23", "https://user@rp.example/ve", "https://user:pw@rp.example/ve", "https://rp.example@evil.example/",
        "https://a@b@rp.example/", "https://rp.example:443@evil.example/", "https://rp.example\\@evil.example/",
        "https://rp.example/\\ve", "https:\\\\rp.example\\ve", "https://rp.example/a/../b", "https://rp.example/./b",
        "https://rp.example/..", "https://rp.example/%2e%2e/b", "https://rp.example/%2E%2e%2f", "https://rp.example/%5cve",
        "https://rp.example/%00", "https://rp.example/%0d%0aSet-Cookie:x", "https://rp.example/%zz", "https://rp.example/%4",
        "https://rp.example//evil", "https://rp.example/ve;x=1", "https://rp.example/ve\r\nx", "https://rp.example/ve\tx",
        "https://rp.example/ ve", " https://rp.example/ve", "https://rp.example/ve ", "https://rp.example/vế",
        "https://cổng.example/ve", "https://xn--cng-8qa.example/ve", "https://RP.example/ve", "https://*.example/ve",
        "https://rp.example/*", "https://rp.example/ve?x=*", "https://rp.example.:8443/ve", "https://.rp.example/ve",
        "https://rp..example/ve", "https://-rp.example/ve", "https://rp-.example/ve", "https://localhost.evil:x/ve",
        "https://rp.example:/ve", "https://rp.example:0/ve", "https://rp.example:65536/ve", "https://rp.example:0443/ve",
        "https://rp.example:443/ve", "https://rp.example:+1/ve", "https://192.0.2.1/ve", "https://3221225985/ve",
        "https://0x7f000001/ve", "https://[::1]/ve", "http://127.0.0.1:8080/ve", "http://localhost.evil.example/ve",
        "http://evil.example/.localhost", "https://intranet/ve", "https://rp.example/" + String(repeating: "a", count: 500),
        "https://rp_x.example/ve", "https://rp.example/<b>", "https://rp.example/\"x", "https://rp.example/{x}", "https://rp.example/^",
    ]

    @Test func `a drawn name begins with a letter, whatever is drawn, so that a command can say it`() async throws {
        let store = try await TestDatabase(.sqlite, storeMigrations + identityMigrations + openIDMigrations)
        let dashes = Chance { Array(repeating: 0xF8, count: $0) }
        let registry = ClientRegistry(database: store.database, chance: dashes)
        let made = try await registry.register(
            NewClient(name: "Thử", redirectURIs: ["https://rp.example/ve"]), now: Date())
        #expect(dashes.token(bytes: 16).first == "-" && made.client.id.first == "c")
        try await registry.settle(
            NewClient(name: "Thử", redirectURIs: ["https://rp.example/ve"]), id: made.client.id,
            secret: Secret(String(repeating: "s", count: 40)), now: Date())
    }

    @Test func `I14: addresses that two readers might read differently are not registered`() async throws {
        let store = try await TestDatabase(.sqlite, storeMigrations + identityMigrations + openIDMigrations)
        let registry = ClientRegistry(database: store.database, chance: .system)
        #expect(Self.bad.count >= 60)
        for uri in Self.bad {
            let new = NewClient(name: "Thử", redirectURIs: ["https://rp.example/ve", uri])
            await #expect(throws: ClientRefusal.self, "\(uri)") { try await registry.register(new, now: Date()) }
            var out = NewClient(name: "Thử", redirectURIs: ["https://rp.example/ve"])
            out.postLogoutURIs = [uri]
            await #expect(throws: ClientRefusal.self, "\(uri)") { try await registry.register(out, now: Date()) }
            out.postLogoutURIs = []
            out.backChannelURI = uri
            await #expect(throws: ClientRefusal.self, "\(uri)") { try await registry.register(out, now: Date()) }
        }
        #expect(try await registry.all().isEmpty)
    }

    @Test(arguments: [
        "https://rp.example", "https://rp.example/", "https://rp.example/ve", "https://rp.example:8443/a/b.c?x=1&y=%C3%A1",
        "https://a-b.rp.gov.vn/ve", "http://dvc.localhost:8080/dang-nhap/tra-ve", "http://localhost:3000/ve",
        "https://rp.example/ve?a=b/c&d=e:f",
    ])
    func `ordinary addresses are`(uri: String) {
        #expect(RegisteredURI.fault(in: uri, allowsLoopback: false) == nil)
    }

    @Test func `a program on one's own machine may use loopback with its port (RFC 8252)`() {
        for uri in ["http://127.0.0.1:49152/ve", "http://[::1]:49152/ve"] {
            #expect(RegisteredURI.fault(in: uri, allowsLoopback: true) == nil)
            #expect(RegisteredURI.fault(in: uri, allowsLoopback: false) != nil)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the secret is shown once, renewed by command, and what is registered is kept`(engine: Engine) async throws {
        let store = try await TestDatabase(engine, storeMigrations + identityMigrations + openIDMigrations)
        let registry = ClientRegistry(database: store.database, chance: .system)
        let now = Date(timeIntervalSince1970: 1_795_240_000)
        var new = NewClient(name: "Cổng Bộ Thử nghiệm", redirectURIs: ["https://rp.example/ve", "https://rp.example/ve2"])
        (new.id, new.backChannelURI, new.scopes) = ("bo-thu-nghiem", "https://rp.example/ra", [.openid, .identity])
        let made = try await registry.register(new, now: now)
        let secret = try #require(made.secret).reveal()
        #expect(secret.utf8.count == 43 && !"\(made)".contains(secret))
        let read = try #require(try await store.database.read { try $0.client("bo-thu-nghiem") })
        #expect(read == made.client && read.accepts(secret) && !read.accepts(""))
        let same = new
        await #expect(throws: ClientRefusal.taken("bo-thu-nghiem")) { try await registry.register(same, now: now) }
        let renewed = try await registry.renewSecret(of: "bo-thu-nghiem", now: now).reveal()
        let after = try #require(try await store.database.read { try $0.client("bo-thu-nghiem") })
        #expect(after.accepts(renewed) && !after.accepts(secret))
        try await registry.retire("bo-thu-nghiem", now: now)
        #expect(try await store.database.read { try $0.client("bo-thu-nghiem") } == nil)
        await #expect(throws: ClientRefusal.unknown("bo-thu-nghiem")) { try await registry.retire("bo-thu-nghiem", now: now) }
    }

    @Test(arguments: TestDatabase.engines)
    func `our own sites are settled at each start, and again when the configuration changes`(engine: Engine) async throws {
        let store = try await TestDatabase(engine, storeMigrations + identityMigrations + openIDMigrations)
        let registry = ClientRegistry(database: store.database, chance: .system)
        let now = Date(timeIntervalSince1970: 1_795_240_000)
        var new = NewClient(name: "Cổng Dịch vụ công quốc gia", redirectURIs: ["http://dvc.localhost:8080/dang-nhap/tra-ve"])
        let secret = Secret(Chance.system.token())
        try await registry.settle(new, id: "dvc", secret: secret, now: now)
        try await registry.settle(new, id: "dvc", secret: secret, now: now)
        new.redirectURIs = ["https://dvc.example.vn/dang-nhap/tra-ve"]
        try await registry.settle(new, id: "dvc", secret: secret, now: now)
        let clients = try await registry.all()
        #expect(clients.map(\.redirectURIs) == [new.redirectURIs] && clients[0].accepts(secret.reveal()))
        let changed = new
        await #expect(throws: ClientRefusal.self) {
            try await registry.settle(changed, id: "dvc", secret: Secret("short"), now: now)
        }
    }

    @Test func `what makes no sense is refused with words`() async throws {
        let store = try await TestDatabase(.sqlite, storeMigrations + identityMigrations + openIDMigrations)
        let registry = ClientRegistry(database: store.database, chance: .system)
        let changes: [(inout NewClient) -> Void] = [
            { $0.name = "" }, { $0.id = "a b" }, { $0.redirectURIs = [] }, { $0.scopes = [.profile] },
            { ($0.isPublic, $0.needsPKCE) = (true, false) }, { $0.accessTokenLife = 86_400 },
        ]
        for change in changes {
            var new = NewClient(name: "Thử", redirectURIs: ["https://rp.example/ve"])
            change(&new)
            let refused = new
            let refusal = await #expect(throws: ClientRefusal.self) { try await registry.register(refused, now: Date()) }
            #expect(refusal?.words.vi.isEmpty == false)
        }
    }
}
