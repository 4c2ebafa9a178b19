import Foundation
import Kit
import Testing
import TestStore

@testable import Store

/// A file store on a database and a directory of its own.
struct FileTrial {
    let store: TestDatabase
    let files: FileStore
    let clock = StandingClock()

    init(_ engine: Engine, scanner: FileScanner = .none, unscanned: UnscannedFiles = .allowed) async throws {
        store = try await trial(engine)
        files = try FileStore(
            directory: store.directory + "/files", database: store.database, keys: ring, clock: clock.clock, chance: .system,
            scanner: scanner, unscanned: unscanned)
    }

    /// Hands in a whole file, in pieces as the network brings them.
    func hand(
        in bytes: [UInt8], _ name: String = "đơn.pdf", rule: FileRule = .attachment, piece: Int = 30_000
    ) async throws -> StoredFile {
        let sink = try await files.receive(name: name, rule: rule)
        for start in stride(from: 0, to: bytes.count, by: piece) {
            try await sink.write(bytes[start..<min(start + piece, bytes.count)])
        }
        return try await sink.finish()
    }

    func handAndKeep(_ bytes: [UInt8], _ name: String = "đơn.pdf", rule: FileRule = .attachment) async throws -> StoredFile {
        let file = try await hand(in: bytes, name, rule: rule)
        try await store.database.write { tx in try tx.keep(file) }
        return file
    }

    /// Files on the disk, and rows of both tables.
    func left() async throws -> (onDisk: [String], staged: Int, kept: Int) {
        let all = try FileManager.default.subpathsOfDirectory(atPath: store.directory + "/files")
        let (staged, kept) = try await store.database.read { tx in
            (
                try tx.count("SELECT count(*) AS n FROM store_files_staged"),
                try tx.count("SELECT count(*) AS n FROM store_files")
            )
        }
        return (all.filter { $0.contains("/") }.map { store.directory + "/files/" + $0 }, staged, kept)
    }

    func expectNothingLeft() async throws {
        let left = try await left()
        #expect(left.onDisk.isEmpty)
        #expect(left.staged == 0)
        #expect(left.kept == 0)
    }
}
