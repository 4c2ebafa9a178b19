import Testing

@testable import Parties

/// INT-12 against a real clamd with one signature of our own.
@Suite struct RealClamdTests {
    static let script = SupportScript(
        name: "clamd.sh", programs: ["/usr/sbin/clamd"], packages: "clamav-daemon")

    private func verdict(_ clamd: Clamd, _ chunks: [[UInt8]]) async -> ClamdScan.Verdict {
        let scan = await clamd.begin()
        for chunk in chunks { await scan.push(chunk) }
        return await scan.finish()
    }

    @Test(.enabled(if: script.isPossible))
    func `clamd finds its signature, clears the rest, and drops what is too long`() async throws {
        try await Self.script.started { lines in
            try await Bench.run { bench in
                let port = try #require(lines.first.flatMap { Int($0) })
                let line = bench.line("clamd")
                for address in [Clamd.Address.tcp(host: "127.0.0.1", port: port), .unix(path: lines[1])] {
                    let clamd = Clamd(address, line: line)
                    #expect(await verdict(clamd, [Array("Tờ khai".utf8), Array(" của công dân".utf8)]) == .clean)
                    #expect(await verdict(clamd, []) == .clean)
                    // The signature lies across two chunks.
                    let bad = [Array("… TEP THU NGHIEM".utf8), Array(" CO MA DOC …".utf8)]
                    #expect(await verdict(clamd, bad) == .found("MotCua.Thu.Nghiem.UNOFFICIAL"))
                    let large = Array(repeating: [UInt8](repeating: 65, count: 256 * 1024), count: 40)
                    guard case .notScanned = await verdict(clamd, large) else {
                        Issue.record("ten megabytes were scanned although streams end at one")
                        continue
                    }
                }
            }
        }
    }
}
