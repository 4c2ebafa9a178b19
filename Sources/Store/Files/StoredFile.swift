import Foundation
import Kit

/// A file as it was taken in — *tệp đính kèm*. Durable on the disk; to be kept it has to be named by a row
/// (``Transaction/keep(_:)``) within a day.
public struct StoredFile: Sendable, Equatable {
    /// Random; tells nothing of when or by whom.
    public let id: ID<StoredFile>
    /// The name it had at home, NFC, without folders.
    public let name: String
    public let type: FileType
    public let size: Int
    public let sha256: [UInt8]
    public let receivedAt: Date
    /// Whether a scanner found it clean; false where files are allowed without.
    public let isScanned: Bool
    /// Its data key, sealed by the deployment's ring.
    let wrappedKey: [UInt8]

    init(row: Row) throws {
        (id, name) = (try row.id("id"), try row.text("name"))
        type = try row.read("type", FileType.init(rawValue:))
        (size, sha256) = (try row.int("size"), try row.blob("sha256"))
        (receivedAt, isScanned) = (try row.date("received_at"), try row.bool("is_scanned"))
        wrappedKey = try row.blob("wrapped_key")
    }

    init(
        id: ID<StoredFile>, name: String, type: FileType, size: Int, sha256: [UInt8], receivedAt: Date, isScanned: Bool,
        wrappedKey: [UInt8]
    ) {
        (self.id, self.name, self.type, self.size, self.sha256) = (id, name, type, size, sha256)
        (self.receivedAt, self.isScanned, self.wrappedKey) = (receivedAt, isScanned, wrappedKey)
    }
}

extension Transaction {
    /// Notes that a file is on its way, so that what a crash leaves can be found.
    func stage(_ id: ID<StoredFile>, at now: Date) throws {
        try execute("INSERT INTO store_files_staged (id, staged_at) VALUES (\(id), \(now))")
    }

    @discardableResult
    func unstage(_ id: ID<StoredFile>) throws -> Bool {
        try execute("DELETE FROM store_files_staged WHERE id = \(id)") > 0
    }

    /// Keeps a file that was received: in the transaction that writes the row which names it.
    /// - Throws: ``FileFault/gone`` when it was kept already or collected.
    public func keep(_ file: StoredFile) throws {
        guard try unstage(file.id) else { throw FileFault.gone }
        try execute("""
            INSERT INTO store_files (id, name, type, size, sha256, received_at, is_scanned, wrapped_key)
            VALUES (\(file.id), \(file.name), \(file.type.rawValue), \(file.size), \(file.sha256), \(file.receivedAt),
                    \(file.isScanned), \(file.wrappedKey))
            """)
    }

    public func file(_ id: ID<StoredFile>) throws -> StoredFile? {
        try first("SELECT * FROM store_files WHERE id = \(id)", StoredFile.init(row:))
    }

    /// Files in the order of `ids`, without those that are gone.
    public func files(_ ids: [ID<StoredFile>]) throws -> [StoredFile] {
        let found = try run("SELECT * FROM store_files WHERE id IN (\(list: ids))", StoredFile.init(row:))
        let byID = Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
        return ids.compactMap { byID[$0] }
    }

    /// Lets a file go, in the transaction that drops the row which named it. Its bytes are collected a day later.
    public func drop(_ id: ID<StoredFile>, at now: Date) throws {
        guard try execute("DELETE FROM store_files WHERE id = \(id)") > 0 else { return }
        try stage(id, at: now)
    }
}

let fileMigrations: [Migration] = [
    Migration(
        "2026-11-21-0050-store-files",
        """
        CREATE TABLE store_files (
            id {{id}} NOT NULL PRIMARY KEY,
            name text NOT NULL,
            type text NOT NULL,
            size {{int}} NOT NULL CHECK (size > 0),
            sha256 {{blob}} NOT NULL CHECK (length(sha256) = 32),
            received_at {{moment}} NOT NULL,
            is_scanned {{bool}} NOT NULL,
            wrapped_key {{blob}} NOT NULL
        )
        """,
        "CREATE TABLE store_files_staged (id {{id}} NOT NULL PRIMARY KEY, staged_at {{moment}} NOT NULL)",
        "CREATE INDEX store_files_staged_at ON store_files_staged (staged_at)")
]
