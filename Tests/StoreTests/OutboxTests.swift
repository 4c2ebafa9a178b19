import Foundation
import Kit
import Testing
import TestStore

@testable import Store

extension OutboxKind {
    static let letter = OutboxKind("trial-letter")
    static let code = OutboxKind("trial-code")
}

/// A database, a clock and what the handlers saw.
struct OutboxTrial {
    let store: TestDatabase
    let clock = StandingClock()
    let seen = Tally()
    let events = Tally()

    init(_ engine: Engine) async throws { store = try await trial(engine) }

    var database: Database { store.database }

    func worker(_ handlers: [OutboxHandler], concurrency: Int = 4, lease: TimeInterval = 60) -> OutboxWorker {
        OutboxWorker(
            database: database, clock: clock.clock, chance: .system, handlers: handlers, concurrency: concurrency,
            poll: .milliseconds(20), lease: lease
        ) { [events] event in
            switch event {
            case .done(let kind, let attempt): events.add("done \(kind) \(attempt.number)")
            case .failed(let kind, let attempt, _): events.add("failed \(kind) \(attempt.number)")
            case .dead(let kind, let attempt, _): events.add("dead \(kind) \(attempt.number)")
            case .storeAway(let reason): events.add("away \(reason)")
            }
        }
    }

    /// Notes the payload, then does what `then` does.
    func handler(
        _ kind: OutboxKind, _ delivery: OutboxHandler.Delivery, attempts: Int = 3,
        _ then: @escaping @Sendable (String, OutboxAttempt) async throws -> Void = { _, _ in }
    ) -> OutboxHandler {
        OutboxHandler(kind, String.self, delivery: delivery, attempts: attempts) { [seen] payload, attempt in
            seen.add(payload)
            try await then(payload, attempt)
        }
    }

    func enqueue(_ kind: OutboxKind, _ payload: String, key: String? = nil, in seconds: TimeInterval = 0) async throws {
        let now = clock.clock.now
        try await database.write { tx in
            try tx.enqueue(kind, payload: payload, key: key, at: now, notBefore: now.addingTimeInterval(seconds))
        }
    }

    /// Runs a worker until `isDone`.
    func run(_ worker: OutboxWorker, until isDone: () async throws -> Bool) async throws {
        let task = Task { await worker.run() }
        let isDone = try await eventually { try await isDone() }
        worker.stop()
        await task.value
        #expect(isDone, "seen \(seen.entries), events \(events.entries)")
    }

    func rows(_ state: String) async throws -> Int {
        try await database.read { try $0.count("SELECT count(*) AS n FROM store_outbox WHERE state = \(state)") }
    }
}

@Suite struct OutboxTests {
    struct Away: Error {}

    @Test func `claiming reads what waits, however much has ended`() async throws {
        let store = try await trial(.sqlite)
        let plan = try await store.database.read { tx in
            try tx.plan(Transaction.due(["trial-letter", "trial-code"], most: 8, now: Date(milliseconds: 0)))
        }
        #expect(plan.contains("store_outbox_due") && !plan.contains("TEMP B-TREE"))
    }

    @Test(arguments: TestDatabase.engines)
    func `a job leaves after the commit, and not if there is none`(engine: Engine) async throws {
        let trial = try await OutboxTrial(engine)
        await #expect(throws: Away.self) {
            try await trial.database.write { tx in
                try tx.enqueue(.letter, payload: "rolled back", at: moment)
                throw Away()
            }
        }
        try await trial.enqueue(.letter, "thư")
        try await trial.run(trial.worker([trial.handler(.letter, .atLeastOnce)])) { trial.events.count == 1 }
        #expect(trial.seen.entries == ["thư"])
        #expect(try await trial.database.read { try $0.count("SELECT count(*) AS n FROM store_outbox") } == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `jobs are begun in the order in which they are due`(engine: Engine) async throws {
        let trial = try await OutboxTrial(engine)
        for number in 0..<20 { try await trial.enqueue(.letter, "\(number)", in: number == 3 ? -5 : 0) }
        try await trial.run(trial.worker([trial.handler(.letter, .atLeastOnce)], concurrency: 1)) { trial.events.count == 20 }
        #expect(trial.seen.entries == ["3"] + (0..<20).filter { $0 != 3 }.map(String.init))
    }

    @Test(arguments: TestDatabase.engines)
    func `a job waits for its time`(engine: Engine) async throws {
        let trial = try await OutboxTrial(engine)
        try await trial.enqueue(.letter, "mai", in: 60)
        try await trial.enqueue(.letter, "nay")
        let worker = trial.worker([trial.handler(.letter, .atLeastOnce)])
        try await trial.run(worker) { trial.events.count == 1 }
        #expect(trial.seen.entries == ["nay"])
        trial.clock.advance(61)
        try await trial.run(trial.worker([trial.handler(.letter, .atLeastOnce)])) { trial.events.count == 2 }
        #expect(trial.seen.entries == ["nay", "mai"])
    }

    @Test(arguments: TestDatabase.engines)
    func `a second job with the same key is not written, even after the first is done`(engine: Engine) async throws {
        let trial = try await OutboxTrial(engine)
        try await trial.enqueue(.letter, "một", key: "k")
        try await trial.enqueue(.letter, "hai", key: "k")
        try await trial.run(trial.worker([trial.handler(.letter, .atLeastOnce)])) { try await trial.rows("done") == 1 }
        try await trial.enqueue(.letter, "ba", key: "k")
        try await trial.enqueue(.code, "bốn", key: "k")
        #expect(trial.seen.entries == ["một"])
        #expect(try await trial.rows("waiting") == 1)
        try await trial.database.tidy(now: moment.addingTimeInterval(Outbox.memory + 1))
        #expect(try await trial.rows("done") == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `what failed is tried again later, each time later, and then is a dead letter`(engine: Engine) async throws {
        let trial = try await OutboxTrial(engine)
        try await trial.enqueue(.letter, "thư")
        let handler = trial.handler(.letter, .atLeastOnce) { _, _ in throw Away() }
        for (round, pause) in [(1, 3.0), (2, 6.0), (3, 0.0)] {
            try await trial.run(trial.worker([handler])) { trial.events.count == round }
            trial.clock.advance(pause)
        }
        #expect(trial.events.entries == ["failed trial-letter 1", "failed trial-letter 2", "dead trial-letter 3"])
        let dead = try await trial.database.read { try $0.deadLetters(Window()) }
        #expect(dead.map(\.kind) == ["trial-letter"])
        #expect(dead.first?.attempts == 3)
        #expect(dead.first?.reason == "Away()")
        try await trial.database.write { tx in try tx.revive(job: dead.first?.job ?? 0, at: moment) }
        try await trial.run(trial.worker([trial.handler(.letter, .atLeastOnce)])) { trial.events.count == 4 }
        #expect(trial.events.entries.last == "done trial-letter 1")
    }

    @Test func `the pauses grow and end at two hours`() {
        #expect((1...4).map(OutboxHandler.pause(after:)) == [2, 4, 8, 16])
        #expect(OutboxHandler.pause(after: 15) == 7_200)
        #expect((1..<15).map(OutboxHandler.pause(after:)).reduce(0, +) > 5 * 3_600)
    }

    @Test(arguments: TestDatabase.engines)
    func `what no other attempt would help is dead at once`(engine: Engine) async throws {
        let trial = try await OutboxTrial(engine)
        try await trial.database.write { tx in try tx.enqueue(.letter, payload: ["not": "a text"], at: moment) }
        try await trial.run(trial.worker([trial.handler(.letter, .atLeastOnce)])) { trial.events.count == 1 }
        #expect(trial.events.entries == ["dead trial-letter 1"])
        #expect(trial.seen.count == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `a failed at-most-once job is never called again, and its payload is erased`(engine: Engine) async throws {
        let trial = try await OutboxTrial(engine)
        try await trial.enqueue(.code, "004210")
        let handler = trial.handler(.code, .atMostOnce) { _, _ in throw Away() }
        try await trial.run(trial.worker([handler])) { trial.events.count == 1 }
        trial.clock.advance(86_400)
        try await trial.run(trial.worker([handler])) { try await trial.rows("dead") == 1 }
        #expect(trial.seen.entries == ["004210"])
        let (payload, revived) = try await trial.database.write { tx in
            let row = try tx.first("SELECT number, payload FROM store_outbox") { (try $0.int("number"), try $0.blob("payload")) }
            return (row?.1, try tx.revive(job: row?.0 ?? 0, at: moment))
        }
        #expect(payload == [])
        #expect(!revived)
    }

    @Test(arguments: TestDatabase.engines)
    func `200 jobs and three workers: each job once`(engine: Engine) async throws {
        let trial = try await OutboxTrial(engine)
        let other = try trial.store.open()
        defer { other.close() }
        for number in 0..<200 { try await trial.enqueue(number % 2 == 0 ? .letter : .code, "\(number)") }
        let handlers = [trial.handler(.letter, .atLeastOnce), trial.handler(.code, .atMostOnce)]
        let workers = [trial.database, trial.database, other].map { database in
            OutboxWorker(database: database, clock: trial.clock.clock, chance: .system, handlers: handlers, poll: .milliseconds(20))
        }
        let tasks = workers.map { worker in Task { await worker.run() } }
        let isDone = try await eventually {
            try await trial.database.read { try $0.count("SELECT count(*) AS n FROM store_outbox") } == 0
        }
        for worker in workers { worker.stop() }
        for task in tasks { await task.value }
        #expect(isDone)
        #expect(trial.seen.entries.sorted() == (0..<200).map(String.init).sorted())
    }

    @Test(arguments: TestDatabase.engines)
    func `a job enqueued while the worker sleeps leaves within milliseconds`(engine: Engine) async throws {
        let trial = try await OutboxTrial(engine)
        let worker = OutboxWorker(
            database: trial.database, clock: trial.clock.clock, chance: .system,
            handlers: [trial.handler(.code, .atMostOnce)], poll: .seconds(3_600))
        let task = Task { await worker.run() }
        try await trial.enqueue(.code, "first")
        #expect(try await eventually { trial.seen.count == 1 })
        let start = ContinuousClock.now
        try await trial.enqueue(.code, "second")
        #expect(try await eventually(within: .seconds(10)) { trial.seen.count == 2 })
        // An hour's poll would be an hour; the bound is loose only because the machine may be busy.
        #expect(ContinuousClock.now - start < .seconds(5))
        worker.stop()
        await task.value
    }

    @Test(arguments: TestDatabase.engines)
    func `a stopped worker lets the running call end and begins no other`(engine: Engine) async throws {
        let trial = try await OutboxTrial(engine)
        let (begun, stopped) = (Meeting(), Meeting())
        for number in 0..<5 { try await trial.enqueue(.letter, "\(number)") }
        let handler = trial.handler(.letter, .atLeastOnce) { _, _ in
            try await begun.arrive()
            try await stopped.arrive()
        }
        let worker = trial.worker([handler], concurrency: 1)
        let task = Task { await worker.run() }
        try await begun.arrive()
        worker.stop()
        try await stopped.arrive()
        await task.value
        #expect(trial.events.entries == ["done trial-letter 1"])
        #expect(try await trial.rows("waiting") == 4)
    }

    @Test(arguments: TestDatabase.engines)
    func `what the handler writes at the end is in one transaction with the end of the job`(engine: Engine) async throws {
        let trial = try await OutboxTrial(engine)
        try await trial.enqueue(.letter, "thư")
        let handler = OutboxHandler(.letter, delivery: .atLeastOnce) { _, attempt in
            { tx in
                try tx.insert("sent \(attempt.number)")
                if attempt.number == 1 { throw StoreFault.constraint("a mistake of the handler") }
            }
        }
        try await trial.run(trial.worker([handler])) { trial.events.entries.contains { $0.hasPrefix("away") } }
        #expect(try await trial.database.read { try $0.labels() } == [])
        trial.clock.advance(61)
        try await trial.run(trial.worker([handler])) { try await trial.database.read { try $0.labels() } == ["sent 2"] }
    }

    @Test(arguments: TestDatabase.engines)
    func `a call that takes too long is cut off and counts as failed`(engine: Engine) async throws {
        let trial = try await OutboxTrial(engine)
        try await trial.enqueue(.letter, "thư")
        let handler = OutboxHandler(.letter, delivery: .atLeastOnce, limit: .milliseconds(30)) { _, _ in
            try await Task.sleep(for: .seconds(600))
        }
        try await trial.run(trial.worker([handler])) { trial.events.count == 1 }
        #expect(trial.events.entries == ["failed trial-letter 1"])
    }

    @Test(arguments: TestDatabase.engines)
    func `the depth of the outbox is told by kind`(engine: Engine) async throws {
        let trial = try await OutboxTrial(engine)
        for kind in [OutboxKind.letter, .letter, .code] { try await trial.enqueue(kind, "x") }
        let depth = try await trial.database.read { try $0.outboxDepth() }
        #expect(depth == ["trial-letter": 2, "trial-code": 1])
    }
}
