import Catalogue
import Directory
import Dossiers
import Foundation
import Kit
import Store
import TestStore
import Testing

@Suite(.timeLimit(.minutes(2))) struct DeskTermTests {
    private func record(_ ways: String) -> String {
        TrialProcedures.file([
            """
            {"code": "9.000001", "name": "Cấp bản sao trích lục hộ tịch (thử)", "promulgatedBy": "Bộ Thử nghiệm",
             "subjects": ["ĐT1"], "executedBy": ["commune"], "hasFullRecord": true,
             "online": {"level": "full", "isOpen": true, "minIal": 1}, "ways": \(ways),
             "cases": [{"name": "", "components": [{"code": "TP1", "name": "Tờ khai", "originals": 1, "isRequired": true}]}],
             "formFields": [{"name": "so-ban", "label": "Số bản sao", "kind": "number", "number": {"min": 1, "max": 20}}]}
            """
        ])
    }

    private let words = #"[{"channel": "online", "term": {"unit": "other", "text": "Theo kế hoạch"}}]"#

    @Test(arguments: TestDatabase.engines)
    func `a term of words makes the desk name the day, with a reason`(engine: Engine) async throws {
        let town = try await Town.atWork(engine, procedures: record(words))
        let sent = try await town.send()
        let cua = try await town.cua()
        let handling = try town.handling(sent, by: cua)
        let friday = Town.today.after(7)
        await #expect(throws: DeskRefusal.missing(.day)) { try await town.desk.receive(handling, .byTerm(0), now: town.now) }
        await #expect(throws: DeskRefusal.missing(.reason)) {
            try await town.desk.receive(handling, .onDay(friday, reason: " ", term: 0), now: town.now)
        }
        await #expect(throws: DeskRefusal.notAWorkingDay) {
            try await town.desk.receive(handling, .onDay(Town.today.after(1), reason: "Kế hoạch", term: 0), now: town.now)
        }
        await #expect(throws: DeskRefusal.dayPassed) {
            try await town.desk.receive(handling, .onDay(Town.today.after(-1), reason: "Kế hoạch", term: 0), now: town.now)
        }
        await #expect(throws: DeskRefusal.dayTooFar) {
            try await town.desk.receive(handling, .onDay(Town.today.after(2_000), reason: "Kế hoạch", term: 0), now: town.now)
        }
        await #expect(throws: DeskRefusal.noSuchTerm) { try await town.desk.receive(handling, .byTerm(7), now: town.now) }
        let received = try await town.desk.receive(
            handling, .onDay(friday, reason: "Kế hoạch của xã", term: 0), now: town.now)
        #expect(received.dueAt?.momentText == "17:00 27/11/2026")
        let lines = try #require(try await town.ledger(received)).arithmetic.map(\.vi)
        #expect(lines.last == "Ngày hẹn trả do cán bộ ghi: 17:00 27/11/2026. Lý do: Kế hoạch của xã")
    }

    @Test func `of several terms the desk chooses, and a counted one needs no day`() async throws {
        let two = #"[{"channel": "online", "term": {"amount": 2, "unit": "workingDay"}}, {"channel": "online", "term": {"amount": 10, "unit": "workingDay"}}, {"channel": "direct", "term": {"amount": 1, "unit": "hour"}}]"#
        let town = try await Town.atWork(.sqlite, procedures: record(two))
        let sent = try await town.send()
        let procedure = try await town.desk.procedure(of: sent)
        #expect(procedure.terms(for: .online) == [Term(2, .workingDay), Term(10, .workingDay)])
        #expect(procedure.terms(for: .direct) == [Term(1, .hour)])
        #expect(procedure.terms(for: .post).count == 3)
        let handling = try town.handling(sent, by: try await town.cua())
        let received = try await town.desk.receive(
            handling, .onDay(Town.today.after(3), reason: "muốn sớm", term: 1), now: town.now)
        #expect(received.dueAt?.momentText == "09:00 07/12/2026")
    }

    @Test(arguments: TestDatabase.engines)
    func `the day may be moved once, later, with an apology the citizen reads`(engine: Engine) async throws {
        let town = try await Town.atWork(engine)
        let dossier = try await town.processing()
        let xuly = try await town.xuly()
        await #expect(throws: DeskRefusal.notLater) {
            try await town.desk.extend(
                try town.handling(dossier, by: xuly), to: Town.today.after(5), reason: "Chờ", now: town.now)
        }
        await #expect(throws: DeskRefusal.missing(.reason)) {
            try await town.desk.extend(
                try town.handling(dossier, by: xuly), to: Town.today.after(10), reason: "", now: town.now)
        }
        let moved = try await town.desk.extend(
            try town.handling(dossier, by: xuly), to: Town.today.after(10), reason: "Chờ xác minh, xin lỗi Ông/Bà",
            now: town.now)
        #expect(moved.stage == .processing && moved.dueAt?.momentText == "17:00 30/11/2026")
        let events = try await town.desk.own(try #require(moved.code), of: People.mau).events
        #expect(events.last?.step == .appointment && events.last?.note == "Chờ xác minh, xin lỗi Ông/Bà")
        await #expect(throws: DeskRefusal.extendedAlready) {
            try await town.desk.extend(
                try town.handling(moved, by: xuly), to: Town.today.after(20), reason: "Lại chờ", now: town.now)
        }
        #expect(DeskRefusal.extendedAlready.status == 409)
    }

    @Test(arguments: TestDatabase.engines)
    func `a request stops the clock, only its parts are open, and the third is refused`(engine: Engine) async throws {
        let town = try await Town.atWork(engine)
        let xuly = try await town.xuly()
        var dossier = try await town.processing()
        await #expect(throws: DeskRefusal.noSuchPart) {
            try await town.desk.askSupplement(
                try town.handling(dossier, by: xuly), of: [SupplementPart(.component, "TP9")], reason: "Thiếu", now: town.now)
        }
        for round in 1...2 {
            let minute = town.now.addingTimeInterval(TimeInterval(round * 600))
            dossier = try await town.desk.askSupplement(
                try town.handling(dossier, by: xuly), of: [SupplementPart(.component, "TP2")], reason: "Ảnh mờ",
                now: minute)
            #expect(dossier.stage == .supplementing && dossier.dueAt == nil)
            #expect(try await town.ledger(dossier)?.isPaused == true)
            await #expect(throws: DossierRefusal.notNow) {
                try await town.desk.attach(
                    [NewFile(try await town.receive(), for: "TP1")], to: dossier.id, by: People.mau, now: minute)
            }
            try await town.desk.attach(
                [NewFile(try await town.receive(), for: "TP2")], to: dossier.id, by: People.mau,
                now: minute.addingTimeInterval(60))
            dossier = try await town.desk.sendSupplement(
                dossier.id, version: dossier.version, by: People.mau, now: minute.addingTimeInterval(120))
            #expect(dossier.stage == .processing && dossier.dueAt != nil)
        }
        // Two pauses of two minutes each.
        #expect(dossier.dueAt?.momentText == "09:04 26/11/2026")
        await #expect(throws: DeskRefusal.askedTwice) {
            try await town.desk.askSupplement(
                try town.handling(dossier, by: xuly), of: [SupplementPart(.component, "TP2")], reason: "Vẫn mờ",
                now: town.now.addingTimeInterval(9_000))
        }
    }
}
