import Foundation
import Kit

/// An entry's columns as they stand in the database, and the commitment over them.
struct TrailContent {
    let stream: String
    let at: Int64
    let actor: String
    let action: String
    let object: String
    let details: String
    let salt: [UInt8]

    init(_ entry: TrailEntry, at now: Date) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        (stream, actor) = (Self.kept(entry.stream), Self.kept(entry.actor))
        (action, object) = (Self.kept(entry.action), Self.kept(entry.object))
        details = String(decoding: try encoder.encode(entry.details), as: UTF8.self)
        (at, salt) = (now.milliseconds, entry.salt)
    }

    init(row: Row) throws {
        (stream, at) = (try row.text("stream"), try row.date("at").milliseconds)
        (actor, action) = (try row.text("actor"), try row.text("action"))
        (object, details) = (try row.text("object"), try row.text("details"))
        salt = try row.blob("salt")
    }

    /// SHA-256 over the salt and each column with its length before it, so that nothing can move from one to the next.
    var commitment: [UInt8] {
        var bytes = salt
        for part in [stream, String(at), actor, action, object, details] {
            bytes += withUnsafeBytes(of: UInt64(part.utf8.count).bigEndian) { Array($0) }
            bytes += part.utf8
        }
        return Digest.sha256(bytes)
    }

    /// As the engines keep it: without zero characters.
    private static func kept(_ text: String) -> String {
        text.utf8.contains(0) ? String(decoding: text.utf8.filter { $0 != 0 }, as: UTF8.self) : text
    }
}
