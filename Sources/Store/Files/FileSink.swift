import Crypto
import Foundation
import Kit

/// The door one file comes in through. Written to by one caller, in order; ended by `finish` or `abort`.
///
/// Whatever is refused or aborted leaves nothing behind; what a crash leaves is collected a day later.
public actor FileSink {
    private let store: FileStore
    private let file: Boxed
    private let format: SealedFormat
    private let name: String
    private let type: FileType
    private let rule: FileRule
    private let scan: FileScanner.Scan
    private let receivedAt: Date
    private var hash = SHA256()
    private var pending: [UInt8] = []
    private var pieces = 0
    private var size = 0
    private var isEnded = false

    init(
        store: FileStore, file: Boxed, format: SealedFormat, name: String, type: FileType, rule: FileRule,
        scan: FileScanner.Scan, receivedAt: Date
    ) {
        (self.store, self.file, self.format, self.name) = (store, file, format, name)
        (self.type, self.rule, self.scan, self.receivedAt) = (type, rule, scan, receivedAt)
    }

    /// - Throws: ``FileRefusal/tooLarge(most:)`` with the first byte too many, and ``FileRefusal/wrongType(allowed:)``
    ///   with the first bytes of another kind of file; it is aborted then. ``StoreFault/unavailable(_:)`` for a full disk.
    public func write(_ bytes: some Collection<UInt8> & Sendable) async throws {
        guard !isEnded else { throw FileFault.gone }
        do {
            guard size + bytes.count <= rule.most else { throw FileRefusal.tooLarge(most: rule.most) }
            size += bytes.count
            pending += bytes
            if size >= FileSignature.length || pieces > 0 { try checkBeginning() }
            // A whole piece is held back until there is more: the last one is sealed as the last.
            while pending.count > SealedFormat.piece {
                let piece = Array(pending.prefix(SealedFormat.piece))
                pending.removeFirst(SealedFormat.piece)
                try await put(piece, isLast: false)
            }
        } catch {
            await abort()
            throw error
        }
    }

    /// Makes the file durable. It is kept only when a row names it: ``Transaction/keep(_:)``.
    /// - Throws: ``FileRefusal``; nothing is kept then.
    public func finish() async throws -> StoredFile {
        guard !isEnded else { throw FileFault.gone }
        do {
            guard size > 0 else { throw FileRefusal.unsafe }
            try checkBeginning()
            try await put(pending, isLast: true)
            try await inspect()
            let isScanned = try await verdict()
            let wrappedKey = try store.keys.seal(
                format.key.withUnsafeBytes { Array($0) }, for: FileStore.purpose(format.id))
            try await sync()
            isEnded = true
            return StoredFile(
                id: format.id, name: name, type: type, size: size, sha256: Array(hash.finalize()),
                receivedAt: receivedAt, isScanned: isScanned, wrappedKey: wrappedKey)
        } catch {
            await abort()
            throw error
        }
    }

    /// Leaves nothing behind. Harmless after the end.
    public func abort() async {
        guard !isEnded else { return }
        isEnded = true
        pending = []
        await scan.cancel()
        let file = file
        // What cannot be removed now is collected later.
        _ = try? await store.threads.run { file.file.close() }
        try? await store.remove(format.id)
    }

    private func put(_ piece: [UInt8], isLast: Bool) async throws {
        hash.update(data: piece)
        let (number, format, file) = (pieces, format, file)
        pieces += 1
        async let pushed: Void = scan.push(piece)
        try await store.threads.run { try file.file.write(try format.seal(piece, number: number, isLast: isLast)) }
        await pushed
    }

    private func checkBeginning() throws {
        guard pieces == 0 else { return }
        let beginning = pending.prefix(FileSignature.length)
        guard FileSignature.fits(type, beginning) else { throw FileRefusal.wrongType(allowed: rule.types) }
    }

    /// Looks inside: what the name and the first bytes promise must be there, and nothing that runs by itself.
    private func inspect() async throws {
        let (file, format, size, type, types) = (file, format, size, type, rule.types)
        try await store.threads.run {
            let bytes = FileBytes(SealedReader(file: file.file, format: format, size: size))
            switch try FileInspection.of(bytes, as: type) {
            case .fine: return
            case .anotherType: throw FileRefusal.wrongType(allowed: types)
            case .unsafe: throw FileRefusal.unsafe
            }
        }
    }

    private func verdict() async throws -> Bool {
        switch await scan.finish() {
        case .clean: return true
        case .found: throw FileRefusal.unsafe
        case .notScanned where store.unscanned == .allowed: return false
        case .notScanned: throw FileRefusal.notScanned
        }
    }

    private func sync() async throws {
        let (file, path) = (file, store.path(of: format.id))
        try await store.threads.run {
            try file.file.sync()
            try DurableFile.sync(directory: String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.endIndex)))
            file.file.close()
        }
    }
}
