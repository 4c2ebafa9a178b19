import Foundation
import Kit
import Testing
import TestStore

@testable import Store

/// REQ-GEN-012.
@Suite struct FileStoreTests {
    @Test(arguments: TestDatabase.engines, [20, 65_535, 65_536, 65_537, 131_072, 200_000])
    func `a file comes back as it was handed in`(engine: Engine, size: Int) async throws {
        let trial = try await FileTrial(engine)
        let bytes = SampleFiles.pdf(size)
        let file = try await trial.handAndKeep(bytes, "Đơn đề nghị.PDF")
        #expect(file.size == size)
        #expect(file.type == .pdf)
        #expect(file.name == "Đơn đề nghị.PDF")
        #expect(file.sha256 == Digest.sha256(bytes))
        #expect(!file.isScanned)
        #expect(try await trial.files.read(file.id).bytes() == bytes)
        #expect(try await trial.store.database.read { try $0.file(file.id) } == file)
        let left = try await trial.left()
        #expect(left.onDisk.count == 1)
        #expect(left.staged == 0)
    }

    @Test func `on the disk nothing can be read, neither content nor name`() async throws {
        let trial = try await FileTrial(.sqlite)
        let secret = Array("Lê Thị Thử, 099099000103".utf8)
        _ = try await trial.handAndKeep(Array("%PDF-1.4\n".utf8) + secret, "Lê Thị Thử.pdf")
        let path = try #require(try await trial.left().onDisk.first)
        let raw = try Data(contentsOf: URL(filePath: path))
        #expect(raw.range(of: Data(secret)) == nil)
        #expect(raw.range(of: Data("%PDF".utf8)) == nil)
        #expect(!path.contains("Th"))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test(arguments: TestDatabase.engines)
    func `exactly 20 MB is taken, one byte more is refused before it is all read`(engine: Engine) async throws {
        let trial = try await FileTrial(engine)
        let whole = SampleFiles.pdf(20 << 20)
        let file = try await trial.hand(in: whole, piece: 1 << 20)
        #expect(file.size == 20_971_520)
        #expect(file.sha256 == Digest.sha256(whole))
        let sink = try await trial.files.receive(name: "to.pdf", rule: .attachment)
        try await sink.write(whole)
        await #expect(throws: FileRefusal.tooLarge(most: 20 << 20)) { try await sink.write([0]) }
        await #expect(throws: FileFault.gone) { try await sink.finish() }
        #expect(try await trial.left().onDisk.count == 1)
    }

    @Test func `exactly 5 242 880 bytes of an identity scan are taken, one more is not`() async throws {
        let trial = try await FileTrial(.sqlite)
        #expect(try await trial.hand(in: SampleFiles.pdf(5_242_880), rule: .identityScan).size == 5_242_880)
        await #expect(throws: FileRefusal.tooLarge(most: 5 << 20)) {
            try await trial.hand(in: SampleFiles.pdf(5_242_881), rule: .identityScan)
        }
        #expect(FileRefusal.tooLarge(most: 5 << 20).words.vi == "Dung lượng không vượt quá 5MB.")
    }

    @Test(arguments: TestDatabase.engines)
    func `an upload cut in half leaves nothing behind`(engine: Engine) async throws {
        let trial = try await FileTrial(engine)
        let sink = try await trial.files.receive(name: "đơn.pdf", rule: .attachment)
        try await sink.write(SampleFiles.pdf(300_000))
        #expect(try await trial.left().onDisk.count == 1)
        await sink.abort()
        try await trial.expectNothingLeft()
        await sink.abort()
        await #expect(throws: FileFault.gone) { try await sink.write([1]) }
    }

    @Test(arguments: TestDatabase.engines)
    func `what a crash left is collected after a day, what is kept stays`(engine: Engine) async throws {
        let trial = try await FileTrial(engine)
        let kept = try await trial.handAndKeep(SampleFiles.pdf(1_000))
        // Handed in whole, but its process died before a row named it; and one that was still on its way.
        let orphan = try await trial.hand(in: SampleFiles.pdf(1_000))
        let half = try await trial.files.receive(name: "đơn.pdf", rule: .attachment)
        try await half.write(SampleFiles.pdf(100_000))
        #expect(try await trial.files.collect(now: moment.addingTimeInterval(FileStore.patience)) == 0)
        #expect(try await trial.files.collect(now: moment.addingTimeInterval(FileStore.patience + 1)) == 2)
        let left = try await trial.left()
        #expect(left.onDisk == [trial.files.path(of: kept.id)])
        #expect(left.staged == 0)
        await #expect(throws: FileFault.gone) {
            try await trial.store.database.write { tx in try tx.keep(orphan) }
        }
        #expect(try await trial.files.read(kept.id).bytes().count == 1_000)
    }

    @Test(arguments: TestDatabase.engines)
    func `a file is kept once, in the transaction that names it`(engine: Engine) async throws {
        struct Stop: Error {}
        let trial = try await FileTrial(engine)
        let file = try await trial.hand(in: SampleFiles.pdf(1_000))
        await #expect(throws: Stop.self) {
            try await trial.store.database.write { tx in
                try tx.keep(file)
                throw Stop()
            }
        }
        await #expect(throws: FileFault.gone) { try await trial.files.read(file.id) }
        try await trial.store.database.write { tx in try tx.keep(file) }
        await #expect(throws: FileFault.gone) { try await trial.store.database.write { tx in try tx.keep(file) } }
    }

    @Test(arguments: TestDatabase.engines)
    func `a dropped file is unknown at once and collected a day later`(engine: Engine) async throws {
        let trial = try await FileTrial(engine)
        let file = try await trial.handAndKeep(SampleFiles.pdf(1_000))
        try await trial.store.database.write { tx in try tx.drop(file.id, at: moment) }
        await #expect(throws: FileFault.gone) { try await trial.files.read(file.id) }
        #expect(try await trial.files.collect(now: moment.addingTimeInterval(FileStore.patience + 1)) == 1)
        try await trial.expectNothingLeft()
    }

    @Test func `a flipped bit, a missing piece and pieces in another order are noticed`() async throws {
        let trial = try await FileTrial(.sqlite)
        let file = try await trial.handAndKeep(SampleFiles.pdf(200_000))
        let url = URL(filePath: trial.files.path(of: file.id))
        let whole = try Data(contentsOf: url)
        let piece = SealedFormat.piece + SealedFormat.tag
        var flipped = whole
        flipped[whole.startIndex + 150_000] ^= 1
        let swapped = whole[piece..<2 * piece] + whole[..<piece] + whole[(2 * piece)...]
        for broken in [flipped, whole.dropLast(1), whole[..<piece], swapped, Data()] {
            try Data(broken).write(to: url)
            await #expect(throws: FileFault.broken) { try await trial.files.read(file.id).bytes() }
        }
        try whole.write(to: url)
        #expect(try await trial.files.read(file.id).bytes().count == 200_000)
    }

    @Test func `one file's bytes do not pass for another's`() async throws {
        let trial = try await FileTrial(.sqlite)
        let (one, two) = (try await trial.handAndKeep(SampleFiles.pdf(1_000)), try await trial.handAndKeep(SampleFiles.pdf(1_000)))
        let stolen = try Data(contentsOf: URL(filePath: trial.files.path(of: one.id)))
        try stolen.write(to: URL(filePath: trial.files.path(of: two.id)))
        await #expect(throws: FileFault.broken) { try await trial.files.read(two.id).bytes() }
    }

    @Test func `a directory that cannot be written is told`() async throws {
        let store = try await trial(.sqlite)
        try Data().write(to: URL(filePath: store.directory + "/files"))
        #expect(throws: StoreFault.self) {
            try FileStore(
                directory: store.directory + "/files", database: store.database, keys: ring, clock: .system, chance: .system,
                unscanned: .allowed)
        }
    }

    @Test func `twenty files at once come back each as it was`() async throws {
        let trial = try await FileTrial(.sqlite)
        try await withThrowingTaskGroup { group in
            for number in 0..<20 {
                group.addTask {
                    let bytes = SampleFiles.pdf(70_000 + number * 1_000)
                    let file = try await trial.handAndKeep(bytes)
                    let back = try await trial.files.read(file.id).bytes()
                    #expect(back == bytes)
                }
            }
            try await group.waitForAll()
        }
        #expect(try await trial.left().kept == 20)
    }
}
