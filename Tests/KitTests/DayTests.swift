import Foundation
import Kit
import Testing

/// REQ-GEN-008, PRM-TZ.
@Suite struct DayTests {
    @Test(arguments: [
        ("20/11/2026", "2026-11-20"), ("1/2/1990", "1990-02-01"), ("29/02/2024", "2024-02-29"), ("29/02/2000", "2000-02-29"),
        ("31/12/1900", "1900-12-31"),
    ])
    func `a day is read as people write it`(typed: String, iso: String) {
        #expect(Day(typed: typed)?.iso == iso)
    }

    @Test(arguments: [
        "31/02/2026", "29/02/2026", "29/02/1900", "30/02/2024", "31/04/2026", "00/01/2026", "01/00/2026", "01/13/2026",
        "32/01/2026", "1/1/26", "01-01-2026", "2026/01/01", "1/1/2026/", "/1/2026", "1//2026", "+1/1/2026", "-1/1/2026",
        "٠١/٠١/٢٠٢٦", "1 /1/2026", "", "01/01/0000", "001/01/2026", "01/01/20266",
    ])
    func `what is no day is refused`(typed: String) {
        #expect(Day(typed: typed) == nil)
    }

    @Test(arguments: ["2026-11-20", "0001-01-01", "9999-12-31"])
    func `protocols write a day backwards`(iso: String) {
        #expect(Day(iso: iso)?.iso == iso)
    }

    @Test(arguments: ["2026-02-31", "2026-2-3", "26-11-20", "2026-11-20T00:00", "+026-11-20", "-026-11-20", "2026/11/20"])
    func `what is no day of a protocol is refused`(iso: String) {
        #expect(Day(iso: iso) == nil)
    }

    @Test func `each day of eight hundred years comes back from its number`() {
        let first = Day(year: 1600, month: 1, day: 1)!.number
        let last = Day(year: 2399, month: 12, day: 31)!.number
        #expect(last - first + 1 == 292_194)
        var expected = (year: 1600, month: 1, day: 1)
        var wrong = 0
        for number in first...last {
            let day = Day(number: number)
            if day.civil != (expected.year, expected.month, expected.day) { wrong += 1 }
            if Day(year: day.year, month: day.month, day: day.day) != day { wrong += 1 }
            expected = Self.next(expected)
        }
        #expect(wrong == 0)
    }

    private static func next(_ day: (year: Int, month: Int, day: Int)) -> (year: Int, month: Int, day: Int) {
        let isLeap = day.year % 4 == 0 && (day.year % 100 != 0 || day.year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        if day.day < lengths[day.month - 1] { return (day.year, day.month, day.day + 1) }
        return day.month < 12 ? (day.year, day.month + 1, 1) : (day.year + 1, 1, 1)
    }

    @Test func `20 November 2026 is a Friday, and weeks go on before 1970`() {
        #expect(Day(iso: "2026-11-20")?.weekday == 5)
        #expect(Day(iso: "1970-01-01")?.weekday == 4)
        #expect(Day(iso: "1969-12-29")?.weekday == 1)
        #expect(Day(iso: "1900-01-01")?.weekday == 1)
    }

    @Test func `a moment belongs to the day it has in Vietnam`() throws {
        let lateInUTC = try Date("2026-11-20T17:00:00Z", strategy: .iso8601)
        #expect(Day(lateInUTC).iso == "2026-11-21")
        #expect(Day(lateInUTC.addingTimeInterval(-0.001)).iso == "2026-11-20")
        #expect(Day(Date(timeIntervalSince1970: -7 * 3_600)).iso == "1970-01-01")
        #expect(Day(Date(timeIntervalSince1970: -7 * 3_600 - 0.001)).iso == "1969-12-31")
    }

    @Test func `moments are written as a Vietnamese clock shows them`() throws {
        let morning = try #require(Day(iso: "2026-11-20")?.at(8, 30)).addingTimeInterval(5)
        #expect(morning.momentText == "08:30 20/11/2026")
        #expect(morning.exactText == "08:30:05 20/11/2026")
        #expect(morning.exchangeText == "20261120083005")
        #expect(Day(morning).compact == "261120")
        #expect(Date(milliseconds: morning.milliseconds) == morning)
    }

    @Test func `in JSON a day is its ISO text, and nothing else is one`() throws {
        let day = try #require(Day(iso: "2026-11-20"))
        #expect(String(decoding: try JSONEncoder().encode([day]), as: UTF8.self) == "[\"2026-11-20\"]")
        #expect(try JSONDecoder().decode([Day].self, from: Data("[\"2026-11-20\"]".utf8)) == [day])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Day].self, from: Data("[\"2026-02-31\"]".utf8)) }
    }
}
