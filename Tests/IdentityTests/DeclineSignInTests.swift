import Foundation
import Kit
import Links
import Parties
import Store
import Synchronization
import TestStore
import Testing

@testable import Identity
@testable import IdentityWeb

/// A person who does not want to sign in: RFC 6749 section 4.1.2.1, FAPI 2 `user-rejects-authentication`.
@Suite(.timeLimit(.minutes(2))) struct DeclineSignInTests {
    @Test(arguments: TestDatabase.engines)
    func `user-rejects-authentication`(engine: Engine) async throws {
        let bench = try await OpenIDBench(engine)
        let client = try await bench.ministry()
        let uri = try await client.pushed()
        #expect(try await client.open(uri, cookie: nil).isSignInPage)
        let request = try #require(bench.asked.demand.withLock { $0?.request })
        let no = "\(bench.issuer)/oauth2/authorize?tiep=\(request)&tu-choi=1"
        let answer = OpenIDClientDouble.Answer(try await bench.http.send(.get(no)))
        #expect(answer.location.hasPrefix("https://bo.binhminh.example/ve?") && answer.error == "access_denied")
        #expect(answer.fields["state"] == OpenIDClientDouble.state && answer.fields["iss"] == bench.issuer)
        // Over is over: neither the no nor the request is good again.
        #expect(try await bench.http.send(.get(no)).status == 400)
        let cookie = try await bench.signIn(try await bench.mau())
        #expect(try await client.open(uri, cookie: cookie).status == 400)
    }

    @Test func `a no that was not asked for is none: without a sign-in's own text nothing is declined`() async throws {
        let bench = try await OpenIDBench(.sqlite)
        let client = try await bench.stranger()
        let cookie = try await bench.signIn(try await bench.mau())
        #expect(try await client.authorize(["tu-choi": "1"], cookie: cookie).fields["code"] != nil)
        let forged = "\(bench.issuer)/oauth2/authorize?tiep=x&tu-choi=1"
        #expect(try await bench.http.send(.get(forged)).status == 400)
    }

    @Test func `the sign-in page has the way back, and it leads to who asked`() async throws {
        let bench = PageBench(try await Vnconnect(.sqlite))
        _ = try await bench.get(.vnconnect, "/dang-nhap")
        #expect(try await !bench.get(.vnconnect, "/dang-nhap").text.contains("tu-choi"))
        let guest = try #require(bench.cookies["khach"])
        let demand = SignInDemand(request: "sealed", system: "Hệ thống thử", strength: .passwordAndCode)
        let flow = try await bench.house.accounts.beginSignIn(demand, session: nil, guest: guest, now: bench.now)
        let page = try await bench.get(.vnconnect, "/dang-nhap?phien=\(flow.id.text)")
        #expect(page.text.contains("id=\"tu-choi\"") && page.says("Không đăng nhập, quay lại hệ thống trước"))
        let answer = try await bench.get(.vnconnect, "/dang-nhap/tu-choi?phien=\(flow.id.text)")
        #expect(answer.status == 303 && answer.location == "/oauth2/authorize?tiep=sealed&tu-choi=1")
        let own = try await bench.get(.vnconnect, "/dang-nhap/tu-choi")
        #expect(own.status == 302)
    }
}
