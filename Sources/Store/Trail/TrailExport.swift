import Foundation
import Kit

/// The roots outside the database, a line of JSON each: who can rewrite the tables cannot rewrite what was copied away.
struct TrailExport: Sendable {
    let path: String

    struct Line: Codable, Equatable {
        let batch: Int
        let at: Int64
        let count: Int
        let root: String
        let previous: String
        let key: Int
        let signature: String

        init(_ seal: TrailSeal) {
            (batch, at, count, key) = (seal.batch, seal.at, seal.rows.count, seal.key)
            (root, previous) = (Base64URL.encode(seal.root), Base64URL.encode(seal.previous))
            signature = Base64URL.encode(seal.signature)
        }
    }

    /// All whole lines; a half one at the end is what a crash left. One that is no root is told, never skipped.
    func lines() throws -> [Line] {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
        let whole = text.lastIndex(of: "\n").map { text[..<$0] } ?? ""
        return try whole.split(separator: "\n").enumerated().map { index, line in
            do {
                return try JSONDecoder().decode(Line.self, from: Data(line.utf8))
            } catch {
                throw TrailExportFault.notARoot(line: index + 1)
            }
        }
    }

    /// Appends what is missing, durably; what a crash left half-written is cut off first. Does nothing where another
    /// sealer is at it.
    /// - Parameter next: The seals after a batch; none when there are no more.
    func complete(_ next: (_ batch: Int) async throws -> [TrailSeal]) async throws {
        let file = try DurableFile(appendingTo: path)
        defer { file.close() }
        guard file.lock() else { return }
        try file.cutHalfLine()
        var last = try lastBatch(file)
        while true {
            let seals = try await next(last)
            guard let end = seals.last?.batch else { return }
            for seal in seals { try file.write(try Self.text(seal)) }
            try file.sync()
            last = end
        }
    }

    /// 0 where there is none.
    private func lastBatch(_ file: DurableFile) throws -> Int {
        guard let line = try file.tail(4096).split(separator: UInt8(ascii: "\n")).last else { return 0 }
        guard let last = try? JSONDecoder().decode(Line.self, from: Data(line)) else {
            throw TrailExportFault.notARoot(line: 0)
        }
        return last.batch
    }

    private static func text(_ seal: TrailSeal) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return Array(try encoder.encode(Line(seal))) + [UInt8(ascii: "\n")]
    }
}

public enum TrailExportFault: Error, Equatable {
    /// `line` from 1; 0 for the last one.
    case notARoot(line: Int)
}
