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

/// A site and Vnconnect together, over HTTP (REQ-VNC-001, REQ-LOG-015, REQ-GEN-013).
@Suite(.timeLimit(.minutes(3))) struct SignOnTests {
    private func wait(_ condition: () async throws -> Bool) async throws {
        for _ in 0..<250 where try await !condition() { try await Task.sleep(for: .milliseconds(20)) }
        #expect(try await condition())
    }

    @Test(arguments: TestDatabase.engines)
    func `signed in at Vnconnect, a site opens without asking, at the very page`(engine: Engine) async throws {
        let sites = try await SignOnBench(engine)
        let window = try await sites.window(of: try await sites.bench.mau())
        let page = try await window.open(sites.portal + "/rieng?a=1")
        #expect(page.status == 200 && page.text.hasPrefix("Lê Thị Mẫu 099190000101 2 /rieng?a=1"))
        #expect(page.url == sites.portal + "/rieng?a=1")
        let other = try await window.open(sites.province + "/rieng")
        #expect(other.text.hasPrefix("Lê Thị Mẫu"))
        // The attempts leave nothing behind; the sessions are two.
        #expect(window.cookies("dvc.localhost").keys.filter { $0.hasPrefix("dn-") }.isEmpty)
        #expect(window.cookies("dvc.localhost")["phien"] != window.cookies("dichvucong.binhminh.localhost")["phien"])
        await sites.finish()
    }

    @Test(arguments: TestDatabase.engines)
    func `out of one is out of all within seconds (REQ-LOG-015)`(engine: Engine) async throws {
        let sites = try await SignOnBench(engine)
        let window = try await sites.window(of: try await sites.bench.mau())
        let proof = try #require(try await window.open(sites.portal + "/rieng").text.split(separator: " ").last)
        _ = try await window.open(sites.province + "/rieng")
        let left = try await window.post(sites.portal + "/dang-xuat", [("_csrf", String(proof))])
        #expect(left.url == sites.portal + "/da-dang-xuat" && left.text.contains("Đã đăng xuất"))
        #expect(try await window.open(sites.portal + "/").text == "khách")
        try await wait { try await window.open(sites.province + "/").text == "khách" }
        #expect(try await window.open(sites.province + "/rieng").text == "sign-in page")
        await sites.finish()
    }

    @Test func `a logout elsewhere that overtakes the sign-in leaves no session`() async throws {
        let sites = try await SignOnBench(.sqlite)
        let window = try await sites.window(of: try await sites.bench.mau())
        let back = try await callback(window, sites)
        let cookie = window.cookies("xacthuc.dvc.localhost")["phien"] ?? ""
        let (sid, now) = (try await sites.bench.session(cookie).sid.uuidString.lowercased(), sites.bench.now)
        try await sites.bench.database.write { tx in
            try tx.execute("INSERT INTO web_logouts (site, jti, sid, heard_at) VALUES ('dvc', 'x', \(sid), \(now))")
        }
        let answer = try await window.send(.get(back))
        #expect(answer.status == 403 && window.cookies("dvc.localhost")["phien"] == nil)
        await sites.finish()
    }

    /// As far as the address that Vnconnect sends the browser back to.
    private func callback(_ window: SignOnBench.Window, _ sites: SignOnBench, ve: String = "/") async throws -> String {
        let begun = try await window.send(.get(sites.portal + "/dang-nhap?ve=\(Link.encode(ve))"))
        let asked = try await window.send(.get(try #require(begun.header("location"))))
        return try #require(asked.header("location"))
    }

    @Test func `a new session id at each sign-in, the old one dead (I2)`() async throws {
        let sites = try await SignOnBench(.sqlite)
        let window = try await sites.window(of: try await sites.bench.mau())
        window.set("dvc.localhost", "phien", String(repeating: "A", count: 43))
        _ = try await window.open(sites.portal + "/rieng")
        let first = try #require(window.cookies("dvc.localhost")["phien"])
        #expect(first != String(repeating: "A", count: 43))
        _ = try await window.open(sites.portal + "/dang-nhap")
        let second = try #require(window.cookies("dvc.localhost")["phien"])
        #expect(first != second)
        window.set("dvc.localhost", "phien", first)
        #expect(try await window.open(sites.portal + "/").text == "khách")
        await sites.finish()
    }

    @Test(arguments: TestDatabase.engines)
    func `asking how much of a session is left does not lengthen it, "Tiếp tục" does (WCAG 2.2.1)`(engine: Engine) async throws {
        let sites = try await SignOnBench(engine)
        let clock = sites.bench.clock
        let window = try await sites.window(of: try await sites.bench.mau())
        let proof = String(try #require(try await window.open(sites.portal + "/rieng").text.split(separator: " ").last))
        for left in [1_200, 600] {
            clock.pass(600)
            #expect(try await window.open(sites.portal + "/phien").text == "{\"left\":\(left),\"most\":\(41_400 + left)}")
        }
        #expect(try await window.post(sites.portal + "/phien/tiep-tuc", []).status == 403)
        let kept = try await window.post(sites.portal + "/phien/tiep-tuc", [("_csrf", proof)])
        #expect(kept.text == "{\"left\":1800,\"most\":42000}")
        clock.pass(1_801)
        #expect(try await window.post(sites.portal + "/phien/tiep-tuc", [("_csrf", proof)]).text == "{\"left\":0,\"most\":0}")
        #expect(try await window.open(sites.portal + "/phien").text == "{\"left\":0,\"most\":0}")
        #expect(try await window.open(sites.portal + "/").text == "khách")
        await sites.finish()
    }

    @Test(arguments: TestDatabase.engines)
    func `idle thirty minutes or twelve hours in all; officers fifteen minutes and eight hours (PRM-SESSION)`(
        engine: Engine
    ) async throws {
        let sites = try await SignOnBench(engine)
        let clock = sites.bench.clock
        let window = try await sites.window(of: try await sites.bench.mau())
        _ = try await window.open(sites.portal + "/rieng")
        for _ in 0..<2 {
            clock.pass(29 * 60)
            #expect(try await window.open(sites.portal + "/").text == "Lê Thị Mẫu")
        }
        clock.pass(30 * 60)
        #expect(try await window.open(sites.portal + "/").text == "khách")
        let profile = Profile(name: "Hoàng Thị Cửa", birthDate: Day(year: 1988, month: 3, day: 8))
        let officer = try await sites.bench.account(profile, number: "099188000201", phone: "0950000201", isStaff: true)
        let desk = try await sites.window(of: officer)
        _ = try await desk.open(sites.portal + "/rieng")
        for _ in 0..<34 {
            clock.pass(14 * 60)
            #expect(try await desk.open(sites.portal + "/").text == "Hoàng Thị Cửa")
        }
        clock.pass(5 * 60)
        #expect(try await desk.open(sites.portal + "/").text == "khách")
        await sites.finish()
    }

    @Test func `the last use is noted at most once a minute`() async throws {
        let sites = try await SignOnBench(.sqlite)
        let window = try await sites.window(of: try await sites.bench.mau())
        _ = try await window.open(sites.portal + "/rieng")
        let seen = { try await sites.bench.database.read { try $0.count("SELECT max(last_seen_at) AS n FROM web_sessions") } }
        let first = try await seen()
        sites.bench.clock.pass(59)
        _ = try await window.open(sites.portal + "/")
        #expect(try await seen() == first)
        // A session is kept for two seconds before it is read again.
        sites.bench.clock.pass(2)
        _ = try await window.open(sites.portal + "/")
        #expect(try await seen() == first + 61_000)
        await sites.finish()
    }

    @Test func `a password alone opens the province and no other site; a page that wants a code gets the step`() async throws {
        let sites = try await SignOnBench(.sqlite)
        let account = try await sites.bench.mau()
        let window = try await sites.window(of: account, [.password])
        #expect(try await window.open(sites.province + "/rieng").text.hasPrefix("Lê Thị Mẫu"))
        #expect(try await window.open(sites.portal + "/rieng").text == "sign-in page")
        #expect(try await window.open(sites.province + "/manh").text == "sign-in page")
        let demand = try #require(sites.bench.asked.demand.withLock { $0 })
        #expect(demand.strength == .passwordAndCode)
        let weak = window.cookies("xacthuc.dvc.localhost")["phien"]
        window.set("xacthuc.dvc.localhost", "phien", try await sites.bench.signIn(account, replacing: weak))
        let before = window.cookies("dichvucong.binhminh.localhost")["phien"]
        let page = try await window.open("\(sites.bench.issuer)/oauth2/authorize?tiep=\(demand.request ?? "")")
        #expect(page.text == "mạnh Lê Thị Mẫu" && page.url == sites.province + "/manh")
        #expect(window.cookies("dichvucong.binhminh.localhost")["phien"] != before)
        await sites.finish()
    }

    @Test func `a callback is good once, in the browser that began it, as it came`() async throws {
        let sites = try await SignOnBench(.sqlite)
        let window = try await sites.window(of: try await sites.bench.mau())
        let back = try await callback(window, sites)
        let stranger = sites.window()
        #expect(try await stranger.send(.get(back)).status == 400)
        for (from, to) in [("state=", "state=x"), ("iss=", "iss=x"), ("code=", "code=x")] {
            let attempt = try await callback(window, sites)
            let answer = try await window.send(.get(attempt.replacing(from, with: to, maxReplacements: 1)))
            #expect(answer.status == 400 && window.cookies("dvc.localhost")["phien"] == nil, "\(from)")
        }
        #expect(try await window.send(.get(back + "&code=other")).status == 400)
        #expect(try await window.send(.get(back)).status == 303)
        #expect(window.cookies("dvc.localhost")["phien"] != nil)
        // The way back in the history: home, not an error.
        #expect(try await window.send(.get(back)).header("location") == "/")
        await sites.finish()
    }

    @Test func `a code of another client, or of another attempt, opens nothing`() async throws {
        let sites = try await SignOnBench(.sqlite)
        let window = try await sites.window(of: try await sites.bench.mau())
        let first = try await callback(window, sites)
        let second = try await callback(window, sites)
        let code = { (url: String) in url.firstMatch(of: /code=([^&]+)/).map { String($0.1) } ?? "" }
        // The nonce and the verifier are the other attempt's.
        let mixed = first.replacing(code(first), with: code(second))
        #expect(try await window.send(.get(mixed)).status == 400)
        #expect(window.cookies("dvc.localhost")["phien"] == nil)
        await sites.finish()
    }

    @Test func `the return address is a page of this site or home`() async throws {
        let sites = try await SignOnBench(.sqlite)
        let window = try await sites.window(of: try await sites.bench.mau())
        for bad in ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"] {
            let reply = try await window.send(.get(try await callback(window, sites, ve: bad)))
            #expect(reply.header("location") == "/", "\(bad)")
        }
        let reply = try await window.send(.get(try await callback(window, sites, ve: "/nop-ho-so?ma=1")))
        #expect(reply.header("location") == "/nop-ho-so?ma=1")
        await sites.finish()
    }

    @Test func `asked silently, a visitor who is nobody at Vnconnect comes back as a guest`() async throws {
        let sites = try await SignOnBench(.sqlite)
        let guest = sites.window()
        let page = try await guest.open(sites.portal + "/dang-nhap?im-lang=1&ve=/")
        #expect(page.text == "khách" && page.url == sites.portal + "/")
        let known = try await sites.window(of: try await sites.bench.mau())
        #expect(try await known.open(sites.portal + "/dang-nhap?im-lang=1&ve=/").text == "Lê Thị Mẫu")
        await sites.finish()
    }

    @Test(arguments: TestDatabase.engines)
    func `the back channel believes only Vnconnect, for this site, once`(engine: Engine) async throws {
        let sites = try await SignOnBench(engine)
        let window = try await sites.window(of: try await sites.bench.mau())
        _ = try await window.open(sites.portal + "/rieng")
        let cookie = window.cookies("xacthuc.dvc.localhost")["phien"] ?? ""
        let sid = try await sites.bench.session(cookie).sid.uuidString.lowercased()
        let notice = { LogoutNotice(client: $0, sub: "u", sid: sid) }
        let key = try await sites.bench.provider.keys.current(.es256, now: sites.bench.now)
        let (issuer, now) = (sites.bench.issuer, sites.bench.now)
        let token = { (client: String, key: SigningKey, typ: String, at: Date) in
            try key.jwt(LogoutToken(notice(client), issuer: issuer, jti: "j", now: at), typ: typ)
        }
        let send = { (fields: [(name: String, value: String)]) in
            try await sites.bench.http.send(.form(sites.portal + "/dang-xuat/kenh-sau", fields)).status
        }
        let stranger = try SigningKey.make(.es256)
        for bad in [
            try token("tinh", key, "logout+jwt", now), try token("dvc", stranger, "logout+jwt", now),
            try token("dvc", key, "JWT", now), try token("dvc", key, "logout+jwt", now - 3_600), "", "x.y.z",
        ] {
            #expect(try await send([("logout_token", bad)]) == 400)
        }
        #expect(try await send([]) == 400)
        #expect(try await window.open(sites.portal + "/").text == "Lê Thị Mẫu")
        let good = try token("dvc", key, "logout+jwt", now)
        #expect(try await send([("logout_token", good), ("logout_token", good)]) == 400)
        #expect(try await send([("logout_token", good)]) == 200)
        #expect(try await window.open(sites.portal + "/").text == "khách")
        #expect(try await send([("logout_token", good)]) == 400)
        await sites.finish()
    }

    @Test(arguments: TestDatabase.engines)
    func `personal data and tokens of a session are sealed`(engine: Engine) async throws {
        let sites = try await SignOnBench(engine)
        let window = try await sites.window(of: try await sites.bench.mau())
        _ = try await window.open(sites.portal + "/rieng")
        let cookie = try #require(window.cookies("dvc.localhost")["phien"])
        let rows = try await sites.bench.database.read { tx in
            try tx.run("SELECT token_hash, person, id_token FROM web_sessions") {
                (try $0.blob("token_hash"), try $0.blob("person"), try $0.blob("id_token"))
            }
        }
        #expect(rows.count == 1 && cookie.utf8.count == 43)
        for (hash, person, token) in rows {
            #expect(hash != Array(cookie.utf8))
            #expect(Data(person).range(of: Data("Mẫu".utf8)) == nil && Data(person).range(of: Data("099190000101".utf8)) == nil)
            #expect(Data(token).range(of: Data("eyJ".utf8)) == nil)
        }
        await sites.finish()
    }

    @Test func `I20: an attempt's state is no session`() async throws {
        let sites = try await SignOnBench(.sqlite)
        let window = sites.window()
        _ = try await window.send(.get(sites.portal + "/dang-nhap"))
        let state = window.cookies("dvc.localhost").first { $0.key.hasPrefix("dn-") }
        for value in [state?.value ?? "", String(state?.key.dropFirst(3) ?? ""), String(repeating: "A", count: 43)] {
            window.set("dvc.localhost", "phien", value)
            #expect(try await window.open(sites.portal + "/").text == "khách")
        }
        await sites.finish()
    }
}
