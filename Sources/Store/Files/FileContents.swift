import Crypto
import Foundation
import Kit

/// A stored file in the clear, piece by piece.
///
/// ```swift
/// for try await piece in try await files.read(id) { try await response.write(piece) }
/// ```
public struct FileContents: AsyncSequence, Sendable {
    public let file: StoredFile
    let threads: FileThreads
    let opened: Boxed
    let format: SealedFormat

    public func makeAsyncIterator() -> Iterator { Iterator(contents: self) }

    public struct Iterator: AsyncIteratorProtocol {
        let contents: FileContents
        private var next = 0
        private var hash = SHA256()

        init(contents: FileContents) { self.contents = contents }

        /// - Throws: ``FileFault/broken`` at the first piece that was changed, and at the end when the whole is not what
        ///   was taken in.
        public mutating func next() async throws -> [UInt8]? {
            let (number, size) = (next, contents.file.size)
            guard number < SealedFormat.pieces(size) else {
                guard Digest.equal(Array(hash.finalize()), contents.file.sha256) else { throw FileFault.broken }
                return nil
            }
            let (opened, format) = (contents.opened, contents.format)
            let piece = try await contents.threads.run {
                try SealedReader(file: opened.file, format: format, size: size).piece(number)
            }
            hash.update(data: piece)
            next += 1
            return piece
        }
    }

    /// The whole file; only for small ones.
    public func bytes() async throws -> [UInt8] {
        var all: [UInt8] = []
        for try await piece in self { all += piece }
        return all
    }
}
