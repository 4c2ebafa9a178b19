import Administration
import Directory
import Foundation
import Html
import Kit
import Store
import TestPages
import TestStore
import Testing

@testable import AdministrationWeb
@testable import Web

@Suite(.timeLimit(.minutes(6))) struct TopRequestTests {
    private let asker = Asker(subject: "A-CAO", name: "UBND tỉnh Bình Minh", code: "000.00.00.H99")
    private let contact = TopRequest.Contact(name: "Bùi Văn Một", phone: "+84950000211", email: "mot@binhminh.example")
    private let letter = TopDecision.Letter(number: "15/UBND-KSTT", day: Office.today)

    private func scan(_ office: Office) async throws -> StoredFile {
        let sink = try await office.files.receive(name: "van-ban.pdf", rule: .identityScan)
        try await sink.write(Array("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n".utf8))
        return try await sink.finish()
    }

    @Test(arguments: TopRequest.State.allCases, TopRequest.Move.allCases)
    func `a request moves only as the table says`(state: TopRequest.State, move: TopRequest.Move) throws {
        if let next = TopRequest.State.moves[state]?[move] {
            #expect(try state.after(move) == next)
        } else {
            #expect(throws: AdministrationRefusal.state) { try state.after(move) }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an agency asks, the operator sees it and grants it (REQ-VNC-005, 006)`(engine: Engine) async throws {
        let office = try await Office(engine)
        let id = try await office.desk.ask(NewTopRequest(contact: contact), by: asker, now: Office.now)
        await #expect(throws: AdministrationRefusal.requestOpen) {
            try await office.desk.ask(NewTopRequest(contact: contact), by: asker, now: Office.now)
        }
        let queue = try await office.desk.requests(by: Office.operator)
        #expect(queue.map(\.state) == [.new] && queue.first?.contact == contact)
        try await office.desk.settle(id, by: .review, Office.operator, now: Office.now)
        try await office.desk.settle(id, by: .grant, Office.operator, now: Office.now)
        #expect(try await office.actor("A-CAO").posts.map(\.level) == [.top])
        #expect(try await office.desk.request(of: asker)?.state == .granted)
        await #expect(throws: AdministrationRefusal.state) {
            try await office.desk.settle(id, by: .refuse, reason: "x", Office.operator, now: Office.now)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `only the operator reads and decides requests`(engine: Engine) async throws {
        let office = try await Office.staffed(engine)
        let id = try await office.desk.ask(NewTopRequest(contact: contact), by: asker, now: Office.now)
        let top = try await office.actor("A-CAO")
        await #expect(throws: AdministrationRefusal.forbidden) { try await office.desk.requests(by: top) }
        await #expect(throws: AdministrationRefusal.forbidden) {
            try await office.desk.settle(id, by: .grant, top, now: Office.now)
        }
        await #expect(throws: AdministrationRefusal.missingReason) {
            try await office.desk.settle(id, by: .refuse, reason: " ", Office.operator, now: Office.now)
        }
        try await office.desk.settle(id, by: .refuse, reason: "thiếu văn bản", Office.operator, now: Office.now)
        #expect(try await office.desk.request(of: asker)?.reason == "thiếu văn bản")
        try await office.desk.ask(NewTopRequest(contact: contact), by: asker, now: Office.now)
    }

    @Test(arguments: TestDatabase.engines)
    func `an agency inside acts by letter, one outside or without its scan does not (REQ-VNC-007)`(engine: Engine) async throws {
        let office = try await Office(engine)
        func ask(_ delegate: String, _ letter: TopDecision.Letter?, _ scan: StoredFile?) async throws -> ID<TopRequest> {
            let new = NewTopRequest(contact: contact, delegate: UnitCode(typed: delegate), letter: letter, scan: scan)
            return try await office.desk.ask(new, by: asker, now: Office.now)
        }
        let file = try await scan(office)
        await #expect(throws: AdministrationRefusal.delegate) { try await ask("000.00.01.H99", nil, file) }
        await #expect(throws: AdministrationRefusal.delegate) { try await ask("000.00.01.H99", letter, nil) }
        await #expect(throws: AdministrationRefusal.delegate) { try await ask("000.00.00.G99", letter, file) }
        let id = try await ask("000.00.01.H99", letter, file)
        try await office.desk.settle(id, by: .grant, Office.operator, now: Office.now)
        #expect(try await office.actor("A-VP").posts.map(\.unit) == [Office.province])
        let view = try await office.desk.show(try await office.user("A-VP"), for: Office.operator, now: Office.now)
        #expect(view.grants.first?.grant.document == "15/UBND-KSTT ngày 20/11/2026")
    }

    @Test(arguments: TestDatabase.engines)
    func `a code the register does not know asks in vain, and a decision that fails leaves the request open`(
        engine: Engine
    ) async throws {
        let office = try await Office(engine)
        let stranger = Asker(subject: "A-LA", name: "Sở lạ", code: "000.00.09.H99")
        await #expect(throws: AdministrationRefusal.orgMismatch("000.00.09.H99")) {
            try await office.desk.ask(NewTopRequest(contact: contact), by: stranger, now: Office.now)
        }
        let commune = Asker(subject: "A-XA", name: "Xã", code: "000.20.31.H99")
        await #expect(throws: AdministrationRefusal.unit) {
            try await office.desk.ask(NewTopRequest(contact: contact), by: commune, now: Office.now)
        }
        // Sở Tư pháp has no account at Vnconnect here.
        let new = NewTopRequest(
            contact: contact, delegate: Office.justice, letter: letter, scan: try await scan(office))
        let id = try await office.desk.ask(new, by: asker, now: Office.now)
        await #expect(throws: AdministrationRefusal.notFound) {
            try await office.desk.settle(id, by: .grant, Office.operator, now: Office.now)
        }
        #expect(try await office.desk.request(of: asker)?.state == .new)
    }

    @Test func `the pages of a request are sound`() async throws {
        let office = try await Office(.sqlite)
        let pages = AdministrationRoutes(
            desk: office.desk, register: office.register,
            gate: AdministratorGate(desk: office.desk, strength: Asked.strong), files: office.files)
        let form = try await pages.ownRequest(Asked.visit("/de-nghi"), asker)
        #expect(TagBalance.faults(form.markup) == [])
        let empty = try await pages.sendRequest(Asked.visit("/de-nghi", posting: [(name: "email", value: "x")]), asker)
        #expect(empty.status == 422 && empty.markupText.contains("Địa chỉ email không hợp lệ"))
        let fields = [
            (name: "nguoi-lien-he", value: "Bùi Văn Một"), (name: "dien-thoai", value: "0950000211"),
            (name: "email", value: "mot@binhminh.example"),
        ]
        #expect(try await pages.sendRequest(Asked.visit("/de-nghi", posting: fields), asker).status == 303)
        let own = try await pages.ownRequest(Asked.visit("/de-nghi"), asker)
        #expect(own.markupText.contains("Mới") && TagBalance.faults(own.markup) == [])
        let queue = try await pages.tops(Asked.visit("/quan-tri-cap-cao"), Office.operator)
        #expect(queue.markupText.contains("Đề nghị chờ xử lý") && TagBalance.faults(queue.markup) == [])
        let id = try #require(try await office.desk.request(of: asker)).id
        let one = try await pages.showRequest(Asked.visit("/", parts: ["id": "\(id)"]), Office.operator)
        #expect(TagBalance.faults(one.markup) == [] && one.markupText.contains("Cấp quyền"))
        let bare = try await pages.settleRequest(
            Asked.visit("/", parts: ["id": "\(id)", "viec": "tu-choi"], posting: []), Office.operator)
        #expect(bare.status == 422 && TagBalance.faults(bare.markup) == [])
        let granted = try await pages.settleRequest(
            Asked.visit("/", parts: ["id": "\(id)", "viec": "cap-quyen"], posting: []), Office.operator)
        #expect(granted.status == 303)
    }
}
