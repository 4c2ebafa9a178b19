import Foundation
import Kit
import Synchronization

@testable import Parties

/// What every test of an adapter needs: a client, a meter, a clock that is set by hand.
struct Bench: Sendable {
    let http: HTTPParty
    let meter = PartyMeter()
    let hands = Hands()

    final class Hands: Sendable {
        private let moment = Mutex(Date(timeIntervalSince1970: 1_800_000_000))
        var now: Date { moment.withLock { $0 } }
        func advance(_ seconds: TimeInterval) { moment.withLock { $0 += seconds } }
    }

    var clock: Clock { Clock { [hands] in hands.now } }

    func line(_ party: String, threshold: Int = 5) -> PartyLine {
        PartyLine(party, meter: meter, clock: clock, breaker: CircuitBreaker(threshold: threshold, rest: 5))
    }

    /// Runs `work` with a client that gives up after `timeout`, and shuts it down.
    static func run(
        timeout: Duration = .milliseconds(400), longest: Int = 64 * 1024, addresses: [String: String] = [:],
        _ work: (Bench) async throws -> Void
    ) async throws {
        let bench = Bench(http: HTTPParty(timeout: timeout, longest: longest, addresses: addresses))
        do {
            try await work(bench)
        } catch {
            try await bench.http.shutdown()
            throw error
        }
        try await bench.http.shutdown()
    }
}

/// The failure `work` ended in; `nil` if it did not fail.
func failure(_ work: () async throws(PartyFailure) -> some Any) async -> PartyFailure? {
    do throws(PartyFailure) {
        _ = try await work()
        return nil
    } catch {
        return error
    }
}

/// A port nobody listens on, for a party that is away.
func closedPort() async throws -> Int {
    let server = try await LoopbackServer { _ in .hangUp }
    try await server.stop()
    return server.port
}
