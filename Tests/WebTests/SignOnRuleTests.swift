import Foundation
import Jose
import Kit
import Links
import Testing

@testable import Web

/// A site as client of Vnconnect: the parts that need no Vnconnect.
@Suite struct SignOnRuleTests {
    private let keys = KeyRing(masters: [1: Array(repeating: 7, count: 32)])!
    private let now = Date(timeIntervalSince1970: 1_795_240_000)

    @Test(arguments: [
        "https://evil.example/", "//evil.example", "/\\evil.example", "\\/evil.example", "javascript:alert(1)", "",
        "evil.example", "/a//b", "/ evil", "/\tevil", "/\r\nSet-Cookie:x", "/a\"b", "/<b>", "/dang-nhap", "/dang-nhap?ve=/",
        "/dang-xuat", "/dang-nhap/tra-ve?code=x", "/á", "/" + String(repeating: "a", count: 2_000), " /a",
    ])
    func `REQ-GEN-013: a return address that is no page of this site is ignored`(text: String) {
        #expect(ReturnPath(text) == nil)
    }

    @Test(arguments: ["/", "/thu-tuc/1.000001?co-quan=H99&a=%20b", "/nop-ho-so?maTTHC=9.000001", "/ho-so/H29#lich-su", "/a?u=https://x//y"])
    func `REQ-GEN-013: a page of this site is kept as it is`(text: String) {
        #expect(ReturnPath(text)?.path == text)
    }

    @Test func `an attempt opens only with its own state, keys and time`() throws {
        let attempt = SignInAttempt(to: .home, acr: "a", isSilent: false, chance: .system, now: now)
        let header = try attempt.cookie(keys).header(secure: false)
        let cookie = String(try #require(header.split(separator: "=", maxSplits: 1).last).prefix { $0 != ";" })
        #expect(header.hasPrefix("dn-\(attempt.state.prefix(8))=") && header.contains("Max-Age=900"))
        #expect(SignInAttempt(cookie: cookie, state: attempt.state, keys, now: now + 899) == attempt)
        #expect(SignInAttempt(cookie: cookie, state: attempt.state, keys, now: now + 900) == nil)
        #expect(SignInAttempt(cookie: cookie, state: Chance.system.token(), keys, now: now) == nil)
        #expect(SignInAttempt(cookie: String(cookie.dropLast(2)), state: attempt.state, keys, now: now) == nil)
        #expect(SignInAttempt(cookie: nil, state: attempt.state, keys, now: now) == nil)
        #expect(!cookie.contains(attempt.verifier) && attempt.challenge.utf8.count == 43)
        for state in ["", "short", String(repeating: ".", count: 43)] { #expect(SignInAttempt.cookieName(of: state) == nil) }
    }

    private func logout(_ change: (inout [String: Any]) -> Void = { _ in }) -> Data {
        var claims: [String: Any] = [
            "iss": "https://op.example", "aud": "dvc", "iat": now.timeIntervalSince1970, "jti": "1", "sid": "s", "sub": "u",
            "events": [LogoutClaims.event: [String: String]()],
        ]
        change(&claims)
        return try! JSONSerialization.data(withJSONObject: claims)
    }

    @Test func `a logout token says its event, names whom it ends, and has no nonce`() throws {
        let read = try JSONDecoder().decode(LogoutClaims.self, from: logout())
        #expect(read.isFor("dvc", from: "https://op.example", now: now))
        #expect(!read.isFor("other", from: "https://op.example", now: now))
        #expect(!read.isFor("dvc", from: "https://evil.example", now: now))
        #expect(!read.isFor("dvc", from: "https://op.example", now: now + 601))
        let broken: [(inout [String: Any]) -> Void] = [
            { $0["nonce"] = "n" }, { $0["nonce"] = NSNull() }, { $0["events"] = nil }, { $0["events"] = ["other": [:]] },
            { $0["events"] = [LogoutClaims.event: "x"] }, { ($0["sid"], $0["sub"]) = (nil, nil) }, { $0["jti"] = nil },
            { $0["jti"] = "" }, { ($0["sid"], $0["sub"]) = ("", "") }, { $0["iat"] = "now" },
        ]
        for change in broken {
            #expect(throws: (any Error).self) { try JSONDecoder().decode(LogoutClaims.self, from: logout(change)) }
        }
        let late = try JSONDecoder().decode(LogoutClaims.self, from: logout { $0["exp"] = self.now.timeIntervalSince1970 - 11 })
        #expect(!late.isFor("dvc", from: "https://op.example", now: now))
    }

    @Test func `a page may ask for more than the site does, never for less, and not for what nobody knows`() {
        let settings = SignOnSettings(
            site: .portal, origin: "http://dvc.localhost", issuer: "http://x.localhost", client: "dvc", secret: Secret("s"),
            levels: ["low", "high", "higher"], level: "high", register: "/")
        #expect(settings.asked(nil) == "high" && settings.asked("low") == "high" && settings.asked("odd") == "high")
        #expect(settings.asked("higher") == "higher" && settings.rank("odd") < settings.rank("low"))
    }
}
