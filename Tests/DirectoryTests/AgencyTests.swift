import Directory
import Foundation
import Kit
import Store
import TestStore
import Testing

@Suite struct AgencyTests {
    private let commune = SampleUnits.agencies.first { $0.code.text == "000.20.31.H99" }!

    @Test func `a commune stood under its district until the reform and stands under its province since`() {
        let lastDay = Day(year: 2025, month: 6, day: 30)!
        #expect(commune.parent(on: lastDay) == Province.code("000.00.31.H99"))
        #expect(commune.parent(on: lastDay.after(1)) == Province.code("000.00.00.H99"))
    }

    @Test func `a dissolved district is not open any more`() {
        let district = SampleUnits.agencies.first { $0.level == .district }!
        #expect(district.isOpen(on: Day(year: 2025, month: 6, day: 30)!))
        #expect(!district.isOpen(on: Day(year: 2025, month: 7, day: 1)!))
    }

    @Test func `a unit whose tick was taken away is not open`() {
        #expect(commune.isOpen(on: Province.today))
        #expect(!commune.activated(false).isOpen(on: Province.today))
    }

    @Test func `a desk serves the unit above it, anyone else their own`() {
        let desk = SampleUnits.agencies.first { $0.code.text == "001.20.31.H99" }!
        #expect(desk.settles(on: Province.today) == commune.code)
        #expect(commune.settles(on: Province.today) == commune.code)
    }

    @Test func `the sample has the twelve units of the guide, each once`() {
        #expect(SampleUnits.agencies.count == 12)
        #expect(Set(SampleUnits.agencies.map(\.code)).count == 12)
    }

    @Test func `a unit survives its journey as JSON, for the province pulls it`() throws {
        let data = try JSONEncoder().encode(SampleUnits.agencies)
        #expect(try JSONDecoder().decode([Agency].self, from: data) == SampleUnits.agencies)
    }

    @Test(arguments: ["", "7:00-11:30", "07:00-11:30,11:00-17:00", "11:30-07:00", "07:00-24:00", "07:60-11:30", "x-y"])
    func `hours that are no hours are refused`(text: String) {
        #expect(WorkingHours(text) == nil)
    }

    @Test func `hours are read as they are written`() {
        #expect(WorkingHours(WorkingHours.usual.description) == .usual)
        #expect(WorkingHours.usual.description == "07:00-11:30,13:30-17:00")
    }
}
