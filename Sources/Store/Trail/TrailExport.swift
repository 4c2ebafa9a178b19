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

    /// The number of the last batch written out; 0 where there is none.
    func lastBatch() throws -> Int {
        let file = try DurableFile(appendingTo: path)
        defer { file.close() }
        let end = UInt8(ascii: "\n")
        let tail = try file.tail(4096)
        guard let line = tail[..<(tail.lastIndex(of: end) ?? 0)].split(separator: end).last else { return 0 }
        guard let last = try? JSONDecoder().decode(Line.self, from: Data(line)) else {
            throw TrailExportFault.notARoot(line: 0)
        }
        return last.batch
    }

    /// Durable when it returns. What a crash left half-written is cut off first.
    func append(_ seals: [TrailSeal]) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let file = try DurableFile(appendingTo: path)
        defer { file.close() }
        try file.cutHalfLine()
        for seal in seals { try file.write(Array(try encoder.encode(Line(seal))) + [UInt8(ascii: "\n")]) }
        try file.sync()
    }
}

package enum TrailExportFault: Error, Equatable {
    /// `line` from 1; 0 for the last one.
    case notARoot(line: Int)
}
