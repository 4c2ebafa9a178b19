import Catalogue
import Dossiers
import Foundation
import Kit
import Testing

@Suite struct CalendarTests {
    private let calendar = Town.working()

    private func at(_ text: String) throws -> Date { try #require(Date(exchange: text + "00")) }

    private func due(_ amount: Decimal, _ unit: TermUnit, from start: String) throws -> String? {
        ClockLedger(
            term: Term(amount, unit), calendar: calendar, events: [ClockEvent(.received, at: try at(start))]
        ).due?.momentText
    }

    @Test(arguments: [
        // REQ-DOS-013: weekend and the holiday of 24/11 are skipped.
        (3, "202611200900", "09:00 26/11/2026"),
        (1, "202611201630", "16:30 23/11/2026"),
        // The end of a working stretch is still in it.
        (1, "202611200700", "17:00 20/11/2026"), (1, "202611201130", "11:30 23/11/2026"),
        (1, "202611201700", "17:00 23/11/2026"), (1, "202611200530", "17:00 20/11/2026"),
        (1, "202611201215", "11:30 23/11/2026"), (1, "202611211000", "17:00 23/11/2026"),
        (1, "202611202359", "17:00 23/11/2026"), (0, "202611200900", "09:00 20/11/2026"),
        // Across 30/4 and 01/5, across Tết, across the new year of which only the law's own days are known.
        (1, "202604290900", "09:00 04/05/2026"), (2, "202602130900", "09:00 24/02/2026"),
        (1, "202612310900", "09:00 04/01/2027"),
        // A Saturday worked for a swapped Monday, and the days before 02/9.
        (1, "202608210900", "09:00 22/08/2026"), (2, "202608210900", "09:00 24/08/2026"),
        (1, "202608280900", "09:00 03/09/2026"),
        // Giỗ Tổ on a Sunday is given back on the Monday.
        (1, "202604240900", "09:00 28/04/2026"),
    ])
    func `a term in working days ends at the same minute of a working day`(days: Int, start: String, end: String) throws {
        #expect(try due(Decimal(days), .workingDay, from: start) == end)
    }

    @Test func `half days and hours count working minutes`() throws {
        #expect(try due(12.5, .workingDay, from: "202611020700") == "11:00 18/11/2026")
        #expect(try due(4, .hour, from: "202611201600") == "10:00 23/11/2026")
        #expect(try due(1, .hour, from: "202611201115") == "14:15 20/11/2026")
    }

    @Test func `a term in days or months never ends on a day off`() throws {
        #expect(try due(2, .day, from: "202611200900") == "09:00 23/11/2026")
        #expect(try due(4, .day, from: "202611200900") == "09:00 25/11/2026")
        #expect(try due(5, .day, from: "202611200900") == "09:00 25/11/2026")
        #expect(try due(1, .month, from: "202610310900") == "09:00 30/11/2026")
        #expect(try due(1, .month, from: "202601310900") == "09:00 02/03/2026")
    }

    @Test func `words, and numbers beyond all law, give no due date`() throws {
        #expect(try due(30, .other("Theo văn bản"), from: "202611200900") == nil)
        #expect(try due(10_001, .workingDay, from: "202611200900") == nil)
        #expect(try due(Decimal(string: "1e60")!, .hour, from: "202611200900") == nil)
        #expect(try due(-1, .day, from: "202611200900") == nil)
    }

    @Test func `seconds are left out of what is promised`() throws {
        let start = try at("202611200900").addingTimeInterval(42.5)
        #expect(calendar.adding(minutes: 60, to: start).exactText == "10:00:00 20/11/2026")
    }

    @Test func `working minutes added are the working minutes counted`() {
        var start = Day(year: 2026, month: 4, day: 20)!.at(5)
        for step in 0..<400 {
            let minutes = step * 37 % 4_321 + 1
            let end = calendar.adding(minutes: minutes, to: start)
            #expect(calendar.minutes(from: start, to: end) == minutes)
            #expect(calendar.isWorking(Day(end)))
            start = start.addingTimeInterval(TimeInterval(step % 97) * 613)
        }
    }

    @Test func `a unit has hours of its own, and no hours mean the usual ones`() throws {
        let morning = WorkingCalendar(version: "x", exceptions: [], stretches: [.init(from: 480, to: 720)])
        #expect(morning.adding(minutes: 300, to: try at("202611200800")).momentText == "09:00 23/11/2026")
        #expect(WorkingCalendar(version: "x", exceptions: [], stretches: []).minutesADay == 480)
        #expect(WorkingCalendar(version: "x", exceptions: [], stretches: [.init(from: 9, to: 9)]).minutesADay == 480)
    }

    /// NĐ 61/2018 Đ18: what came after 15:00 may go the next working morning; the due date does not move for it.
    @Test(arguments: [
        ("202611201459", "17:00 20/11/2026"), ("202611201500", "17:00 20/11/2026"), ("202611201501", "07:00 23/11/2026"),
        ("202611231600", "07:00 25/11/2026"), ("202611210900", "07:00 23/11/2026"),
    ])
    func `forwarding follows the rule of fifteen o'clock`(received: String, by: String) throws {
        #expect(calendar.forwardBy(receivedAt: try at(received)).momentText == by)
    }

    @Test func `the calendar's file is one whole version`() throws {
        #expect(Town.calendar.version == "2026.1")
        #expect(calendar.holiday(Day(year: 2026, month: 11, day: 24)!) == "Ngày Văn hóa Việt Nam")
        #expect(throws: CalendarFault.notACalendar) { try CalendarFile(json: Data("{}".utf8)) }
        let twice = #"{"version": "v", "days": [{"day": "2026-01-01", "kind": "holiday", "name": "a"}, {"day": "2026-01-01", "kind": "madeUp", "name": "b"}]}"#
        #expect(throws: CalendarFault.repeatedDay) { try CalendarFile(json: Data(twice.utf8)) }
    }
}
