import Foundation
import Kit
import Synchronization

/// Seals the trail: about once a second, all new rows become one batch, whose signed root is written to a file outside
/// the database.
///
/// Any number may run; a batch that two make at once is made by one.
public final class TrailSealer: Sendable {
    private let database: Database
    private let key: TrailKey
    private let export: TrailExport
    private let clock: Clock
    private let isStopping = Atomic(false)
    private static let most = 5_000

    /// - Parameter exportPath: The file of roots, appended to; its directory has to exist.
    public init(database: Database, keys: KeyRing, exportPath: String, clock: Clock) {
        (self.database, key, export) = (database, TrailKey(keys: keys), TrailExport(path: exportPath))
        self.clock = clock
    }

    /// Seals until ``stop()`` or cancellation, and once more at the end.
    public func run(every pause: Duration = .seconds(1), report: @Sendable (any Error) -> Void = { _ in }) async {
        while !isStopping.load(ordering: .relaxed), !Task.isCancelled {
            do { try await sealAll() } catch { report(error) }
            try? await Task.sleep(for: pause)
        }
        do { try await sealAll() } catch { report(error) }
    }

    public func stop() { isStopping.store(true, ordering: .relaxed) }

    /// Seals whatever is there, and writes the roots out.
    public func sealAll() async throws {
        while try await sealBatch() == Self.most {}
        try await exportRoots()
    }

    /// - Returns: How many rows it sealed.
    private func sealBatch() async throws -> Int {
        let (now, key) = (clock.now, key)
        do {
            return try await database.claim { tx in
                let rows = try tx.unsealed(most: Self.most)
                guard !rows.isEmpty else { return 0 }
                let last = try tx.lastSeal()
                try tx.add(try key.seal(
                    rows, batch: (last?.batch ?? 0) + 1, at: now, previous: last?.digest ?? TrailSeal.beginning))
                return rows.count
            }
        } catch StoreFault.duplicate {
            return 0
        }
    }

    private func exportRoots() async throws {
        try await export.complete { [database] batch in
            try await database.read { tx in try tx.seals(after: batch) }
        }
    }
}
