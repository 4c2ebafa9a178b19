import Foundation
import Kit
import Synchronization

/// One deployment's database, on either engine.
///
/// A transaction is a synchronous, `Sendable` closure that runs on a thread owning a connection. It may run more than
/// once, so ids, time and randomness are taken before it and nothing leaves it but its result; it is answered only when
/// what it wrote is durable.
///
/// ```swift
/// let code = try await database.write { tx in try tx.sendDossier(id, at: now) }
/// ```
public final class Database: Sendable {
    public let engine: Engine
    /// Rung after a COMMIT that left jobs in the outbox.
    let bell = OutboxBell()
    private let reads: Lane<TransactionJob>
    private let writes: Lane<TransactionJob>

    init(engine: Engine, reads: Lane<TransactionJob>, writes: Lane<TransactionJob>) {
        (self.engine, self.reads, self.writes) = (engine, reads, writes)
    }

    /// One snapshot, nothing written.
    public func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await submit(to: reads, body)
    }

    /// Serializable; all of it or nothing; durable when this returns.
    @discardableResult
    public func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await submit(to: writes, body)
    }

    /// As ``write(_:)``, for chunks of an import: never in one commit with what a person waits for.
    @discardableResult
    public func bulk<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await submit(to: writes, alone: true, body)
    }

    /// As ``write(_:)``, under ``Isolation/claiming``.
    func claim<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await submit(to: writes, isolation: .claiming, body)
    }

    /// Finishes what is queued and closes the connections.
    public func close() {
        writes.close()
        reads.close()
    }

    /// Transactions waiting for a thread.
    public var depth: Int { reads.depth + writes.depth }

    /// Whether people wait: what was put off for later gives way to them, but never stops.
    var isBusy: Bool { depth >= 4 }

    private func submit<T: Sendable>(
        to lane: Lane<TransactionJob>, alone: Bool = false, isolation: Isolation = .serializable,
        _ body: @escaping @Sendable (Transaction) throws -> T
    ) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            let job = TransactionJob(alone: alone, isolation: isolation, body) { [bell] result, enqueued in
                if enqueued { bell.ring() }
                continuation.resume(with: result)
            }
            do { try lane.submit(job) } catch { continuation.resume(throwing: error) }
        }
    }
}
