import Administration
import Directory
import Foundation
import Html
import Kit
import Links
import Store
import TestPages
import TestStore
import Testing

@testable import AdministrationWeb
@testable import Web

/// *Đầu mối hỗ trợ* (REQ-GEN-015).
@Suite(.timeLimit(.minutes(2))) struct SupportTests {
    private func pages(_ office: Office, changed: @escaping @Sendable () -> Void = {}) -> AdministrationRoutes {
        AdministrationRoutes(
            desk: office.desk, register: office.register, gate: AdministratorGate(desk: office.desk, strength: Asked.strong),
            files: office.files, supportChanged: changed)
    }

    private let fields: [(name: String, value: String)] = [
        ("tinh", "000.00.00.H99"), ("chu-de", "platform"), ("ten", "Sở Khoa học và Công nghệ"),
        ("dien-thoai", "0950.000.994"), ("email", "hotro@binhminh.example"),
    ]

    private func posted(_ changes: [String: String] = [:]) -> [(name: String, value: String)] {
        fields.map { ($0.name, changes[$0.name] ?? $0.value) }
    }

    @Test(arguments: TestDatabase.engines)
    func `what V-VPCP changes is on the province's pages at the next view, and nowhere else`(engine: Engine) async throws {
        let office = try await Office(engine)
        let book = SupportBook(database: office.store.database)
        let pages = pages(office, changed: book.forget)
        #expect(await book.entries(for: "000.00.00.H99", now: Office.now) == [])
        let saved = try await pages.addSupport(Asked.visit("/dau-moi-ho-tro", posting: posted()), Office.operator)
        #expect(saved.location == "/dau-moi-ho-tro")
        let shown = await book.entries(for: "000.00.00.H99", now: Office.now)
        #expect(shown.map(\.name) == ["Sở Khoa học và Công nghệ"] && shown.map(\.phone) == ["0950 000 994"])
        #expect(await book.entries(for: "", now: Office.now) == [])
        let id = "\(try #require(shown.first).id)"
        let changed = Asked.visit(
            "/dau-moi-ho-tro/\(id)", parts: ["id": id], posting: posted(["ten": "Văn phòng UBND tỉnh"]))
        #expect(try await pages.changeSupport(changed, Office.operator).status == 303)
        #expect(await book.entries(for: "000.00.00.H99", now: Office.now).map(\.name) == ["Văn phòng UBND tỉnh"])
        let gone = Asked.visit("/dau-moi-ho-tro/\(id)/xoa", parts: ["id": id], posting: [])
        #expect(try await pages.removeSupport(gone, Office.operator).status == 303)
        #expect(await book.entries(for: "000.00.00.H99", now: Office.now) == [])
        await #expect(throws: AdministrationRefusal.notFound) { try await pages.removeSupport(gone, Office.operator) }
        let trail = try await office.store.database.read { tx in try tx.trail("support").map(\.action) }
        #expect(trail.sorted() == ["support.keep", "support.keep", "support.remove"])
    }

    @Test(arguments: [
        ("email", "a@b", "Địa chỉ email không hợp lệ."), ("dien-thoai", "abc", "Số điện thoại không hợp lệ."),
        ("dien-thoai", "0950\r\n000", "Số điện thoại không hợp lệ."), ("ten", " ", "Vui lòng nhập tên cơ quan, đơn vị."),
        ("chu-de", "khac", "Vui lòng nhập chủ đề."), ("tinh", "000.00.05.H99", "Đơn vị không hợp lệ."),
        ("tinh", "khac", "Đơn vị không hợp lệ."),
    ])
    func `a contact that nobody could reach is refused beside its field`(field: String, typed: String, words: String) async throws {
        let office = try await Office(.sqlite)
        let answer = try await pages(office).addSupport(
            Asked.visit("/dau-moi-ho-tro", posting: posted([field: typed])), Office.operator)
        #expect(answer.status == 422 && answer.markupText.contains(words), "\(answer.markupText)")
        #expect(TagBalance.faults(answer.markup) == [])
        #expect(try await office.desk.supportEntries(by: Office.operator) == [])
    }

    @Test func `only the platform's operator keeps them`() async throws {
        let office = try await Office.staffed(.sqlite)
        let entry = try sample("000.00.00.H99", .platform, "Văn phòng")
        for key in ["A-CAO", "A-MOT", "A-BA"] {
            let actor = try await office.actor(key)
            await #expect(throws: AdministrationRefusal.forbidden) {
                try await office.desk.keep(entry, by: actor, now: Office.now)
            }
            await #expect(throws: AdministrationRefusal.forbidden) {
                try await office.desk.removeSupport(entry.id, by: actor, now: Office.now)
            }
        }
    }

    @Test func `a province shows the country's contact for a topic it has none for`() throws {
        let all = [
            try sample("", .platform, "Chung"), try sample("", .signature, "Ký số"), try sample("H", .platform, "Tỉnh"),
        ]
        #expect(all.shown(in: "H").map(\.name) == ["Tỉnh", "Ký số"])
        #expect(all.shown(in: "").map(\.name) == ["Chung", "Ký số"])
    }

    @Test(arguments: TestDatabase.engines)
    func `another deployment has the same list, without what is unsound in it`(engine: Engine) async throws {
        let office = try await Office(engine)
        let book = SupportBook(database: office.store.database)
        let (a, b) = (try sample("", .platform, "Một"), try sample("", .signature, "Hai"))
        #expect(try await book.mirror([a, b], now: Office.now))
        #expect(try await !book.mirror([b, a], now: Office.now))
        #expect(try await book.mirror([b], now: Office.now))
        let json = "[{\"id\":\"\(a.id)\",\"province\":\"\",\"topic\":\"platform\",\"name\":\"x\",\"phone\":\"abc\",\"email\":\"a@b.vn\"}]"
        let hostile = try JSONDecoder().decode([SupportEntry].self, from: Data(json.utf8))
        try await book.mirror(hostile + [b], now: Office.now)
        #expect(try await book.all() == [b])
    }

    private func sample(_ province: String, _ topic: SupportEntry.Topic, _ name: String) throws -> SupportEntry {
        SupportEntry(
            id: Chance.system.id(at: Office.now), province: province, topic: topic, name: name,
            phone: try #require(SupportPhone("1900 0000")), email: try #require(EmailAddress("hotro@dvc.example")))
    }
}
