import Foundation
import Kit

/// What is wrong with the trail; the first thing found.
public enum TrailBreak: Sendable, Equatable {
    /// The row does not say any more what was sealed.
    case changed(row: Int, stream: String)
    /// A sealed row is gone.
    case missing(row: Int)
    /// A row stands in the trail that no batch knows and no sealer waits for.
    case planted(row: Int)
    /// The batch's rows, root, chain or signature do not fit together.
    case batch(Int)
    /// The batch was written out, and the database has another one or none.
    case export(batch: Int)
}

public struct TrailReport: Sendable, Equatable {
    public let rows: Int
    public let batches: Int
    /// Recorded, not sealed yet.
    public let waiting: Int
    public let broken: TrailBreak?
}

/// Checks the whole trail: `motcua audit verify`.
public struct TrailCheck: Sendable {
    private let database: Database
    private let key: TrailKey
    private let export: TrailExport

    public init(database: Database, keys: KeyRing, exportPath: String) {
        (self.database, key, export) = (database, TrailKey(keys: keys), TrailExport(path: exportPath))
    }

    /// - Throws: ``TrailExportFault``, ``StoreFault``.
    public func run() async throws -> TrailReport {
        let exported = Dictionary(try export.lines().map { ($0.batch, $0) }, uniquingKeysWith: { first, _ in first })
        var walk = TrailWalk(key: key, exported: exported)
        var broken: TrailBreak?
        while broken == nil, !walk.isDone {
            // A transaction a piece: a trail of millions is longer than any transaction may be.
            (walk, broken) = try await database.read { [walk] tx in
                var next = walk
                let broken = try next.step(tx)
                return (next, broken)
            }
        }
        let waiting = try await database.read { try $0.count("SELECT count(*) AS n FROM store_trail_unsealed") }
        return TrailReport(rows: walk.rows, batches: walk.batches, waiting: waiting, broken: broken)
    }
}
