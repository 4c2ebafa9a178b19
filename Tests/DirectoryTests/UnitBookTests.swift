import Directory
import Foundation
import Kit
import Store
import TestStore
import Testing

@Suite struct UnitBookTests {
    @Test(arguments: TestDatabase.engines)
    func `what is written is read back, and writing it again changes nothing`(engine: Engine) async throws {
        let province = try await Province(engine)
        let sorted = SampleUnits.agencies.sorted { $0.code < $1.code }
        #expect(try await province.units.all() == sorted)

        try await province.units.save(SampleUnits.agencies, now: Province.morning)
        #expect(try await province.units.all() == sorted)
    }

    @Test(arguments: TestDatabase.engines)
    func `provinces and ministries come first, then what settles dossiers under them`(engine: Engine) async throws {
        let province = try await Province(engine)
        let roots = try await province.units.roots(on: Province.today)
        #expect(roots.map(\.code.text) == ["000.00.00.G99", "000.00.00.H99"])

        let under = try await province.units.settling(under: Province.code("000.00.00.H99"), on: Province.today)
        #expect(under.map(\.name) == [
            "Sở Tư pháp tỉnh Bình Minh", "UBND tỉnh Bình Minh", "UBND xã Hòa Thuận", "UBND xã Phú Lạc",
            "Văn phòng Ủy ban nhân dân tỉnh Bình Minh",
        ])
    }

    @Test(arguments: TestDatabase.engines)
    func `a deactivated unit is not offered, but still known`(engine: Engine) async throws {
        let province = try await Province(engine)
        let commune = try #require(try await province.units.agency(Province.code("000.20.31.H99")))
        try await province.units.save([commune.activated(false)], now: Province.morning)

        let under = try await province.units.settling(under: Province.code("000.00.00.H99"), on: Province.today)
        #expect(!under.contains { $0.code == commune.code })
        #expect(try await province.units.agency(commune.code)?.isActive == false)
    }

    @Test(arguments: TestDatabase.engines)
    func `a unit code that nobody has leads nowhere`(engine: Engine) async throws {
        let province = try await Province(engine)
        #expect(try await province.units.agency(Province.code("000.99.99.H99")) == nil)
    }
}
