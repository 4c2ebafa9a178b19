import Foundation
import Testing

@testable import Parties

@Suite struct CircuitBreakerTests {
    let start = Date(timeIntervalSince1970: 1_800_000_000)

    private func expect(
        _ breaker: inout CircuitBreaker, after seconds: TimeInterval, admits expected: Bool,
        _ place: SourceLocation = #_sourceLocation
    ) {
        let admits = breaker.admits(now: start + seconds)
        #expect(admits == expected, sourceLocation: place)
    }

    @Test func `it opens after the outages it was told, and not before`() {
        var breaker = CircuitBreaker(threshold: 3, rest: 5)
        for _ in 0..<2 { breaker.failed(now: start) }
        expect(&breaker, after: 0, admits: true)
        breaker.failed(now: start)
        #expect(breaker.state == .open(until: start + 5))
        expect(&breaker, after: 4.9, admits: false)
    }

    @Test func `an answer in between starts the count again`() {
        var breaker = CircuitBreaker(threshold: 2)
        breaker.failed(now: start)
        breaker.answered()
        breaker.failed(now: start)
        expect(&breaker, after: 0, admits: true)
    }

    @Test func `after its rest it lets one call try, and closes when that succeeds`() {
        var breaker = CircuitBreaker(threshold: 1, rest: 5)
        breaker.failed(now: start)
        expect(&breaker, after: 5, admits: true)
        expect(&breaker, after: 5, admits: false)
        breaker.answered()
        #expect(breaker.state == .closed(outages: 0))
    }

    @Test func `a failed trial makes it rest again`() {
        var breaker = CircuitBreaker(threshold: 1, rest: 5)
        breaker.failed(now: start)
        expect(&breaker, after: 5, admits: true)
        breaker.failed(now: start + 6)
        expect(&breaker, after: 10.9, admits: false)
        expect(&breaker, after: 11, admits: true)
    }

    @Test func `a trial that never reports back does not keep it open for ever`() {
        var breaker = CircuitBreaker(threshold: 1, rest: 5)
        breaker.failed(now: start)
        expect(&breaker, after: 5, admits: true)
        expect(&breaker, after: 10, admits: true)
    }
}
