import Synchronization
import Testing

@testable import Parties

@Suite struct PartyLineTests {
    /// Counts the calls that went out, and ends each as told.
    final class Party: Sendable {
        private let state: Mutex<(calls: Int, plan: [PartyFailure?])>
        init(_ plan: [PartyFailure?]) { state = Mutex((0, plan)) }
        var calls: Int { state.withLock { $0.calls } }
        func answer() throws(PartyFailure) -> Int {
            let failure = state.withLock { state in
                state.calls += 1
                return state.plan.isEmpty ? nil : state.plan.removeFirst()
            }
            if let failure { throw failure }
            return 7
        }
    }

    @Test func `an outage is tried again where that is safe, a time-out and a refusal are not`() async throws {
        try await Bench.run { bench in
            let cases: [(PartyFailure, Int)] = [
                (.down(.unreachable), 2), (.down(.broken), 2), (.down(.failing(status: 503)), 2),
                (.down(.timeout), 1), (.refused(status: 403, reason: ""), 1),
            ]
            for (failure, calls) in cases {
                let party = Party([failure, nil])
                _ = try? await bench.line("x").call(tries: 2) { () async throws(PartyFailure) in try party.answer() }
                #expect(party.calls == calls)
            }
        }
    }

    @Test func `a call that may not be repeated goes out once`() async throws {
        try await Bench.run { bench in
            let party = Party([.down(.broken)])
            let end = await failure { () async throws(PartyFailure) in
                try await bench.line("x").call { () async throws(PartyFailure) in try party.answer() }
            }
            #expect(end == .down(.broken))
            #expect(party.calls == 1)
        }
    }

    @Test func `a party that is down rests, and is tried again after a while`() async throws {
        try await Bench.run { bench in
            let line = bench.line("x", threshold: 2)
            let party = Party([.down(.timeout), .down(.timeout)])
            func call() async -> PartyFailure? {
                await failure { () async throws(PartyFailure) in
                    try await line.call { () async throws(PartyFailure) in try party.answer() }
                }
            }
            #expect(await call() == .down(.timeout))
            #expect(await call() == .down(.timeout))
            #expect(!line.isUp)
            #expect(await call() == .down(.resting))
            #expect(party.calls == 2)
            bench.hands.advance(5)
            #expect(await call() == nil)
            #expect(line.isUp)
        }
    }

    @Test func `refusals do not open the breaker`() async throws {
        try await Bench.run { bench in
            let line = bench.line("x", threshold: 1)
            let party = Party([.refused(status: 403, reason: "")])
            for _ in 0..<2 {
                _ = try? await line.call { () async throws(PartyFailure) in try party.answer() }
            }
            #expect(party.calls == 2)
            #expect(line.isUp)
        }
    }

    @Test func `the meter counts calls, failures, refusals and seconds, and prints them for Prometheus`() {
        let meter = PartyMeter()
        meter.record(.answered, party: "sms", took: .milliseconds(250))
        meter.record(.failed, party: "sms", took: .milliseconds(250))
        meter.record(.refused, party: "kyc", took: .seconds(1))
        #expect(meter.count(of: "sms") == PartyMeter.Count(calls: 2, failures: 1, refusals: 0, seconds: 0.5))
        let text = meter.prometheus
        #expect(text.contains("# TYPE motcua_party_calls_total counter\nmotcua_party_calls_total{party=\"kyc\"} 1\n"))
        #expect(text.contains("motcua_party_failures_total{party=\"sms\"} 1\n"))
        #expect(text.contains("motcua_party_refusals_total{party=\"kyc\"} 1\n"))
        #expect(text.contains("motcua_party_seconds_total{party=\"sms\"} 0.5\n"))
    }
}
