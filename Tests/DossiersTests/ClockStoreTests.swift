import Catalogue
import Directory
import Dossiers
import Foundation
import Kit
import Store
import TestStore
import Testing

@Suite(.timeLimit(.minutes(2))) struct ClockStoreTests {
    @Test(arguments: TestDatabase.engines)
    func `a ledger is read back as it was written`(engine: Engine) async throws {
        let town = try await Town.atWork(engine)
        let dossier = try await town.received()
        let ledger = try #require(try await town.ledger(dossier))
        #expect(ledger.term == Term(3, .workingDay))
        #expect(ledger.events == [ClockEvent(.received, at: Town.morning)])
        #expect(ledger.due == dossier.dueAt && ledger.calendar.version == "2026.1")
    }

    @Test(arguments: TestDatabase.engines)
    func `the ledger is only ever appended to`(engine: Engine) async throws {
        let town = try await Town.atWork(engine)
        let dossier = try await town.received()
        for change: SQL in [
            "UPDATE dossiers_clock SET at = 0 WHERE dossier = \(dossier.id)", "DELETE FROM dossiers_clock",
        ] {
            await #expect(throws: StoreFault.self) { try await town.database.write { tx in try tx.execute(change) } }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a version of the calendar never changes`(engine: Engine) async throws {
        let town = try await Town.atWork(engine)
        try await town.database.publish(Town.calendar, now: town.now.addingTimeInterval(60))
        let other = CalendarFile(version: "2026.1", days: Array(Town.calendar.days.dropLast()))
        await #expect(throws: CalendarFault.versionTaken("2026.1")) {
            try await town.database.publish(other, now: town.now)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a dossier keeps the calendar it was received under until a supplement starts the term again`(
        engine: Engine
    ) async throws {
        let town = try await Town.atWork(engine)
        let dossier = try await town.processing()
        // The Wednesday becomes a day off by a later announcement.
        let more = WorkingCalendar.Exception(day: Town.today.after(5), kind: .holiday, name: "Nghỉ đột xuất")
        let newer = CalendarFile(version: "2026.2", days: Town.calendar.days + [more])
        try await town.database.publish(newer, now: town.now.addingTimeInterval(60))
        #expect(try await town.ledger(dossier)?.calendar.version == "2026.1")
        #expect(try await town.now(of: dossier)?.dueAt?.momentText == "09:00 26/11/2026")

        let asked = try await town.desk.askSupplement(
            try town.handling(dossier, by: try await town.xuly()), of: [SupplementPart(.component, "TP2")],
            reason: "Thiếu giấy tờ", now: Town.morning.addingTimeInterval(120))
        _ = try await town.desk.attach(
            [NewFile(try await town.receive(), for: "TP2")], to: asked.id, by: People.mau,
            now: Town.morning.addingTimeInterval(180))
        let back = try await town.desk.sendSupplement(
            asked.id, version: asked.version, by: People.mau, now: Town.morning.addingTimeInterval(240))
        #expect(back.stage == .processing)
        #expect(try await town.ledger(back)?.calendar.version == "2026.2")
        #expect(back.dueAt?.momentText == "09:02 27/11/2026")
    }

    @Test(arguments: TestDatabase.engines)
    func `a supplement asked for before reception touches no clock`(engine: Engine) async throws {
        let town = try await Town.atWork(engine)
        let sent = try await town.send()
        let asked = try await town.desk.askSupplement(
            try town.handling(sent, by: try await town.cua()), of: [SupplementPart(.answer, "nop.dia-chi")],
            reason: "Địa chỉ chưa rõ", now: town.now)
        #expect(asked.stage == .supplementing && asked.dueAt == nil)
        #expect(try await town.ledger(asked) == nil)
        let back = try await town.desk.sendSupplement(asked.id, version: asked.version, by: People.mau, now: town.now)
        #expect(back.stage == .sent && back.dueAt == nil)
    }
}
