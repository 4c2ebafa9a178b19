import Foundation
import Kit
import Store
import Testing
import TestStore

@Suite struct MigrationTests {
    private let second = Migration("2026-11-22-0900-second", "ALTER TABLE trial ADD COLUMN note text")

    @Test(arguments: TestDatabase.engines)
    func `a migration runs once`(engine: Engine) async throws {
        let store = try await trial(engine)
        let again = try await store.database.migrate(storeMigrations + trialMigrations + [second], now: moment)
        #expect(again == ["2026-11-22-0900-second"])
        #expect(try await store.database.migrate(trialMigrations + [second], now: moment) == [])
        #expect(try await store.database.migrationsRun().last == "2026-11-22-0900-second")
    }

    @Test(arguments: TestDatabase.engines)
    func `two programs that start at once bring the schema up to date together`(engine: Engine) async throws {
        let store = try await TestDatabase(engine)
        let other = try store.open()
        defer { other.close() }
        let all = storeMigrations + trialMigrations + [second]
        async let one = store.database.migrate(all, now: moment)
        async let two = other.migrate(all, now: moment)
        let (first, last) = try await (one, two)
        #expect(Set(first).isDisjoint(with: last))
        #expect((first + last).sorted() == all.map(\.name).sorted())
    }

    @Test(arguments: TestDatabase.engines)
    func `a migration that fails leaves nothing and is named no more as run`(engine: Engine) async throws {
        let store = try await trial(engine)
        let broken = Migration("2026-11-22-1000-broken", "CREATE TABLE half (id {{id}})", "ALTER TABLE absent ADD COLUMN x text")
        await #expect(throws: StoreFault.self) { try await store.database.migrate([broken], now: moment) }
        #expect(try await !store.database.migrationsRun().contains("2026-11-22-1000-broken"))
        await #expect(throws: StoreFault.self) { try await store.database.read { try $0.count("SELECT count(*) AS n FROM half") } }
    }

    @Test(arguments: TestDatabase.engines)
    func `rows planted before a migration are there after it`(engine: Engine) async throws {
        let store = try await trial(engine)
        try await store.database.write { tx in
            try tx.execute("INSERT INTO trial (id, label) VALUES (\(UUID()), \("trước"))")
        }
        try await store.database.migrate([second], now: moment)
        let rows = try await store.database.read { tx in
            try tx.run("SELECT label, note FROM trial") { (try $0.text("label"), try $0.optionalText("note")) }
        }
        #expect(rows.count == 1)
        #expect(rows.first?.0 == "trước")
        #expect(rows.first?.1 == nil)
    }
}
