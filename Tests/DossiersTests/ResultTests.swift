import Directory
import Dossiers
import Foundation
import Kit
import Store
import TestStore
import Testing

@Suite struct ResultTests {
    /// A finished dossier with a result file, wanted in some way.
    private func finished(_ town: Town, wanted way: ReturnWay) async throws -> (Dossier, StoredFile) {
        let draft = try await town.complete()
        let saved = try await town.save(
            Town.answers(of: People.mau, ["nhan-ket-qua": way.rawValue]), in: draft)
        let sent = try await town.desk.send(draft.id, version: saved.version, by: People.mau, now: town.now)
        let processing = try await town.move(sent, .receive, .forward)
        let officer = try await town.officer("O-XULY")
        let file = try await town.receive("ket-qua.pdf")
        let done = try await town.database.write { tx in
            try tx.save("Cấp bản sao.", files: [file], asResultOf: sent.id, at: Town.morning)
            return try tx.move(
                processing, .finish, by: Actor(officer: officer, unit: Town.commune, unitName: ""), at: Town.morning)
        }
        return (done, file)
    }

    @Test(arguments: TestDatabase.engines)
    func `a result is not there before it is published (REQ-DOS-012)`(engine: Engine) async throws {
        let town = try await Town(engine)
        let (done, file) = try await finished(town, wanted: .desk)
        #expect(try await town.desk.own(try #require(done.code), of: People.mau).result == nil)
        await #expect(throws: DossierRefusal.notFound) {
            try await town.desk.download(file.id, of: done.id, by: People.mau, now: town.now)
        }
        let returned = try await town.move(done, .returnResult)
        let own = try await town.desk.own(try #require(returned.code), of: People.mau)
        #expect(own.result?.text == "Cấp bản sao." && own.result?.files.map(\.name) == ["ket-qua.pdf"])
    }

    @Test(arguments: TestDatabase.engines)
    func `a result wanted online is handed over when it is first taken`(engine: Engine) async throws {
        let town = try await Town(engine)
        let (done, file) = try await finished(town, wanted: .online)
        #expect(try await town.desk.own(try #require(done.code), of: People.mau).result != nil)
        for _ in 0..<2 { _ = try await town.desk.download(file.id, of: done.id, by: People.mau, now: town.now) }
        let now = try #require(try await town.now(of: done))
        #expect(now.stage == .returned && now.returnedAt == town.now)
        let steps = try await town.desk.own(try #require(done.code), of: People.mau).events.map(\.actor.kind)
        #expect(steps.last == .system)
        await #expect(throws: DossierRefusal.notFound) {
            try await town.desk.download(file.id, of: done.id, by: People.thu, now: town.now)
        }
    }
}
