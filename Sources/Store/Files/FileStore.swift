import Crypto
import Foundation
import Kit

/// The files people hand in: in a directory outside every web root, under random names, each encrypted with its own
/// key (REQ-GEN-012).
///
/// ```swift
/// let sink = try await files.receive(name: "đơn.pdf", rule: .attachment)
/// for try await bytes in upload { try await sink.write(bytes) }
/// let file = try await sink.finish()
/// try await database.write { tx in
///     try tx.keep(file)
///     try tx.attach(file.id, to: dossier)
/// }
/// ```
public final class FileStore: Sendable {
    let database: Database
    let keys: KeyRing
    let clock: Clock
    let chance: Chance
    let scanner: FileScanner
    let unscanned: UnscannedFiles
    let threads = FileThreads()
    private let directory: String
    /// A day.
    public static let patience: TimeInterval = 86_400

    /// Makes the directory and its 256 folders where they are missing.
    /// - Throws: ``StoreFault/unavailable(_:)`` with the path.
    public init(
        directory: String, database: Database, keys: KeyRing, clock: Clock, chance: Chance,
        scanner: FileScanner = .none, unscanned: UnscannedFiles
    ) throws {
        (self.directory, self.database, self.keys) = (directory, database, keys)
        (self.clock, self.chance, self.scanner, self.unscanned) = (clock, chance, scanner, unscanned)
        try makeFolders()
    }

    /// Opens the door for one file.
    /// - Throws: ``FileRefusal/wrongType(allowed:)`` for a name of another kind, before anything is read.
    public func receive(name: String, rule: FileRule) async throws -> FileSink {
        guard let name = FileName(name), let type = FileType(name: name.text), rule.types.contains(type) else {
            throw FileRefusal.wrongType(allowed: rule.types)
        }
        let id = ID<StoredFile>(uuid: chance.uuid4())
        let (now, path) = (clock.now, path(of: id))
        try await database.write { tx in try tx.stage(id, at: now) }
        let file = try await threads.run { Boxed(try DurableFile(creating: path)) }
        let format = SealedFormat(id: id, key: SymmetricKey(data: chance.bytes(32)))
        return FileSink(
            store: self, file: file, format: format, name: name.text, type: type, rule: rule,
            scan: await scanner.begin(), receivedAt: now)
    }

    /// Opens a file that is kept.
    /// - Throws: ``FileFault/gone``, ``FileFault/broken``.
    public func read(_ id: ID<StoredFile>) async throws -> FileContents {
        guard let file = try await database.read({ tx in try tx.file(id) }) else { throw FileFault.gone }
        let key = try keys.open(file.wrappedKey, for: Self.purpose(id))
        let (path, format) = (path(of: id), SealedFormat(id: id, key: SymmetricKey(data: key)))
        let opened = try await threads.run { Boxed(try DurableFile(reading: path)) }
        return FileContents(file: file, threads: threads, opened: opened, format: format)
    }

    /// Removes what nobody kept within a day; tells how many files. Once an hour is enough.
    @discardableResult
    public func collect(now: Date) async throws -> Int {
        let before = now.addingTimeInterval(-Self.patience)
        let old = try await database.read { tx in
            try tx.run("SELECT id FROM store_files_staged WHERE staged_at < \(before) ORDER BY staged_at LIMIT 1000") {
                try $0.id("id") as ID<StoredFile>
            }
        }
        for id in old { try await remove(id) }
        return old.count
    }

    func path(of id: ID<StoredFile>) -> String {
        "\(directory)/\(id.description.prefix(2))/\(id.description)"
    }

    /// The row goes first: nobody can keep a file whose bytes are going.
    func remove(_ id: ID<StoredFile>) async throws {
        let path = path(of: id)
        let isStaged = try await database.write { tx in try tx.unstage(id) }
        guard isStaged else { return }
        try await threads.run { try DurableFile.remove(path) }
    }

    static func purpose(_ id: ID<StoredFile>) -> String { "store:file:\(id)" }

    private func makeFolders() throws {
        let folders = (0..<256).map { "\(directory)/" + String($0 + 256, radix: 16).suffix(2) }
        let missing = folders.filter { !FileManager.default.fileExists(atPath: $0) }
        guard !missing.isEmpty else { return }
        do {
            for folder in missing {
                try FileManager.default.createDirectory(
                    atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            }
        } catch {
            throw StoreFault.unavailable("\(directory): \(error.localizedDescription)")
        }
        // A folder whose own name is not on the disk loses all that is in it.
        try DurableFile.sync(directory: URL(filePath: directory).deletingLastPathComponent().path(percentEncoded: false))
        try DurableFile.sync(directory: directory)
    }
}

/// A file that is handed from thread to thread, never held by two at once.
final class Boxed: @unchecked Sendable {
    let file: DurableFile

    init(_ file: DurableFile) { self.file = file }
}
