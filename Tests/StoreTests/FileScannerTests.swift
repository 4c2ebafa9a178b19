import Foundation
import Kit
import Synchronization
import Testing
import TestStore

@testable import Store

@Suite struct FileScannerTests {
    /// Notes what it is shown, and says what it was told to say.
    private func scanner(_ seen: Tally, _ verdict: FileScanner.Verdict) -> FileScanner {
        FileScanner {
            FileScanner.Scan(
                push: { seen.add(String($0.count)) }, finish: { verdict }, cancel: { seen.add("cancelled") })
        }
    }

    @Test func `the scanner sees the whole file, and its word is kept`() async throws {
        let seen = Tally()
        let trial = try await FileTrial(.sqlite, scanner: scanner(seen, .clean), unscanned: .refused)
        let file = try await trial.handAndKeep(SampleFiles.pdf(100_000))
        #expect(file.isScanned)
        #expect(seen.entries.compactMap { Int($0) }.reduce(0, +) == 100_000)
        #expect(try await trial.store.database.read { try $0.file(file.id)?.isScanned } == true)
    }

    @Test(arguments: [UnscannedFiles.refused, .allowed])
    func `a sick file is refused whatever is configured, and leaves nothing`(unscanned: UnscannedFiles) async throws {
        let trial = try await FileTrial(.sqlite, scanner: scanner(Tally(), .found("MotCua.Thu.Nghiem")), unscanned: unscanned)
        await #expect(throws: FileRefusal.unsafe) { try await trial.hand(in: SampleFiles.pdf(100_000)) }
        try await trial.expectNothingLeft()
    }

    @Test func `without a verdict a file is refused or allowed as configured, and says so`() async throws {
        let strict = try await FileTrial(.sqlite, scanner: scanner(Tally(), .notScanned("down")), unscanned: .refused)
        await #expect(throws: FileRefusal.notScanned) { try await strict.hand(in: SampleFiles.pdf(1_000)) }
        try await strict.expectNothingLeft()
        #expect(FileRefusal.notScanned.status == 503)
        let lenient = try await FileTrial(.sqlite, scanner: scanner(Tally(), .notScanned("down")), unscanned: .allowed)
        #expect(try await !lenient.hand(in: SampleFiles.pdf(1_000)).isScanned)
        let none = try await FileTrial(.sqlite, unscanned: .refused)
        await #expect(throws: FileRefusal.notScanned) { try await none.hand(in: SampleFiles.pdf(1_000)) }
    }

    @Test func `an aborted upload gives its scan up`() async throws {
        let seen = Tally()
        let trial = try await FileTrial(.sqlite, scanner: scanner(seen, .clean))
        let sink = try await trial.files.receive(name: "a.pdf", rule: .attachment)
        try await sink.write(SampleFiles.pdf(1_000))
        await sink.abort()
        #expect(seen.entries == ["cancelled"])
    }
}
