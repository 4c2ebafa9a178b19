import Dossiers
import Foundation
import Kit
import Store
import TestStore
import Testing

@Suite struct FileTests {
    @Test(arguments: TestDatabase.engines)
    func `a file is attached, replaced and removed`(engine: Engine) async throws {
        let town = try await Town(engine)
        let draft = try await town.begin()
        let first = try await town.attach(to: draft)
        let second = try await town.receive("moi.pdf")
        try await town.desk.replace(first.id, with: second, in: draft.id, by: People.mau, now: town.now)
        let files = try await town.desk.draft(draft.id, of: People.mau).files
        #expect(files.map(\.file.name) == ["moi.pdf"] && files.map(\.component) == ["TP1"])

        try await town.desk.remove(second.id, from: draft.id, by: People.mau, now: town.now)
        #expect(try await town.desk.draft(draft.id, of: People.mau).files.isEmpty)
        await #expect(throws: FileFault.gone) { try await town.desk.files.read(first.id) }
    }

    @Test(arguments: TestDatabase.engines)
    func `the twenty-first file of a component is refused (MSG-FILE-COUNT)`(engine: Engine) async throws {
        let town = try await Town(engine)
        let draft = try await town.begin()
        for _ in 0..<20 { _ = try await town.attach("TP2", to: draft) }
        await #expect(throws: DossierRefusal.tooManyFiles(most: 20)) { try await town.attach("TP2", to: draft) }
        _ = try await town.attach("TP1", to: draft)
        #expect(try await town.desk.draft(draft.id, of: People.mau).files.count == 21)
        #expect(DossierWords.refusal(.tooManyFiles(most: 20)).vi == "Không quá 20 tệp.")
    }

    @Test(arguments: TestDatabase.engines)
    func `other papers may be added, papers nobody asked for may not`(engine: Engine) async throws {
        let town = try await Town(engine)
        let draft = try await town.begin()
        let paper = NewFile(try await town.receive(), for: DossierFile.otherPapers, title: "  Giấy  xác nhận ")
        try await town.desk.attach([paper], to: draft.id, by: People.mau, now: town.now)
        #expect(try await town.desk.draft(draft.id, of: People.mau).files.map(\.title) == ["Giấy xác nhận"])
        await #expect(throws: DossierRefusal.noSuchComponent) { try await town.attach("TP9", to: draft) }
    }

    @Test(arguments: TestDatabase.engines)
    func `another's draft and another's file are not found`(engine: Engine) async throws {
        let town = try await Town(engine)
        let draft = try await town.begin()
        let file = try await town.attach(to: draft)
        let theirs = try await town.begin(by: People.thu)
        await #expect(throws: DossierRefusal.notFound) { try await town.attach(to: draft, by: People.thu) }
        await #expect(throws: DossierRefusal.notFound) {
            try await town.desk.remove(file.id, from: theirs.id, by: People.thu, now: town.now)
        }
        await #expect(throws: DossierRefusal.notFound) {
            try await town.desk.download(file.id, of: theirs.id, by: People.thu, now: town.now)
        }
        await #expect(throws: DossierRefusal.notFound) {
            try await town.desk.download(file.id, of: draft.id, by: People.thu, now: town.now)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `what is downloaded is what was handed in, and it is on the record`(engine: Engine) async throws {
        let town = try await Town(engine)
        let draft = try await town.begin()
        let file = try await town.attach(to: draft)
        let contents = try await town.desk.download(file.id, of: draft.id, by: People.mau, now: town.now)
        #expect(try await contents.bytes() == Town.pdf)
        let trail = try await town.database.read { tx in try tx.trail("dossier:\(draft.id)") }
        #expect(trail.map(\.action) == ["dossier.file.read"])
    }

    @Test(arguments: TestDatabase.engines)
    func `files of a sent dossier stay as they were`(engine: Engine) async throws {
        let town = try await Town(engine)
        let sent = try await town.send()
        let code = try #require(sent.code)
        let file = try #require(try await town.desk.own(code, of: People.mau).files.first).file
        await #expect(throws: DossierRefusal.notNow) {
            try await town.desk.remove(file.id, from: sent.id, by: People.mau, now: town.now)
        }
        await #expect(throws: DossierRefusal.notNow) { try await town.attach(to: sent) }
    }
}
