import Dossiers
import Store
import TestStore
import Testing

@Suite struct WithdrawTests {
    @Test(arguments: TestDatabase.engines)
    func `a dossier can be asked back until there is a result (REQ-DOS-014)`(engine: Engine) async throws {
        let town = try await Town(engine)
        let early = try await town.desk.withdraw(
            try #require(try await town.send().code), reason: "Không cần nữa", by: People.mau, now: town.now)
        #expect(early.stage == .withdrawing)

        let done = try await town.move(try await town.send(by: People.thu), .receive, .forward, .finish)
        let code = try #require(done.code)
        await #expect(throws: DossierRefusal.notNow) {
            try await town.desk.withdraw(code, reason: "", by: People.thu, now: town.now)
        }
        await #expect(throws: DossierRefusal.notFound) {
            try await town.desk.withdraw(code, reason: "", by: People.mau, now: town.now)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a refused dossier becomes a new draft with its answers and files of its own`(engine: Engine) async throws {
        let town = try await Town(engine)
        let refused = try await town.move(try await town.send(), .refuse)
        let copy = try await town.desk.copyRefused(try #require(refused.code), by: People.mau, now: town.now)
        let open = try await town.desk.draft(copy.id, of: People.mau)
        #expect(open.answers[.request] == "Xin cấp bản sao trích lục khai sinh" && open.problems(today: Town.today).isEmpty)
        let old = try await town.desk.own(try #require(refused.code), of: People.mau).files
        #expect(Set(open.files.map(\.file.id)).isDisjoint(with: old.map(\.file.id)))
        #expect(open.files.map(\.file.sha256) == old.map(\.file.sha256))

        let sent = try await town.send(by: People.thu)
        await #expect(throws: DossierRefusal.notNow) {
            try await town.desk.copyRefused(try #require(sent.code), by: People.thu, now: town.now)
        }
    }
}
