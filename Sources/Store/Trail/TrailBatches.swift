import Foundation
import Kit

/// Batches in the database.
extension Transaction {
    /// Takes rows that are not sealed yet out of the queue.
    func unsealed(most: Int) throws -> [TrailSeal.SealedRow] {
        let locking: SQL = engine == .postgres ? "FOR UPDATE SKIP LOCKED" : .none
        let numbers = try run("""
            DELETE FROM store_trail_unsealed WHERE number IN (
                SELECT number FROM store_trail_unsealed ORDER BY number LIMIT \(most) \(locking))
            RETURNING number
            """) { try $0.int("number") }
        guard let low = numbers.min(), let high = numbers.max() else { return [] }
        let wanted = Set(numbers)
        return try run("""
            SELECT number, commitment FROM store_trail
             WHERE number >= \(low) AND number <= \(high) ORDER BY number
            """) { TrailSeal.SealedRow(number: try $0.int("number"), commitment: try $0.blob("commitment")) }
            .filter { wanted.contains($0.number) }
    }

    func lastSeal() throws -> TrailSeal? {
        try first("SELECT * FROM store_trail_batches ORDER BY batch DESC LIMIT 1", TrailSeal.init(row:))
    }

    func seals(after batch: Int, limit: Int = 50) throws -> [TrailSeal] {
        try run("""
            SELECT * FROM store_trail_batches WHERE batch > \(batch) ORDER BY batch LIMIT \(limit)
            """, TrailSeal.init(row:))
    }

    /// - Throws: ``StoreFault/duplicate(_:)`` when another sealer was quicker.
    func add(_ seal: TrailSeal) throws {
        try execute("""
            INSERT INTO store_trail_batches (batch, at, leaves, root, previous, key_version, signature)
            VALUES (\(seal.batch), \(Date(milliseconds: seal.at)), \(seal.leaves), \(seal.root), \(seal.previous),
                    \(seal.key), \(seal.signature))
            """)
    }
}

extension TrailSeal {
    /// Eight bytes of number and 32 of commitment a row.
    var leaves: [UInt8] {
        rows.flatMap { row in withUnsafeBytes(of: Int64(row.number).bigEndian) { Array($0) } + row.commitment }
    }

    init(row: Row) throws {
        let leaves = try row.blob("leaves")
        guard leaves.count % 40 == 0 else { throw StoreFault.brokenRow(column: "leaves") }
        rows = stride(from: 0, to: leaves.count, by: 40).map { start in
            let number = leaves[start..<start + 8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            return SealedRow(number: Int(truncatingIfNeeded: number), commitment: Array(leaves[start + 8..<start + 40]))
        }
        (batch, at) = (try row.int("batch"), try row.date("at").milliseconds)
        (root, previous) = (try row.blob("root"), try row.blob("previous"))
        (key, signature) = (try row.int("key_version"), try row.blob("signature"))
    }
}
