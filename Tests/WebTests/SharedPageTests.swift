import Foundation
import HTTPTypes
import Html
import Kit
import Links
import Synchronization
import Testing

@testable import Web

/// A page that is the same for everyone is made once; what belongs to one visitor is never handed to another.
@Suite(.timeLimit(.minutes(1))) struct SharedPageTests {
    private final class Count: Sendable {
        private let made = Mutex(0)
        func next() -> Int { made.withLock { $0 += 1; return $0 } }
    }

    private final class Hands: Sendable {
        private let time = Mutex(Date(timeIntervalSince1970: 1_790_000_000))
        var clock: Clock { Clock { self.time.withLock { $0 } } }
        func forward(_ seconds: TimeInterval) { time.withLock { $0 += seconds } }
    }

    private func bench(_ hands: Hands = Hands()) throws -> PipelineBench {
        let count = Count()
        return try PipelineBench(
            [
                Route.get(Link("/")) { visit in visit.page(Verbatim("Trang"), "<p>\(count.next())</p>") }.shared(for: 5),
                Route.get(Link("/don")) { visit in visit.page(Verbatim("Đơn"), "<p>\(count.next())\(visit.csrf)</p>") }
                    .shared(for: 5),
                .get(Link("/khac")) { visit in visit.page(Verbatim("Khác"), "<p>\(count.next())</p>") },
            ], clock: hands.clock)
    }

    @Test func `it is kept for its seconds and made anew after them`() async throws {
        let hands = Hands()
        let bench = try bench(hands)
        let first = try await bench.ask(.get, "/")
        #expect(try await bench.ask(.get, "/").text == first.text)
        hands.forward(5)
        #expect(try await bench.ask(.get, "/").text != first.text)
    }

    @Test func `another address or another coding is another page`() async throws {
        let bench = try bench()
        let first = try await bench.ask(.get, "/").text
        #expect(try await bench.ask(.get, "/?q=a").text != first)
        #expect(try await bench.ask(.get, "/", [.acceptEncoding: "gzip, br"]).text != first)
        #expect(try await bench.ask(.get, "/", [.acceptEncoding: "gzip;q=0"]).text == first)
    }

    @Test func `whoever brings a cookie gets a page of their own`() async throws {
        let bench = try bench()
        let first = try await bench.ask(.get, "/").text
        #expect(try await bench.ask(.get, "/", [.cookie: "phien=x"]).text != first)
        #expect(try await bench.ask(.get, "/").text == first)
    }

    @Test func `a page with a form's proof, and a route that does not say so, are never kept`() async throws {
        let bench = try bench()
        let proofs = [try await bench.ask(.get, "/don"), try await bench.ask(.get, "/don")]
        #expect(Set(proofs.map { $0.headers[.setCookie] }).count == 2)
        #expect(proofs[0].text != proofs[1].text)
        #expect(try await bench.ask(.get, "/khac").text != bench.ask(.get, "/khac").text)
    }
}
