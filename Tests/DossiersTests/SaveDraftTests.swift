import Dossiers
import Foundation
import Kit
import Store
import TestStore
import Testing

@Suite struct SaveDraftTests {
    @Test(arguments: TestDatabase.engines)
    func `half a form is a draft, and cannot be sent (REQ-DOS-002)`(engine: Engine) async throws {
        let town = try await Town(engine)
        let draft = try await town.save(Answers(["noi-dung": "Một nửa"]), in: try await town.begin())
        let open = try await town.desk.draft(draft.id, of: People.mau)
        #expect(open.answers[.request] == "Một nửa")
        #expect(open.answers[.name] == "Lê Thị Mẫu", "sealed answers stay")

        let problems = open.problems(today: Town.today)
        #expect(problems.contains(AnswerProblem(key: "nop.dien-thoai", reason: .missing(.phone))))
        #expect(problems.contains(AnswerProblem(key: "tep.TP1", reason: .component("Tờ khai cấp bản sao trích lục"))))
        await #expect(throws: DossierRefusal.incomplete(problems)) {
            try await town.desk.send(draft.id, version: draft.version, by: People.mau, now: town.now)
        }
        #expect(try await town.now(of: draft)?.stage == .draft)
    }

    @Test(arguments: TestDatabase.engines)
    func `identity is the account's from level 2 on, whatever is posted`(engine: Engine) async throws {
        let town = try await Town(engine)
        let forged = Town.answers(of: People.mau, ["nop.ho-ten": "Người Khác", "nop.so-dinh-danh": "099000000999"])
        let draft = try await town.save(forged, in: try await town.begin())
        let open = try await town.desk.draft(draft.id, of: People.mau)
        #expect(open.answers[.name] == "Lê Thị Mẫu" && open.answers[.number] == "099190000101")
        #expect(draft.applicantName == "Lê Thị Mẫu")

        let low = People.mau(level: 1)
        let other = try await town.begin(TrialProcedures.birth, by: low)
        let typed = try await town.save(Answers(["nop.ho-ten": "Lê Thị Mẫu Hai"]), in: other, by: low)
        #expect(typed.applicantName == "Lê Thị Mẫu Hai")
    }

    @Test(arguments: TestDatabase.engines)
    func `two windows do not overwrite each other unseen`(engine: Engine) async throws {
        let town = try await Town(engine)
        let draft = try await town.begin()
        let first = try await town.save(Answers(["noi-dung": "cửa sổ một"]), in: draft, editor: "a")
        await #expect(throws: DossierRefusal.changedMeanwhile) {
            try await town.save(Answers(["noi-dung": "cửa sổ hai"]), in: draft, editor: "b")
        }
        // The first window autosaves on and on without learning the numbers it makes.
        let second = try await town.save(Answers(["noi-dung": "cửa sổ một, thêm"]), in: draft, editor: "a")
        #expect(second.version == first.version + 1)
        #expect(try await town.desk.draft(draft.id, of: People.mau).answers[.request] == "cửa sổ một, thêm")
    }

    @Test(arguments: TestDatabase.engines)
    func `saving what is there already writes nothing`(engine: Engine) async throws {
        let town = try await Town(engine)
        let saved = try await town.save(Town.answers(), in: try await town.begin())
        let again = try await town.save(Town.answers(), in: saved, now: town.now.addingTimeInterval(60))
        #expect(again == saved)
    }

    @Test(arguments: TestDatabase.engines)
    func `keys that no field has are dropped, and too much is refused`(engine: Engine) async throws {
        let town = try await Town(engine)
        let draft = try await town.begin()
        let saved = try await town.save(Town.answers(of: People.mau, ["rieng.la": "x", "quyen": "admin"]), in: draft)
        #expect(try await town.desk.draft(saved.id, of: People.mau).answers.values["quyen"] == nil)
        await #expect(throws: DossierRefusal.tooMuch) {
            try await town.save(Answers(["noi-dung": String(repeating: "á", count: 150_000)]), in: saved)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `answers do not stand in the database as typed`(engine: Engine) async throws {
        let town = try await Town(engine)
        let saved = try await town.save(Town.answers(), in: try await town.begin())
        let bytes = try await town.database.read { tx in try tx.sealedAnswers(of: saved.id) }
        #expect(!String(decoding: bytes, as: UTF8.self).contains("099190000101"))
        let other = try await town.begin(TrialProcedures.birth)
        #expect(throws: (any Error).self) { try town.desk.sealed.open(bytes, of: other.id) }
    }

    @Test func `values are kept as people meant them`() {
        let answers = Answers(["noi-dung": "  dòng\u{200B} một \r\n\r\n dòng   hai ", "nop.email": "\u{200B} \u{FEFF}"])
        #expect(answers[.request] == "dòng một\n\ndòng hai")
        #expect(answers.values["nop.email"] == nil)
    }
}
