import Foundation
import Kit
import Store
import Synchronization
import Testing
import TestStore

/// Tables for the store's own tests.
let trialMigrations: [Migration] = [
    Migration(
        "2026-11-21-0900-trial",
        "CREATE TABLE trial (id {{id}} NOT NULL PRIMARY KEY, label text, number {{int}}, bytes {{blob}}, ratio double precision)",
        "CREATE TABLE trial_unique (label text NOT NULL PRIMARY KEY, number {{int}} NOT NULL CHECK (number >= 0))",
        "CREATE TABLE trial_duty (officer text NOT NULL PRIMARY KEY, on_duty {{bool}} NOT NULL)")
]

func trial(_ engine: Engine, _ options: DatabaseOptions = .forTests) async throws -> TestDatabase {
    try await TestDatabase(engine, storeMigrations + trialMigrations, options: options)
}

let moment = Day(year: 2026, month: 11, day: 20).map { $0.at(8, 30) } ?? .distantPast

/// Two 32-byte masters, of which the newer writes.
let ring = KeyRing(masters: [1: [UInt8](repeating: 7, count: 32), 2: [UInt8](repeating: 8, count: 32)])!

extension Transaction {
    func insert(_ label: String, _ number: Int = 0) throws {
        try execute("INSERT INTO trial_unique (label, number) VALUES (\(label), \(number))")
    }

    func labels() throws -> [String] {
        try run("SELECT label FROM trial_unique ORDER BY label") { try $0.text("label") }
    }

    func number(_ label: String) throws -> Int? {
        try first("SELECT number FROM trial_unique WHERE label = \(label)") { try $0.int("number") }
    }
}

/// A clock that stands where it is put.
final class StandingClock: Sendable {
    private let now: Mutex<Date>

    init(_ now: Date = moment) { self.now = Mutex(now) }

    var clock: Clock { Clock { [self] in self.now.withLock { $0 } } }
    func advance(_ seconds: TimeInterval) { now.withLock { $0 += seconds } }
}

/// Counts what happened, from any task.
final class Tally: Sendable {
    private let list = Mutex<[String]>([])

    func add(_ entry: String) { list.withLock { $0.append(entry) } }
    var entries: [String] { list.withLock { $0 } }
    var count: Int { entries.count }
}

/// Waits for what another task or thread is about to do.
func eventually(
    within limit: Duration = .seconds(20), _ isTrue: () async throws -> Bool
) async throws -> Bool {
    let deadline = ContinuousClock.now + limit
    while ContinuousClock.now < deadline {
        if try await isTrue() { return true }
        try await Task.sleep(for: .milliseconds(5))
    }
    return false
}

/// A place where transactions in different threads wait for each other, so that they overlap for sure. It opens for good
/// after the first meeting, so that a closure that is run again passes.
final class Meeting: Sendable {
    private let there = Mutex(0)
    private let wanted: Int

    init(of wanted: Int = 2) { self.wanted = wanted }

    /// For closures on the store's threads.
    func wait() {
        there.withLock { $0 += 1 }
        let deadline = ContinuousClock.now + .seconds(10)
        while there.withLock({ $0 }) < wanted, ContinuousClock.now < deadline { usleep(500) }
    }

    /// For the test itself, whose thread others need.
    func arrive() async throws {
        there.withLock { $0 += 1 }
        #expect(try await eventually(within: .seconds(10)) { there.withLock { $0 } >= wanted })
    }
}
