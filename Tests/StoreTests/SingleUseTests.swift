import Foundation
import Kit
import Testing
import TestStore

@testable import Store

@Suite struct SingleUseTests {
    private let kind = SingleUseKind("trial-code")

    @Test(arguments: TestDatabase.engines)
    func `50 parallel takes of one secret give it to exactly one`(engine: Engine) async throws {
        var options = DatabaseOptions.forTests
        options.writers = 6
        let store = try await trial(engine, options)
        try await store.database.write { [kind] tx in
            try tx.keep(kind, "bí mật", payload: "người giữ", until: moment.addingTimeInterval(60))
        }
        let taken = try await withThrowingTaskGroup(of: String?.self) { group in
            for _ in 0..<50 {
                group.addTask { [kind] in try await store.database.write { tx in try tx.take(kind, "bí mật", now: moment) } }
            }
            return try await group.reduce(into: [String]()) { if let payload = $1 { $0.append(payload) } }
        }
        #expect(taken == ["người giữ"])
    }

    @Test(arguments: TestDatabase.engines)
    func `a secret is taken before its end and not at it`(engine: Engine) async throws {
        let store = try await trial(engine)
        let end = moment.addingTimeInterval(120)
        try await store.database.write { [kind] tx in
            try tx.keep(kind, "a", payload: "1", until: end)
            try tx.keep(kind, "b", payload: "2", until: end)
            #expect(try tx.take(kind, "a", now: end) == nil)
            #expect(try tx.peek(kind, "a", now: end.addingTimeInterval(-0.001)) == "1")
            #expect(try tx.take(kind, "a", now: end.addingTimeInterval(-0.001)) == "1")
            #expect(try tx.peek(kind, "a", now: moment) == nil)
            #expect(try tx.taken(kind, "a") == "1")
            #expect(try tx.taken(kind, "b") == nil)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a secret is unknown under another kind`(engine: Engine) async throws {
        let store = try await trial(engine)
        try await store.database.write { [kind] tx in
            try tx.keep(kind, "a", payload: "1", until: moment.addingTimeInterval(60))
            #expect(try tx.take(SingleUseKind("another"), "a", now: moment) == nil)
            #expect(try tx.take(kind, "A", now: moment) == nil)
            #expect(try tx.take(kind, "a", now: moment) == "1")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the secret itself is not in the database`(engine: Engine) async throws {
        let store = try await trial(engine)
        try await store.database.write { [kind] tx in
            try tx.keep(kind, "bi-mat-004210", payload: "1", until: moment.addingTimeInterval(60))
        }
        let hash = try await store.database.read { tx in
            try tx.first("SELECT hash FROM store_single_use") { try $0.blob("hash") }
        }
        #expect(hash == Digest.sha256("trial-code:bi-mat-004210"))
    }

    @Test(arguments: TestDatabase.engines)
    func `what can be neither taken nor asked for is swept`(engine: Engine) async throws {
        let store = try await trial(engine)
        try await store.database.write { [kind] tx in
            try tx.keep(kind, "old", payload: "1", until: moment.addingTimeInterval(-SingleUse.memory - 1))
            try tx.keep(kind, "young", payload: "2", until: moment.addingTimeInterval(-SingleUse.memory + 1))
        }
        try await store.database.tidy(now: moment)
        #expect(try await store.database.read { try $0.count("SELECT count(*) AS n FROM store_single_use") } == 1)
    }
}
