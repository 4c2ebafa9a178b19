import Foundation
import Kit
import Testing
import TestStore

@testable import Store

/// A worker that claims and never comes back is what `kill -9` leaves behind.
@Suite struct OutboxCrashTests {
    private func claimAndDie(_ trial: OutboxTrial) async throws -> [ClaimedJob] {
        let now = trial.clock.clock.now
        return try await trial.database.claim { tx in
            try tx.claim([OutboxKind.letter.name, OutboxKind.code.name], most: 10, now: now, lease: 60)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an at-least-once job is run again when its lease is over, not before`(engine: Engine) async throws {
        let trial = try await OutboxTrial(engine)
        try await trial.enqueue(.letter, "thư")
        #expect(try await claimAndDie(trial).count == 1)
        trial.clock.advance(59)
        #expect(try await claimAndDie(trial).isEmpty)
        trial.clock.advance(2)
        try await trial.run(trial.worker([trial.handler(.letter, .atLeastOnce)])) { trial.events.count == 1 }
        #expect(trial.events.entries == ["done trial-letter 2"])
    }

    @Test(arguments: TestDatabase.engines)
    func `an at-most-once job is dead when its lease is over, and was never called`(engine: Engine) async throws {
        let trial = try await OutboxTrial(engine)
        try await trial.enqueue(.code, "004210")
        #expect(try await claimAndDie(trial).count == 1)
        trial.clock.advance(61)
        let handler = OutboxHandler(.code, delivery: .atMostOnce, ending: { [seen = trial.seen] _, _ in
            seen.add("called")
            return { _ in }
        }, dead: { tx, payload, death in
            if case .interrupted = death { try tx.insert(String(decoding: payload, as: UTF8.self)) }
        })
        try await trial.run(trial.worker([handler])) { try await trial.rows("dead") == 1 }
        #expect(trial.seen.count == 0)
        // The handler was told, with the payload, in the transaction that erased it.
        #expect(try await trial.database.read { try $0.labels() } == ["\"004210\""])
    }

    @Test(arguments: TestDatabase.engines)
    func `an attempt that comes back after its lease does not end somebody else's`(engine: Engine) async throws {
        let trial = try await OutboxTrial(engine)
        try await trial.enqueue(.letter, "thư")
        let late = try await claimAndDie(trial)
        trial.clock.advance(61)
        let (begun, ended) = (Meeting(), Meeting())
        let handler = trial.handler(.letter, .atLeastOnce) { _, _ in
            try await begun.arrive()
            try await ended.arrive()
        }
        let worker = trial.worker([handler])
        let task = Task { await worker.run() }
        try await begun.arrive()
        try await trial.database.write { tx in
            for job in late { try tx.finish(job.attempt, now: moment) }
        }
        #expect(try await trial.rows("running") == 1)
        try await ended.arrive()
        #expect(try await eventually { trial.events.entries == ["done trial-letter 2"] })
        worker.stop()
        await task.value
    }

    @Test(arguments: TestDatabase.engines)
    func `a job that always dies with its process is given up`(engine: Engine) async throws {
        let trial = try await OutboxTrial(engine)
        try await trial.enqueue(.letter, "thư")
        let desk = OutboxDesk(
            database: trial.database, clock: trial.clock.clock, chance: .system,
            handlers: ["trial-letter": trial.handler(.letter, .atLeastOnce, attempts: 3)], lease: 60, report: { _ in })
        for _ in 0..<3 {
            #expect(try await desk.claim(most: 5).jobs.count == 1)
            trial.clock.advance(61)
        }
        #expect(try await desk.claim(most: 5).jobs.isEmpty)
        #expect(try await trial.rows("dead") == 1)
    }
}
