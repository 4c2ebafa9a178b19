import Crypto
import Foundation
import Kit

/// How a file lies on the disk: pieces of 64 KiB, each encrypted with AES-256-GCM under the file's own key.
///
/// The nonce is the piece's number; the key is used for one file only. Each piece authenticates the file's id, its
/// number and whether it is the last, so none can be changed, moved, left out or cut off unseen (as in STREAM, Hoang,
/// Reyhanitabar, Rogaway and Vizár 2015).
struct SealedFormat: Sendable {
    static let piece = 65_536
    static let tag = 16

    let id: ID<StoredFile>
    let key: SymmetricKey

    func seal(_ bytes: some DataProtocol, number: Int, isLast: Bool) throws -> [UInt8] {
        let box = try AES.GCM.seal(
            bytes, using: key, nonce: nonce(number), authenticating: context(number, isLast))
        return Array(box.ciphertext + box.tag)
    }

    func open(_ sealed: [UInt8], number: Int, isLast: Bool) throws(FileFault) -> [UInt8] {
        guard sealed.count > Self.tag else { throw .broken }
        do {
            let box = try AES.GCM.SealedBox(
                nonce: nonce(number), ciphertext: sealed.dropLast(Self.tag), tag: sealed.suffix(Self.tag))
            return Array(try AES.GCM.open(box, using: key, authenticating: context(number, isLast)))
        } catch {
            throw .broken
        }
    }

    /// How many pieces a file of `size` bytes has.
    static func pieces(_ size: Int) -> Int { (size + piece - 1) / piece }

    private func nonce(_ number: Int) throws -> AES.GCM.Nonce {
        try AES.GCM.Nonce(data: [0, 0, 0, 0] + withUnsafeBytes(of: UInt64(number).bigEndian) { Array($0) })
    }

    private func context(_ number: Int, _ isLast: Bool) -> [UInt8] { id.uuid.bytes + [isLast ? 1 : 0] }
}

/// A sealed file on the disk, read piece by piece from any place.
struct SealedReader {
    let file: DurableFile
    let format: SealedFormat
    let size: Int

    /// One piece in the clear.
    func piece(_ number: Int) throws -> [UInt8] {
        let pieces = SealedFormat.pieces(size)
        let start = number * (SealedFormat.piece + SealedFormat.tag)
        let length = min(SealedFormat.piece, size - number * SealedFormat.piece) + SealedFormat.tag
        return try format.open(try file.read(at: start, length), number: number, isLast: number == pieces - 1)
    }
}
