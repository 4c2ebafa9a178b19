import Foundation
import Kit

/// One walk along the trail: first the batches with their rows, then the rows that are in none.
struct TrailWalk: Sendable {
    let key: TrailKey
    let exported: [Int: TrailExport.Line]
    private(set) var rows = 0
    private(set) var batches = 0
    private(set) var isDone = false
    private var previous = TrailSeal.beginning
    private var sealed = IndexSet()
    private var last: Int?

    init(key: TrailKey, exported: [Int: TrailExport.Line]) { (self.key, self.exported) = (key, exported) }

    mutating func step(_ tx: Transaction) throws -> TrailBreak? {
        // New batches may have come since the last step, so these are looked for before each step.
        let seals = try tx.seals(after: batches, limit: 20)
        for seal in seals {
            if let broken = try check(seal, tx) { return broken }
        }
        guard seals.isEmpty else { return nil }
        guard let last else {
            self.last = 0
            return exported.keys.filter { $0 > batches }.min().map(TrailBreak.export(batch:))
        }
        return try planted(after: last, tx)
    }

    private mutating func check(_ seal: TrailSeal, _ tx: Transaction) throws -> TrailBreak? {
        guard seal.batch == batches + 1, seal.previous == previous, seal.root == seal.rightRoot, key.isSigned(seal)
        else { return .batch(batches + 1) }
        if let line = exported[seal.batch], line != TrailExport.Line(seal) { return .export(batch: seal.batch) }
        if let broken = try checkRows(of: seal, tx) { return broken }
        (batches, previous) = (seal.batch, seal.digest)
        return nil
    }

    private mutating func checkRows(of seal: TrailSeal, _ tx: Transaction) throws -> TrailBreak? {
        guard let low = seal.rows.first?.number, let high = seal.rows.last?.number else { return nil }
        let found = try tx.run("""
            SELECT number, stream, at, actor, action, object, details, salt FROM store_trail
             WHERE number >= \(low) AND number <= \(high)
            """) { (try $0.int("number"), try TrailContent(row: $0)) }
        let contents = Dictionary(found, uniquingKeysWith: { first, _ in first })
        for row in seal.rows {
            guard let content = contents[row.number] else { return .missing(row: row.number) }
            guard content.commitment == row.commitment else {
                return .changed(row: row.number, stream: content.stream)
            }
            sealed.insert(row.number)
            rows += 1
        }
        return nil
    }

    /// The first row that is neither sealed nor waiting for the sealer.
    private mutating func planted(after number: Int, _ tx: Transaction) throws -> TrailBreak? {
        let numbers = try tx.run("""
            SELECT t.number AS number, CASE WHEN u.number IS NULL THEN 0 ELSE 1 END AS waits
              FROM store_trail t LEFT JOIN store_trail_unsealed u ON u.number = t.number
             WHERE t.number > \(number) ORDER BY t.number LIMIT 5000
            """) { (number: try $0.int("number"), waits: try $0.bool("waits")) }
        if let row = numbers.first(where: { !$0.waits && !sealed.contains($0.number) }) {
            return .planted(row: row.number)
        }
        if let end = numbers.last?.number { last = end } else { isDone = true }
        return nil
    }
}
