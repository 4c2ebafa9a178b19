import Catalogue
import Foundation
import Kit
import Store
import TestStore
import Testing

@Suite(.timeLimit(.minutes(2)))
struct ProcedureBookTests {
    let now = Date(timeIntervalSince1970: 1_795_000_000)

    private func open(_ engine: Engine) async throws -> (TestDatabase, ProcedureBook) {
        let store = try await TestDatabase(engine, storeMigrations + catalogueMigrations)
        return (store, try await ProcedureBook(database: store.database))
    }

    private func reading(_ json: String) -> CatalogueReading {
        CatalogueReader.own([("test.json", Data(#"{"format": "motcua-catalogue/1", "procedures": [\#(json)]}"#.utf8))])
    }

    private func procedure(_ code: String, _ name: String, isOpen: Bool = true) -> String {
        """
        {"code": "\(code)", "name": "\(name)", "promulgatedBy": "Bộ Thử nghiệm", "hasFullRecord": true,
         "online": {"level": "full", "isOpen": \(isOpen)}}
        """
    }

    @Test(arguments: TestDatabase.engines)
    func `an import fills the catalogue, and a second one changes nothing`(engine: Engine) async throws {
        let (store, book) = try await open(engine)
        let reading = CatalogueFolders.sampleReading
        let first = try await book.importCatalogue(reading, by: "test", now: now)
        #expect((first.added, first.changed, first.unchanged) == (102, 0, 0))
        #expect(first.notices == reading.notices && first.faults == [])
        let index = book.index
        let second = try await book.importCatalogue(reading, by: "test", now: now)
        #expect((second.added, second.changed, second.unchanged) == (0, 0, 102))
        #expect(book.index === index)
        #expect(book.search(CatalogueQuery("khai sinh")).page.rows.first?.code == "9.000002")
        #expect(book.lifeEvents(for: .citizen).contains { $0.event.code == "co-con-nho" })
        withExtendedLifetime(store) {}
    }

    @Test(arguments: TestDatabase.engines)
    func `two books of the same procedures share an index until one of them changes`(engine: Engine) async throws {
        let stores = [try await TestDatabase(engine, storeMigrations + catalogueMigrations),
            try await TestDatabase(engine, storeMigrations + catalogueMigrations)]
        let shelf = IndexShelf()
        let books = [try await ProcedureBook(database: stores[0].database, shelf: shelf),
            try await ProcedureBook(database: stores[1].database, shelf: shelf)]
        for book in books { try await book.importCatalogue(CatalogueFolders.sampleReading, by: "test", now: now) }
        #expect(books[0].index === books[1].index && books[0].index.count == 102)
        try await books[1].importCatalogue(reading(procedure("9.000010", "Tên mới")), by: "test", now: now)
        #expect(books[0].index.listing("9.000010") == nil && books[1].index.listing("9.000010")?.name == "Tên mới")
    }

    @Test(arguments: TestDatabase.engines)
    func `what is read back is what was written`(engine: Engine) async throws {
        let (store, book) = try await open(engine)
        try await book.importCatalogue(CatalogueFolders.sampleReading, by: "test", now: now)
        for original in CatalogueFolders.sampleReading.procedures {
            let published = try #require(try await book.procedure(original.code))
            #expect(published.procedure == original && published.revision == 1)
            #expect(book.index.listing(original.code) == ProcedureListing(original, revision: 1))
        }
        withExtendedLifetime(store) {}
    }

    @Test(arguments: TestDatabase.engines)
    func `a changed record is a new revision, and the old one stays`(engine: Engine) async throws {
        let (store, book) = try await open(engine)
        try await book.importCatalogue(reading(procedure("9.000010", "Tên cũ")), by: "test", now: now)
        let report = try await book.importCatalogue(
            reading(procedure("9.000010", "Tên mới") + "," + procedure("9.000011", "Khác")), by: "test", now: now)
        #expect((report.added, report.changed) == (1, 1))
        #expect(try await book.procedure("9.000010")?.procedure.name == "Tên mới")
        #expect(try await book.procedure("9.000010")?.revision == 2)
        #expect(try await book.procedure("9.000010", revision: 1)?.procedure.name == "Tên cũ")
        #expect(try await book.procedure("9.000010", revision: 3) == nil)
        withExtendedLifetime(store) {}
    }

    @Test(arguments: TestDatabase.engines)
    func `another process sees a change at its next look`(engine: Engine) async throws {
        let (store, book) = try await open(engine)
        let other = try await ProcedureBook(database: try store.open())
        #expect(other.index.count == 0)
        #expect(try await other.refresh() == false)
        try await book.importCatalogue(reading(procedure("9.000010", "Một")), by: "test", now: now)
        #expect(try await other.refresh() == true)
        #expect(other.search(CatalogueQuery("một")).page.total == 1)
        other.database.close()
        withExtendedLifetime(store) {}
    }

    @Test(arguments: TestDatabase.engines)
    func `a repealed procedure keeps its page and takes no dossier (REQ-TTHC-001)`(engine: Engine) async throws {
        let (store, book) = try await open(engine)
        let both = reading(procedure("9.000010", "Cũ") + "," + procedure("9.000011", "Mới"))
        try await book.importCatalogue(both, by: "test", now: now)
        _ = try await book.procedureToFile("9.000010")
        let day = Day(now)
        try await book.repeal("9.000010", since: day, successor: "9.000011", by: "test", now: now)
        let page = try #require(try await book.procedure("9.000010"))
        let repeal = try #require(page.procedure.repeal)
        #expect(repeal.successor == "9.000011")
        #expect(CatalogueWords.repealed(repeal).vi == "Đã bãi bỏ từ \(day.text)")
        await #expect(throws: CatalogueRefusal.closed) { try await book.procedureToFile("9.000010") }
        #expect(book.onlineServices(CatalogueQuery()).page.rows.map(\.code) == ["9.000011"])
        withExtendedLifetime(store) {}
    }

    @Test(arguments: TestDatabase.engines)
    func `a service closed in between refuses (REQ-TTHC-004)`(engine: Engine) async throws {
        let (store, book) = try await open(engine)
        try await book.importCatalogue(reading(procedure("9.000010", "Một")), by: "test", now: now)
        #expect(book.onlineServices(CatalogueQuery()).page.total == 1)
        try await book.importCatalogue(reading(procedure("9.000010", "Một", isOpen: false)), by: "test", now: now)
        await #expect(throws: CatalogueRefusal.closed) { try await book.procedureToFile("9.000010") }
        await #expect(throws: CatalogueRefusal.notFound) { try await book.procedureToFile("9.999999") }
        #expect(CatalogueRefusal.closed.words.vi == "Dịch vụ hiện không tiếp nhận trực tuyến.")
        withExtendedLifetime(store) {}
    }

    @Test(arguments: TestDatabase.engines)
    func `another portal pulls revisions page by page, each once`(engine: Engine) async throws {
        let (store, book) = try await open(engine)
        try await book.importCatalogue(CatalogueFolders.sampleReading, by: "test", now: now)
        try await book.importCatalogue(reading(procedure("9.000001", "Đổi tên")), by: "test", now: now)
        var cursor = CatalogueCursor.start
        var pulled: [String] = []
        while true {
            let from = cursor
            let page = try await store.database.read { tx in try tx.publishedRevisions(after: from, limit: 40) }
            pulled += page.map(\.cursor.code)
            guard let last = page.last else { break }
            cursor = last.cursor
        }
        #expect(pulled.count == 103 && pulled.last == "9.000001")
        #expect(Set(pulled).count == 102)
    }

    @Test(arguments: TestDatabase.engines)
    func `history cannot be edited`(engine: Engine) async throws {
        let (store, book) = try await open(engine)
        try await book.importCatalogue(reading(procedure("9.000010", "Một")), by: "test", now: now)
        await #expect(throws: StoreFault.self) {
            try await store.database.write { tx in try tx.execute("UPDATE catalogue_revisions SET hash = ''") }
        }
        await #expect(throws: StoreFault.self) {
            try await store.database.write { tx in try tx.execute("DELETE FROM catalogue_revisions") }
        }
    }
}
