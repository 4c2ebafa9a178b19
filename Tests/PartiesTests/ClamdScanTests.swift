import NIOCore
import Testing

@testable import Parties

/// INT-12, against a server that speaks clamd's bytes.
@Suite struct ClamdScanTests {
    private static let end: [UInt8] = [0, 0, 0, 0]

    private func clamd(
        _ bench: Bench, _ port: Int, threshold: Int = 5, limit: Duration = .seconds(20)
    ) -> Clamd {
        Clamd(
            .tcp(host: "127.0.0.1", port: port), line: bench.line("clamd", threshold: threshold),
            step: limit, verdict: limit)
    }

    private func scan(
        _ act: LoopbackServer.Act, limit: Duration = .seconds(20)
    ) async throws -> (verdict: ClamdScan.Verdict, meter: PartyMeter.Count) {
        let server = try await LoopbackServer { $0.suffix(4) == Self.end[...] ? act : .wait }
        var end: (ClamdScan.Verdict, PartyMeter.Count) = (.clean, .init())
        try await Bench.run { bench in
            let scan = await clamd(bench, server.port, limit: limit).begin()
            await scan.push(Array("xin chào".utf8))
            end = (await scan.finish(), bench.meter.count(of: "clamd"))
        }
        try await server.stop()
        return end
    }

    @Test func `the stream is clamd's, byte for byte`() async throws {
        let server = try await LoopbackServer { $0.suffix(4) == Self.end[...] ? .send("stream: OK\0") : .wait }
        try await Bench.run { bench in
            let scan = await clamd(bench, server.port).begin()
            await scan.push([0x41, 0x42, 0x43])
            await scan.push([])
            await scan.push(ByteBuffer(bytes: [0x44]))
            #expect(await scan.finish() == .clean)
            #expect(await scan.finish() == .clean)
        }
        #expect(server.log.texts == ["zINSTREAM\0\0\0\0\u{3}ABC\0\0\0\u{1}D\0\0\0\0"])
        try await server.stop()
    }

    @Test func `each reply has one meaning`() async throws {
        #expect(try await scan(.send("stream: OK\0")).verdict == .clean)
        #expect(try await scan(.send("stream: MotCua.Thu.Nghiem FOUND\0")).verdict == .found("MotCua.Thu.Nghiem"))
        #expect(try await scan(.send("INSTREAM size limit exceeded. ERROR\0")).verdict == .notScanned(.tooLarge))
        #expect(try await scan(.send("stream: Can't allocate memory ERROR\0")).verdict
            == .notScanned(.failed("stream: Can't allocate memory ERROR")))
        #expect(try await scan(.hangUp).verdict == .notScanned(.down(.broken)))
        #expect(try await scan(.send(String(repeating: "x", count: 9000))).verdict
            == .notScanned(.failed(String(repeating: "x", count: 4096))))
    }

    @Test func `a reply that is cut is not taken for a clean one`() async throws {
        #expect(try await scan(.send("stream: O")).verdict == .notScanned(.failed("stream: O")))
    }

    @Test func `a scanner that never answers is waited for only so long, and counted`() async throws {
        let (verdict, count) = try await scan(.hold(""), limit: .milliseconds(300))
        #expect(verdict == .notScanned(.down(.timeout)))
        #expect(count.calls == 1 && count.failures == 1)
    }

    @Test func `a scanner that drops the line in the middle leaves the file unscanned`() async throws {
        let server = try await LoopbackServer { $0.count > 100_000 ? .hangUp : .wait }
        try await Bench.run { bench in
            let scan = await clamd(bench, server.port).begin()
            for _ in 0..<100 { await scan.push([UInt8](repeating: 7, count: 64 * 1024)) }
            #expect(await scan.finish() == .notScanned(.down(.broken)))
        }
        try await server.stop()
    }

    @Test func `a scan that is given up is over, and no outage`() async throws {
        let server = try await LoopbackServer { _ in .hold("") }
        try await Bench.run { bench in
            let scan = await clamd(bench, server.port).begin()
            await scan.push([1, 2, 3])
            await scan.cancel()
            #expect(await scan.finish() == .notScanned(.down(.cancelled)))
            #expect(bench.meter.count(of: "clamd").calls == 0)
        }
        try await server.stop()
    }

    @Test func `a scanner that is away is an outage, and is left in peace after some`() async throws {
        let port = try await closedPort()
        try await Bench.run { bench in
            let clamd = clamd(bench, port, threshold: 2)
            for _ in 0..<2 { #expect(await clamd.begin().finish() == .notScanned(.down(.unreachable))) }
            let scan = await clamd.begin()
            await scan.push([1])
            #expect(await scan.finish() == .notScanned(.down(.resting)))
            #expect(bench.meter.count(of: "clamd").calls == 2)
        }
    }
}
