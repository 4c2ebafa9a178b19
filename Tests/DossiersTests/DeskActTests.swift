import Catalogue
import Directory
import Dossiers
import Foundation
import Kit
import Store
import TestStore
import Testing

@Suite(.timeLimit(.minutes(2))) struct DeskActTests {
    @Test(arguments: TestDatabase.engines)
    func `three working days from Friday 09:00 end on Thursday 09:00 (REQ-DOS-013)`(engine: Engine) async throws {
        let town = try await Town.atWork(engine)
        let received = try await town.received()
        #expect(received.stage == .received && received.receivedAt == Town.morning)
        #expect(received.dueAt?.momentText == "09:00 26/11/2026")
    }

    @Test(arguments: TestDatabase.engines)
    func `from the desk to the unit and back to the citizen`(engine: Engine) async throws {
        let town = try await Town.atWork(engine)
        let finished = try await town.finished()
        #expect(finished.stage == .finished && finished.finishedAt == Town.morning)
        let returned = try await town.desk.returnResult(
            try town.handling(finished, by: try await town.cua()), now: Town.morning.addingTimeInterval(60))
        #expect(returned.stage == .returned)
        let code = try #require(returned.code)
        let own = try await town.desk.own(code, of: People.mau)
        #expect(own.events.map(\.step) == [.send, .receive, .forward, .finish, .returnResult].map { .move($0) })
        #expect(own.events[1].actor.unitName == "BỘ PHẬN MỘT CỬA UBND xã Hòa Thuận")
        #expect(own.result?.text == "Đồng ý cấp bản sao." && own.result?.files.map(\.name) == ["ket-qua.pdf"])
        // One message at sending and one at each change of state, each told to the other portals too.
        #expect(try await town.waiting("sms-notice") == 5)
        #expect(try await town.waiting("dossier-step") == 5)
        let trail = try await town.database.read { tx in try tx.trail("dossier:\(returned.id)") }
        #expect(trail.map(\.action).prefix(4) == ["dossier.returnResult", "dossier.finish", "dossier.forward", "dossier.receive"])
    }

    @Test(arguments: TestDatabase.engines)
    func `an officer of another unit is refused with 403`(engine: Engine) async throws {
        let town = try await Town.atWork(engine)
        let sent = try await town.send()
        let stranger = try await town.neighbour()
        let handling = try town.handling(sent, by: stranger)
        await #expect(throws: DeskRefusal.forbidden) { try await town.desk.receive(handling, .byTerm(0), now: town.now) }
        await #expect(throws: DeskRefusal.forbidden) {
            try await town.desk.atDesk(handling.code, of: stranger, now: town.now)
        }
        await #expect(throws: DeskRefusal.forbidden) {
            try await town.desk.inbox(InboxQuery(unit: Town.commune, stage: .sent), of: stranger, now: town.now)
        }
        await #expect(throws: DeskRefusal.forbidden) {
            try await town.desk.receipt(handling.code, for: .officer(stranger), now: town.now)
        }
        #expect(DeskRefusal.forbidden.status == 403)
        #expect(try await town.now(of: sent)?.stage == .sent)
    }

    @Test(arguments: TestDatabase.engines)
    func `without a reason nothing happens (MSG-REQ)`(engine: Engine) async throws {
        let town = try await Town.atWork(engine)
        let sent = try await town.send()
        let (cua, xuly) = (try await town.cua(), try await town.xuly())
        for blank in ["", "  ", "\u{200B}\n\u{FEFF}"] {
            await #expect(throws: DeskRefusal.missing(.reason)) {
                try await town.desk.refuse(try town.handling(sent, by: cua), reason: blank, now: town.now)
            }
            await #expect(throws: DeskRefusal.missing(.reason)) {
                try await town.desk.askSupplement(
                    try town.handling(sent, by: cua), of: [SupplementPart(.component, "TP1")], reason: blank, now: town.now)
            }
        }
        #expect(DeskRefusal.missing(.reason).words.vi == "Vui lòng nhập lý do.")
        await #expect(throws: DeskRefusal.missing(.parts)) {
            try await town.desk.askSupplement(try town.handling(sent, by: cua), of: [], reason: "Thiếu", now: town.now)
        }
        await #expect(throws: DeskRefusal.tooLong(.reason, most: 2_000)) {
            try await town.desk.refuse(
                try town.handling(sent, by: cua), reason: String(repeating: "a", count: 2_001), now: town.now)
        }
        let working = try await town.processing()
        await #expect(throws: DeskRefusal.missing(.reason)) {
            try await town.desk.stop(try town.handling(working, by: xuly), reason: "", now: town.now)
        }
        await #expect(throws: DeskRefusal.missing(.result)) {
            try await town.desk.finish(try town.handling(working, by: xuly), result: " ", files: [], now: town.now)
        }
        await #expect(throws: DeskRefusal.missing(.resultFile)) {
            try await town.desk.finish(try town.handling(working, by: xuly), result: "Đồng ý", files: [], now: town.now)
        }
        #expect(try await town.now(of: sent)?.version == sent.version)
        #expect(try await town.now(of: working)?.version == working.version)
    }

    @Test(arguments: TestDatabase.engines)
    func `of fifty officers who receive at once, one does`(engine: Engine) async throws {
        let town = try await Town.atWork(engine)
        let sent = try await town.send()
        let handling = try town.handling(sent, by: try await town.cua())
        let wins = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<50 {
                group.addTask { (try? await town.desk.receive(handling, .byTerm(0), now: Town.morning)) != nil }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(wins == 1)
        let dossier = try #require(try await town.now(of: sent))
        #expect(dossier.stage == .received && dossier.version == sent.version + 1 && dossier.steps == 2)
        #expect(try await town.ledger(dossier)?.events.count == 1)
        #expect(try await town.waiting("sms-notice") == 2)
    }

    @Test(arguments: TestDatabase.engines)
    func `an act names the version its officer saw`(engine: Engine) async throws {
        let town = try await Town.atWork(engine)
        let dossier = try await town.processing()
        let (colleague, xuly) = (try await town.colleague(), try await town.xuly())
        try await town.desk.note(try town.handling(dossier, by: colleague), "Đã hỏi Sở", now: town.now)
        await #expect(throws: DossierRefusal.changedMeanwhile) {
            try await town.desk.stop(try town.handling(dossier, by: xuly), reason: "Trùng", now: town.now)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `what the stage does not allow is refused (MSG-STATE)`(engine: Engine) async throws {
        let town = try await Town.atWork(engine)
        let (cua, xuly) = (try await town.cua(), try await town.xuly())
        let sent = try await town.send()
        await #expect(throws: DossierRefusal.notNow) {
            try await town.desk.returnResult(try town.handling(sent, by: cua), now: town.now)
        }
        await #expect(throws: DossierRefusal.notNow) {
            try await town.desk.stop(try town.handling(sent, by: xuly), reason: "x", now: town.now)
        }
        await #expect(throws: DeskRefusal.forbidden) {
            try await town.desk.stop(try town.handling(sent, by: cua), reason: "x", now: town.now)
        }
        let refused = try await town.desk.refuse(try town.handling(sent, by: cua), reason: "Sai cơ quan", now: town.now)
        #expect(refused.stage == .refused)
        await #expect(throws: DossierRefusal.notNow) {
            try await town.desk.receive(try town.handling(refused, by: cua), .byTerm(0), now: town.now)
        }
        await #expect(throws: DossierRefusal.notFound) {
            try await town.desk.receive(
                Handling(DossierCode(unit: Town.commune, day: Town.today, number: 4_000), by: cua, version: 1), .byTerm(0),
                now: town.now)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `without a calendar nothing is received (MSG-SETUP)`(engine: Engine) async throws {
        let town = try await Town(engine)
        let sent = try await town.send()
        let cua = try await town.cua()
        await #expect(throws: DeskRefusal.noCalendar) {
            try await town.desk.receive(try town.handling(sent, by: cua), .byTerm(0), now: town.now)
        }
    }
}
