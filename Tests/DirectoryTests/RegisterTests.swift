import Directory
import Foundation
import Kit
import Store
import TestStore
import Testing

@Suite(.timeLimit(.minutes(3))) struct RegisterTests {
    private func code(_ text: String) -> UnitCode { UnitCode(imported: text)! }

    private func register(_ province: Province) -> UnitRegister { UnitRegister(database: province.units.database) }

    private func find(_ text: String, _ province: Province, _ change: (inout UnitQuery) -> Void = { _ in }) async throws -> [String] {
        var query = UnitQuery(on: Province.today)
        query.text = text
        query.window = Window(page: 1, size: 100)
        change(&query)
        return try await register(province).find(query).rows.map(\.code.text)
    }

    @Test(arguments: TestDatabase.engines)
    func `units are found by words without marks, in any order, by beginnings`(engine: Engine) async throws {
        let province = try await Province(engine)
        #expect(try await find("hoa thuan", province) == ["001.20.31.H99", "000.20.31.H99"])
        #expect(try await find("HOÀ thuân ubn", province).count == 2)
        #expect(try await find("pháp tư sở", province) == ["000.03.05.H99", "000.00.05.H99"])
        #expect(try await find("không có ở đâu", province).isEmpty)
        #expect(try await find("%_'\"", province).isEmpty)
    }

    @Test(arguments: TestDatabase.engines)
    func `the right part of a code lists the branch in either order (REQ-ADM-009)`(engine: Engine) async throws {
        let province = try await Province(engine)
        #expect(try await find("H99", province).count == 11)
        #expect(try await find("31.H99", province).count == 5)
        #expect(try await find("h99.31", province).count == 5)
        #expect(try await find("000.00.31.h99", province) == ["000.00.31.H99"])
        #expect(try await find("H9", province).isEmpty)
    }

    @Test(arguments: TestDatabase.engines)
    func `who reaches a branch finds nothing beside it`(engine: Engine) async throws {
        let province = try await Province(engine)
        let justice = UnitReach.branches([code("000.00.05.H99")])
        #expect(try await find("", province) { $0.reach = justice } == ["000.03.05.H99", "000.00.05.H99"])
        #expect(try await find("hoa thuan", province) { $0.reach = justice }.isEmpty)
        #expect(try await find("", province) { $0.reach = .nothing }.isEmpty)
        await #expect(throws: UnitRefusal.notFound) {
            try await register(province).show(code("000.20.31.H99"), in: justice, on: Province.today)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the tree is that of its day`(engine: Engine) async throws {
        let province = try await Province(engine)
        let register = register(province)
        let before = Day(year: 2025, month: 6, day: 30)!
        let root = code("000.00.00.H99")
        let then = try await register.branches(under: root, in: .everything, on: before)
        #expect(then.map(\.unit.code.text).contains("000.00.31.H99"))
        #expect(then.first { $0.unit.code.text == "000.00.31.H99" }?.below == 2)
        let now = try await register.branches(under: root, in: .everything, on: Province.today)
        #expect(!now.map(\.unit.code.text).contains("000.00.31.H99"))
        #expect(now.map(\.unit.code.text).contains("000.20.31.H99"))
        #expect(try await register.branches(under: nil, in: .everything, on: Province.today).count == 2)
    }

    @Test(arguments: TestDatabase.engines)
    func `a commune stands under its province since the reform and under its district before`(engine: Engine) async throws {
        let province = try await Province(engine)
        let view = try await register(province).show(code("H99.31.20"), in: .everything, on: Province.today)
        #expect(view.record.unit.code.text == "000.20.31.H99")
        #expect(view.above.map(\.code.text) == ["000.00.00.H99"])
        let then = try await register(province).show(code("000.20.31.H99"), in: .everything, on: Day(year: 2024, month: 1, day: 1)!)
        #expect(then.above.map(\.code.text) == ["000.00.00.H99", "000.00.31.H99"])
    }

    @Test(arguments: TestDatabase.engines)
    func `what is there when samples are loaded again stays as it is`(engine: Engine) async throws {
        let province = try await Province(engine)
        let new = NewPlan(
            .rename("000.21.31.H99", to: "UBND xã Phú Lạc Mới"), on: Province.today, basis: "Nghị quyết thử", by: "test",
            in: .everything)
        try await register(province).plan(new, now: Province.morning)
        try await province.units.found(SampleUnits.agencies, now: Province.morning)
        #expect(try await province.units.agency(Province.code("000.21.31.H99"))?.name == "UBND xã Phú Lạc Mới")
    }
}
