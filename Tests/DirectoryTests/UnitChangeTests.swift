import Directory
import Foundation
import Kit
import Store
import TestStore
import Testing

@Suite(.timeLimit(.minutes(3))) struct UnitChangeTests {
    private let hoaThuan = "000.20.31.H99"
    private let phuLac = "000.21.31.H99"
    private let desk = "001.21.31.H99"
    private let root = "000.00.00.H99"
    private let justice = "000.00.05.H99"

    private func code(_ text: String) -> UnitCode { UnitCode(imported: text)! }

    private func plan(
        _ change: UnitChange, on day: Day = Province.today, in reach: UnitReach = .everything, basis: String = "Nghị quyết thử",
        _ province: Province, now: Date = Province.morning
    ) async throws -> ID<UnitPlan> {
        try await UnitRegister(database: province.units.database)
            .plan(NewPlan(change, on: day, basis: basis, by: "test", in: reach), now: now)
    }

    private func show(_ text: String, on day: Day = Province.today, _ province: Province) async throws -> UnitView {
        try await UnitRegister(database: province.units.database).show(code(text), in: .everything, on: day)
    }

    @Test(arguments: TestDatabase.engines)
    func `history is read under the name of its day`(engine: Engine) async throws {
        let province = try await Province(engine)
        _ = try await plan(.rename(phuLac, to: "UBND phường Phú Lạc"), province)
        let record = try await show(phuLac, province).record
        #expect(record.name(on: Province.today.after(-1)) == "UBND xã Phú Lạc")
        #expect(record.name(on: Province.today) == "UBND phường Phú Lạc")
        #expect(record.unit.version == 2)
        var query = UnitQuery(on: Province.today)
        query.text = "xa phu lac"
        let found = try await UnitRegister(database: province.units.database).find(query)
        #expect(found.rows.map(\.code.text).contains(phuLac), "the old name still leads there")
    }

    @Test(arguments: TestDatabase.engines)
    func `a merged unit ends, its code leads to the other, what stood under it moves`(engine: Engine) async throws {
        let province = try await Province(engine)
        _ = try await plan(.merge([phuLac], into: hoaThuan), province)
        let gone = try await show(phuLac, province).record.unit
        #expect(gone.activeTo == Province.today.after(-1) && gone.successor?.text == hoaThuan)
        #expect(try await show(desk, province).above.map(\.code.text) == [root, hoaThuan])
        #expect(try await show(desk, on: Province.today.after(-1), province).above.map(\.code.text) == [root, phuLac])
        #expect(try await show(hoaThuan, province).record.aliases.map(\.code.text) == [phuLac])
        #expect(try await province.units.agency(Province.code(phuLac))?.isOpen(on: Province.today) == false)
    }

    @Test(arguments: TestDatabase.engines)
    func `a dissolved unit leaves what stood under it to the unit above`(engine: Engine) async throws {
        let province = try await Province(engine)
        _ = try await plan(.dissolve("000.00.01.H99", under: nil), province)
        #expect(try await show("000.01.01.H99", province).above.map(\.code.text) == [root])
        await #expect(throws: UnitRefusal.nowhereToGo) { try await plan(.dissolve(root, under: nil), province) }
    }

    @Test(arguments: TestDatabase.engines)
    func `a plan waits for its day, and can be taken back until then`(engine: Engine) async throws {
        let province = try await Province(engine)
        let register = UnitRegister(database: province.units.database)
        let day = Province.today.after(10)
        let first = try await plan(.rename(phuLac, to: "UBND xã Mới"), on: day, province)
        _ = try await plan(.transfer([desk], to: hoaThuan), on: day, province)
        try await register.carryOutDue(now: Province.morning)
        #expect(try await show(phuLac, province).record.unit.name == "UBND xã Phú Lạc")
        await #expect(throws: UnitRefusal.notFound) {
            try await register.cancel(first, by: "x", in: .branches([code(justice)]), now: Province.morning)
        }
        try await register.cancel(first, by: "test", in: .everything, now: Province.morning)
        await #expect(throws: UnitRefusal.settled) {
            try await register.cancel(first, by: "test", in: .everything, now: Province.morning)
        }
        try await register.carryOutDue(now: day.at(0, 1))
        try await register.carryOutDue(now: day.at(0, 2))
        #expect(try await show(phuLac, on: day, province).record.unit.name == "UBND xã Phú Lạc")
        #expect(try await show(desk, on: day, province).above.map(\.code.text) == [root, hoaThuan])
        #expect(try await show(desk, province).plans.map(\.state) == [.done])
    }

    @Test(arguments: TestDatabase.engines)
    func `a plan that cannot be done any more on its day says why`(engine: Engine) async throws {
        let province = try await Province(engine)
        let register = UnitRegister(database: province.units.database)
        let day = Province.today.after(3)
        _ = try await plan(.transfer([desk], to: justice), on: day, province)
        _ = try await plan(.merge([phuLac], into: hoaThuan), province)
        _ = try await plan(.dissolve(desk, under: nil), on: Province.today, province)
        try await register.carryOutDue(now: day.at(1))
        let plans = try await show(desk, province).plans
        #expect(plans.map(\.state).contains(.failed))
        #expect(plans.first { $0.state == .failed }?.failure == "Đơn vị không hợp lệ.")
    }

    @Test(arguments: TestDatabase.engines)
    func `nothing comes to stand under itself, goes nowhere, or rewrites its past`(engine: Engine) async throws {
        let province = try await Province(engine)
        await #expect(throws: UnitRefusal.ontoItself) { try await plan(.transfer([phuLac], to: desk), province) }
        await #expect(throws: UnitRefusal.ontoItself) { try await plan(.merge([phuLac], into: desk), province) }
        await #expect(throws: UnitRefusal.ontoItself) { try await plan(.merge([phuLac], into: phuLac), province) }
        await #expect(throws: UnitRefusal.thereAlready(desk)) { try await plan(.transfer([desk], to: phuLac), province) }
        await #expect(throws: UnitRefusal.notValid) { try await plan(.rename("000.99.99.H99", to: "X"), province) }
        await #expect(throws: UnitRefusal.notValid) { try await plan(.transfer([desk], to: "000.00.31.H99"), province) }
        await #expect(throws: UnitRefusal.sameName) { try await plan(.rename(phuLac, to: " UBND xã Phú  Lạc "), province) }
        await #expect(throws: UnitRefusal.missing(.basis)) {
            try await plan(.rename(phuLac, to: "Y"), basis: " ", province)
        }
        let reform = Day(year: 2025, month: 7, day: 1)!
        await #expect(throws: UnitRefusal.tooEarly(reform)) {
            try await plan(.transfer([phuLac], to: justice), on: Day(year: 2025, month: 6, day: 1)!, province)
        }
        await #expect(throws: UnitRefusal.tooFar) {
            try await plan(.rename(phuLac, to: "Y"), on: Province.today.after(3_000), province)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an administrator changes units of the own branch only, and to places in it`(engine: Engine) async throws {
        let province = try await Province(engine)
        let reach = UnitReach.branches([code(justice)])
        await #expect(throws: UnitRefusal.notValid) { try await plan(.rename(phuLac, to: "Y"), in: reach, province) }
        await #expect(throws: UnitRefusal.notValid) { try await plan(.transfer([phuLac], to: justice), in: reach, province) }
        await #expect(throws: UnitRefusal.notValid) {
            try await plan(.transfer(["000.03.05.H99"], to: phuLac), in: reach, province)
        }
        _ = try await plan(.rename("000.03.05.H99", to: "Bộ phận một cửa Sở"), in: reach, province)
    }

    @Test(arguments: TestDatabase.engines)
    func `a dry run tells what would happen, and writes nothing`(engine: Engine) async throws {
        let province = try await Province(engine)
        let touch: UnitTouch = { _, effects, _ in [Touched(.dossiers, total: effects.count, lines: ["H99-1"])] }
        let register = UnitRegister(database: province.units.database, touches: [touch])
        let run = try await register.dryRun(.merge([phuLac], into: hoaThuan), on: Province.today, in: .everything, now: Province.morning)
        #expect(run.effects == [
            .moved(code(desk), to: code(hoaThuan)), .ended(code(phuLac), successor: code(hoaThuan)),
            .leads(code(phuLac), to: code(hoaThuan)),
        ])
        #expect(run.touched == [Touched(.dossiers, total: 3, lines: ["H99-1"])])
        #expect(run.names[code(phuLac)] == "UBND xã Phú Lạc")
        #expect(try await show(phuLac, province).record.unit.activeTo == nil)
        let renamed = try await register.dryRun(
            .rename(desk, to: "Bộ phận một cửa xã Phú Lạc"), on: Province.today, in: .everything, now: Province.morning)
        #expect(renamed.desks == [code(desk)], "REQ-DSK-009: the name makes it a desk")
    }
}
