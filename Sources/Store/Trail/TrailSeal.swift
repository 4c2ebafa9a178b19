import Crypto
import Foundation
import Kit

/// A sealed batch: which rows, their root, the batch before, a signature whose key is not in the database.
struct TrailSeal: Equatable, Sendable {
    let batch: Int
    let at: Int64
    /// The rows by number, each with its commitment.
    let rows: [SealedRow]
    let root: [UInt8]
    /// The digest of the batch before; 32 zeros for the first.
    let previous: [UInt8]
    let key: Int
    let signature: [UInt8]

    struct SealedRow: Equatable, Sendable {
        let number: Int
        let commitment: [UInt8]
    }

    static let beginning = [UInt8](repeating: 0, count: 32)

    /// What is signed, and what the next batch names.
    var digest: [UInt8] { Self.digest(batch: batch, at: at, count: rows.count, root: root, previous: previous) }

    var rightRoot: [UInt8] { Self.root(rows) }

    static func root(_ rows: [SealedRow]) -> [UInt8] {
        MerkleTree.root(of: rows.map { MerkleTree.leaf(number: $0.number, commitment: $0.commitment) })
    }

    static func digest(batch: Int, at: Int64, count: Int, root: [UInt8], previous: [UInt8]) -> [UInt8] {
        var bytes = Array("motcua-trail-1".utf8)
        for number in [Int64(batch), at, Int64(count)] { bytes += withUnsafeBytes(of: number.bigEndian) { Array($0) } }
        return Digest.sha256(bytes + root + previous)
    }
}

/// Signs and checks seals (Ed25519, RFC 8032) with a key derived from the deployment's ring.
struct TrailKey: Sendable {
    let keys: KeyRing
    private static let purpose = "store:trail-seal"

    func seal(_ rows: [TrailSeal.SealedRow], batch: Int, at now: Date, previous: [UInt8]) throws -> TrailSeal {
        let root = TrailSeal.root(rows)
        let digest = TrailSeal.digest(
            batch: batch, at: now.milliseconds, count: rows.count, root: root, previous: previous)
        let signature = try signer(keys.current).signature(for: digest)
        return TrailSeal(
            batch: batch, at: now.milliseconds, rows: rows, root: root, previous: previous, key: keys.current,
            signature: Array(signature))
    }

    func isSigned(_ seal: TrailSeal) -> Bool {
        (try? signer(seal.key))?.publicKey.isValidSignature(seal.signature, for: seal.digest) ?? false
    }

    private func signer(_ version: Int) throws -> Curve25519.Signing.PrivateKey {
        guard let seed = keys.key(Self.purpose, version: version) else { throw SealFault.noKey(version: version) }
        return try Curve25519.Signing.PrivateKey(rawRepresentation: seed.withUnsafeBytes { Array($0) })
    }
}
