import Directory
import Dossiers
import Foundation
import Kit
import Store
import TestStore
import Testing

@Suite struct SupplementTests {
    private static let later = Town.morning.addingTimeInterval(3_600)

    /// A dossier the unit wants the second paper and the number of copies of, after some moves.
    private func asked(_ town: Town, after moves: [Move] = [.receive]) async throws -> Dossier {
        var dossier = try await town.send()
        for move in moves { dossier = try await town.move(dossier, move) }
        let parts = [SupplementPart(.component, "TP2", reason: "Ảnh mờ"), SupplementPart(.answer, "rieng.so-ban")]
        try await town.database.write { [dossier] tx in
            try tx.askSupplement(of: dossier.id, reason: "Thiếu giấy tờ", parts: parts, at: Self.later)
        }
        return try await town.move(dossier, .askSupplement, now: Self.later)
    }

    private func save(_ answers: Answers, in dossier: Dossier, _ town: Town) async throws -> Dossier {
        try await town.desk.saveSupplement(
            answers, in: dossier.id, from: OpenForm(version: dossier.version, editor: "a"), by: People.mau, now: Self.later)
    }

    @Test(arguments: TestDatabase.engines)
    func `only the parts asked for can be changed (REQ-DOS-014)`(engine: Engine) async throws {
        let town = try await Town(engine)
        let dossier = try await asked(town)
        await #expect(throws: DossierRefusal.notNow) { try await town.attach("TP1", to: dossier) }
        let typed = Town.answers(of: People.mau, ["rieng.so-ban": "5", "noi-dung": "lén sửa"])
        let saved = try await save(typed, in: dossier, town)
        let open = try await town.desk.supplementing(try #require(saved.code), of: People.mau)
        #expect(open.answers.own["so-ban"] == "5")
        #expect(open.answers[.request] == "Xin cấp bản sao trích lục khai sinh")
        #expect(open.supplement?.components == ["TP2"])
    }

    @Test(arguments: TestDatabase.engines)
    func `after sending the dossier goes on where it was`(engine: Engine) async throws {
        let town = try await Town(engine)
        let dossier = try await asked(town)
        await #expect(throws: DossierRefusal.incomplete([
            AnswerProblem(key: "tep.TP2", reason: .component("Giấy tờ tùy thân"))
        ])) {
            try await town.desk.sendSupplement(dossier.id, version: dossier.version, by: People.mau, now: Self.later)
        }
        let file = NewFile(try await town.receive("moi.pdf"), for: "TP2")
        try await town.desk.attach([file], to: dossier.id, by: People.mau, now: Self.later)
        let sent = try await town.desk.sendSupplement(
            dossier.id, version: dossier.version, by: People.mau, now: Self.later)
        #expect(sent.stage == .processing)
        #expect(try await town.database.read { tx in try tx.openSupplement(of: dossier.id) } == nil)
        await #expect(throws: DossierRefusal.notNow) {
            try await town.desk.sendSupplement(dossier.id, version: sent.version, by: People.mau, now: Self.later)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a supplement before reception waits for reception again`(engine: Engine) async throws {
        let town = try await Town(engine)
        let dossier = try await asked(town, after: [])
        let file = NewFile(try await town.receive(), for: "TP2")
        try await town.desk.attach([file], to: dossier.id, by: People.mau, now: Self.later)
        let sent = try await town.desk.sendSupplement(
            dossier.id, version: dossier.version, by: People.mau, now: Self.later)
        #expect(sent.stage == .sent && sent.code == dossier.code)
    }

    @Test(arguments: TestDatabase.engines)
    func `a replaced paper is off the list but not lost`(engine: Engine) async throws {
        let town = try await Town(engine)
        let draft = try await town.complete()
        let old = try await town.attach("TP2", to: draft)
        let sent = try await town.desk.send(draft.id, version: draft.version, by: People.mau, now: town.now)
        try await town.database.write { tx in
            try tx.askSupplement(of: sent.id, reason: "Mờ", parts: [SupplementPart(.component, "TP2")], at: Self.later)
        }
        let dossier = try await town.move(sent, .askSupplement, now: Self.later)
        let new = try await town.receive("ro.pdf")
        try await town.desk.replace(old.id, with: new, in: dossier.id, by: People.mau, now: Self.later)
        let (shown, all) = try await town.database.read { tx in
            (try tx.files(of: sent.id).map(\.file.name), try tx.files(of: sent.id, withRemoved: true).count)
        }
        #expect(shown == ["giay.pdf", "ro.pdf"] && all == 3)
    }
}
