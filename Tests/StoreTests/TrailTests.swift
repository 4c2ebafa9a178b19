import Foundation
import Kit
import Testing
import TestStore

@testable import Store

/// REQ-SEC-002.
@Suite struct TrailTests {
    private func entry(_ number: Int, stream: String = "account:1") -> TrailEntry {
        TrailEntry(
            stream: stream, actor: "O-CUA", action: "receive", object: "dossier:\(number)",
            details: ["unit": "Bộ phận Một cửa", "before": "sent", "after": "received"])
    }

    private func sealer(_ store: TestDatabase) -> TrailSealer {
        TrailSealer(database: store.database, keys: ring, exportPath: store.directory + "/roots", clock: StandingClock().clock)
    }

    private func check(_ store: TestDatabase) async throws -> TrailReport {
        try await TrailCheck(database: store.database, keys: ring, exportPath: store.directory + "/roots").run()
    }

    /// Three batches of four rows; the rows' numbers.
    private func sealed(_ engine: Engine) async throws -> (TestDatabase, [Int]) {
        let store = try await trial(engine)
        let sealer = sealer(store)
        for batch in 0..<3 {
            try await store.database.write { tx in
                for number in 0..<4 { try tx.record(entry(batch * 4 + number), at: moment) }
            }
            try await sealer.sealAll()
        }
        let numbers = try await store.database.read { tx in try tx.trail("account:1").map(\.number).reversed() }
        return (store, Array(numbers))
    }

    @Test(arguments: TestDatabase.engines)
    func `entries of a stream are read newest first, page by page`(engine: Engine) async throws {
        let store = try await trial(engine)
        try await store.database.write { tx in
            for number in 0..<5 { try tx.record(entry(number), at: moment.addingTimeInterval(Double(number))) }
            try tx.record(entry(9, stream: "account:2"), at: moment)
        }
        let (first, rest) = try await store.database.read { tx in
            let first = try tx.trail("account:1", limit: 2)
            return (first, try tx.trail("account:1", before: first.last?.number, limit: 10))
        }
        #expect(first.map(\.object) == ["dossier:4", "dossier:3"])
        #expect(rest.map(\.object) == ["dossier:2", "dossier:1", "dossier:0"])
        #expect(first.first?.details["unit"] == "Bộ phận Một cửa")
        #expect(first.first?.at == moment.addingTimeInterval(4))
    }

    @Test(arguments: TestDatabase.engines)
    func `a whole trail is found whole`(engine: Engine) async throws {
        let (store, _) = try await sealed(engine)
        try await store.database.write { tx in try tx.record(entry(99), at: moment) }
        #expect(try await check(store) == TrailReport(rows: 12, batches: 3, waiting: 1, broken: nil))
    }

    @Test(arguments: TestDatabase.engines, ["store_trail", "store_trail_batches"])
    func `rows can be neither changed nor deleted`(engine: Engine, table: String) async throws {
        let (store, _) = try await sealed(engine)
        let statements: [SQL] = table == "store_trail"
            ? ["UPDATE store_trail SET actor = 'x'", "DELETE FROM store_trail"]
            : ["UPDATE store_trail_batches SET at = 0", "DELETE FROM store_trail_batches"]
        for statement in statements + (engine == .postgres ? ["TRUNCATE store_trail, store_trail_batches"] : []) {
            await #expect { try await store.database.write { tx in try tx.execute(statement) } } throws: { error in
                if case .constraint = error as? StoreFault { true } else { false }
            }
        }
        #expect(try await check(store).broken == nil)
    }

    /// Whoever owns the tables can take the triggers away; then the seal tells.
    private func unlock(_ store: TestDatabase, _ statements: SQL...) async throws {
        let triggers: [SQL] = store.database.engine == .sqlite
            ? [
                "DROP TRIGGER store_trail_no_update", "DROP TRIGGER store_trail_no_delete",
                "DROP TRIGGER store_trail_batches_no_update", "DROP TRIGGER store_trail_batches_no_delete",
                "DROP TRIGGER store_trail_queue",
            ]
            : ["ALTER TABLE store_trail DISABLE TRIGGER ALL", "ALTER TABLE store_trail_batches DISABLE TRIGGER ALL"]
        try await store.database.write { tx in
            for statement in triggers + statements { try tx.execute(statement) }
        }
    }

    @Test(arguments: TestDatabase.engines, ["actor", "action", "object", "details", "stream"])
    func `a changed row is named`(engine: Engine, column: String) async throws {
        let (store, numbers) = try await sealed(engine)
        let changed: SQL = switch column {
        case "actor": "actor = 'O-XULY'"
        case "action": "action = 'refuse'"
        case "object": "object = 'dossier:8'"
        case "details": "details = '{}'"
        default: "stream = 'account:2'"
        }
        try await unlock(store, "UPDATE store_trail SET \(changed) WHERE number = \(numbers[5])")
        let stream = column == "stream" ? "account:2" : "account:1"
        #expect(try await check(store).broken == .changed(row: numbers[5], stream: stream))
    }

    @Test(arguments: TestDatabase.engines)
    func `a row changed together with its commitment is named`(engine: Engine) async throws {
        let (store, numbers) = try await sealed(engine)
        let forged = try TrailContent(entry(1_000), at: moment)
        try await unlock(
            store,
            """
            UPDATE store_trail SET object = \(forged.object), details = \(forged.details), salt = \(forged.salt),
                   commitment = \(forged.commitment) WHERE number = \(numbers[6])
            """)
        #expect(try await check(store).broken == .changed(row: numbers[6], stream: "account:1"))
    }

    @Test(arguments: TestDatabase.engines)
    func `a row that was taken out or put in is named`(engine: Engine) async throws {
        let (store, numbers) = try await sealed(engine)
        let planted = try TrailContent(entry(1_000), at: moment)
        try await unlock(
            store,
            """
            INSERT INTO store_trail (stream, at, actor, action, object, details, salt, commitment)
            VALUES ('account:1', \(moment), 'x', 'y', 'z', '{}', \(planted.salt), \(planted.commitment))
            """)
        let last = try await store.database.read { tx in try tx.trail("account:1").first?.number }
        #expect(try await check(store).broken == .planted(row: last ?? 0))
        try await store.database.write { tx in try tx.execute("DELETE FROM store_trail WHERE number = \(numbers[2])") }
        #expect(try await check(store).broken == .missing(row: numbers[2]))
    }

    @Test(arguments: TestDatabase.engines)
    func `a batch that was made anew without the key is named`(engine: Engine) async throws {
        let (store, numbers) = try await sealed(engine)
        let thief = KeyRing(masters: [1: [UInt8](repeating: 1, count: 32)])!
        let seal = try await store.database.read { tx in try tx.seals(after: 1, limit: 1).first }
        let forged = try TrailKey(keys: thief).seal(
            Array((seal?.rows ?? []).dropLast()), batch: 2, at: moment, previous: seal?.previous ?? [])
        try await unlock(
            store, "DELETE FROM store_trail WHERE number = \(numbers[7])",
            """
            UPDATE store_trail_batches SET leaves = \(forged.leaves), root = \(forged.root), key_version = 2,
                   signature = \(forged.signature) WHERE batch = 2
            """)
        #expect(try await check(store).broken == .batch(2))
    }

    @Test(arguments: TestDatabase.engines)
    func `a trail that lost its end is told by the roots outside`(engine: Engine) async throws {
        let (store, numbers) = try await sealed(engine)
        try await unlock(
            store, "DELETE FROM store_trail WHERE number >= \(numbers[8])", "DELETE FROM store_trail_batches WHERE batch = 3")
        #expect(try await check(store).broken == .export(batch: 3))
    }

    @Test(arguments: TestDatabase.engines)
    func `a batch in the middle that is gone is named`(engine: Engine) async throws {
        let (store, _) = try await sealed(engine)
        try await unlock(store, "DELETE FROM store_trail_batches WHERE batch = 2")
        #expect(try await check(store).broken == .batch(2))
    }

    @Test(arguments: TestDatabase.engines)
    func `the roots outside are completed after a crash, and a half line is cut off`(engine: Engine) async throws {
        let (store, _) = try await sealed(engine)
        let path = store.directory + "/roots"
        let lines = try String(contentsOfFile: path, encoding: .utf8)
        #expect(lines.split(separator: "\n").count == 3)
        // What stood in the file when the power went: one line and a half.
        let half = lines.split(separator: "\n", maxSplits: 1).joined(separator: "\n").prefix(lines.count / 2)
        try String(half).write(toFile: path, atomically: true, encoding: .utf8)
        #expect(try await check(store).broken == nil)
        try await sealer(store).sealAll()
        #expect(try String(contentsOfFile: path, encoding: .utf8) == lines)
        try "không phải gốc\n".write(toFile: path, atomically: true, encoding: .utf8)
        await #expect(throws: TrailExportFault.notARoot(line: 1)) { try await check(store) }
    }

    @Test(arguments: TestDatabase.engines)
    func `seals made under an older key still hold`(engine: Engine) async throws {
        let store = try await trial(engine)
        let old = KeyRing(masters: [1: [UInt8](repeating: 7, count: 32)])!
        try await store.database.write { tx in try tx.record(entry(1), at: moment) }
        try await TrailSealer(
            database: store.database, keys: old, exportPath: store.directory + "/roots", clock: StandingClock().clock
        ).sealAll()
        try await store.database.write { tx in try tx.record(entry(2), at: moment) }
        try await sealer(store).sealAll()
        #expect(try await check(store) == TrailReport(rows: 2, batches: 2, waiting: 0, broken: nil))
    }

    @Test(arguments: TestDatabase.engines)
    func `two sealers and eight writers at once make one whole trail`(engine: Engine) async throws {
        let store = try await trial(engine)
        let other = try store.open()
        defer { other.close() }
        let sealers = [store.database, other].map {
            TrailSealer(database: $0, keys: ring, exportPath: store.directory + "/roots", clock: StandingClock().clock)
        }
        let tasks = sealers.map { sealer in Task { await sealer.run(every: .milliseconds(2)) } }
        try await withThrowingTaskGroup { group in
            for writer in 0..<8 {
                group.addTask {
                    for number in 0..<25 {
                        try await store.database.write { tx in
                            try tx.record(entry(number, stream: "account:\(writer)"), at: moment)
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        for sealer in sealers { sealer.stop() }
        for task in tasks { await task.value }
        try await sealer(store).sealAll()
        let report = try await check(store)
        #expect(report.rows == 200)
        #expect(report.waiting == 0)
        #expect(report.broken == nil)
    }

    @Test func `the tree is the one of RFC 6962`() {
        let leaves = (0..<7).map { Digest.sha256([UInt8($0)]) }
        func node(_ a: [UInt8], _ b: [UInt8]) -> [UInt8] { Digest.sha256([1] + a + b) }
        let left = node(node(leaves[0], leaves[1]), node(leaves[2], leaves[3]))
        #expect(MerkleTree.root(of: leaves) == node(left, node(node(leaves[4], leaves[5]), leaves[6])))
        #expect(MerkleTree.root(of: leaves.prefix(1)) == leaves[0])
        #expect(MerkleTree.root(of: leaves.prefix(0)) == Digest.sha256([UInt8]()))
    }
}
