import Kit

/// The root of a tree of hashes, as RFC 6962 section 2.1 makes it.
enum MerkleTree {
    /// A row's leaf: its number and its commitment.
    static func leaf(number: Int, commitment: [UInt8]) -> [UInt8] {
        Digest.sha256([0] + withUnsafeBytes(of: Int64(number).bigEndian) { Array($0) } + commitment)
    }

    /// - Parameter leaves: At least one; of none, the hash of nothing.
    static func root(of leaves: some RandomAccessCollection<[UInt8]>) -> [UInt8] {
        guard let first = leaves.first else { return Digest.sha256([UInt8]()) }
        guard leaves.count > 1 else { return first }
        var left = 1
        while left * 2 < leaves.count { left *= 2 }
        return Digest.sha256([1] + root(of: leaves.prefix(left)) + root(of: leaves.dropFirst(left)))
    }
}
