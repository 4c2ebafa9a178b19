import Catalogue
import Dossiers
import Foundation
import Kit
import Testing

@Suite struct ClockLedgerTests {
    private static func at(_ text: String) -> Date { Date(exchange: text + "00")! }

    private func ledger(_ term: Term, _ events: [(ClockEvent.Kind, String)]) -> ClockLedger {
        ClockLedger(
            term: term, calendar: Town.working(), events: events.map { ClockEvent($0.0, at: Self.at($0.1)) })
    }

    private let three = Term(3, .workingDay)

    @Test func `a pause leaves the rest of the term to run on (REQ-DOS-014)`() {
        let asked: [(ClockEvent.Kind, String)] = [(.received, "202611200900"), (.paused, "202611230900")]
        #expect(ledger(three, asked).due == nil)
        #expect(ledger(three, asked).isPaused)
        // One working day is spent; two are left from the answer on.
        #expect(ledger(three, asked + [(.resumed, "202612010900")]).due?.momentText == "09:00 03/12/2026")
    }

    @Test func `by the other rule the term begins again from zero`() {
        let events: [(ClockEvent.Kind, String)] = [
            (.received, "202611200900"), (.paused, "202611230900"), (.restarted, "202612010900"),
        ]
        #expect(ledger(three, events).due?.momentText == "09:00 04/12/2026")
        #expect(!ledger(three, events).isPaused)
    }

    @Test func `a supplement on the last day leaves what the day still had`() {
        let events: [(ClockEvent.Kind, String)] = [
            (.received, "202611200900"), (.paused, "202611260830"), (.resumed, "202611271600"),
        ]
        #expect(ledger(three, events).due?.momentText == "16:30 27/11/2026")
    }

    @Test func `a supplement asked for when the term was over leaves nothing`() {
        let events: [(ClockEvent.Kind, String)] = [
            (.received, "202611200900"), (.paused, "202611271000"), (.resumed, "202611300900"),
        ]
        #expect(ledger(three, events).due?.momentText == "09:00 30/11/2026")
    }

    @Test func `a calendar term pauses in calendar time, whatever days off it was moved over`() {
        // Two days from Friday end on Sunday: one day is left on Saturday, not two.
        let events: [(ClockEvent.Kind, String)] = [
            (.received, "202611200900"), (.paused, "202611210900"), (.resumed, "202612010900"),
        ]
        #expect(ledger(Term(2, .day), events).due?.momentText == "09:00 02/12/2026")
    }

    @Test func `what an apology promised outlives a pause`() {
        let later = ClockEvent.Kind.extended(to: Self.at("202611301700"), reason: "Chờ xác minh")
        let events: [(ClockEvent.Kind, String)] = [(.received, "202611200900"), (later, "202611251000")]
        #expect(ledger(three, events).due?.momentText == "17:00 30/11/2026")
        #expect(ledger(three, events).wasExtended)
        let paused = events + [(.paused, "202611300900"), (.resumed, "202612070700")]
        #expect(ledger(three, paused).due?.momentText == "15:00 07/12/2026")
    }

    @Test func `a term of words gets the day that was named, and keeps its length`() {
        let words = Term(nil, .other("Theo kế hoạch"))
        let named = ClockEvent.Kind.fixed(to: Self.at("202611271700"), reason: "Theo kế hoạch của xã")
        let events: [(ClockEvent.Kind, String)] = [(.received, "202611230700")]
        #expect(ledger(words, events).due == nil)
        let fixed = events + [(named, "202611230700")]
        #expect(ledger(words, fixed).due?.momentText == "17:00 27/11/2026")
        // Four working days were named: Monday, and Wednesday to Friday.
        let paused = fixed + [(.paused, "202611230700")]
        #expect(ledger(words, paused + [(.resumed, "202611300700")]).due?.momentText == "17:00 03/12/2026")
        #expect(ledger(words, paused + [(.restarted, "202611300700")]).due?.momentText == "17:00 03/12/2026")
    }

    @Test func `events that make no sense change nothing`() {
        #expect(ledger(three, [(.resumed, "202611200900")]).due == nil)
        #expect(ledger(three, [(.paused, "202611200900")]).isPaused == false)
        let twice: [(ClockEvent.Kind, String)] = [
            (.received, "202611200900"), (.paused, "202611230900"), (.paused, "202611250900"), (.resumed, "202612010900"),
        ]
        #expect(ledger(three, twice).due?.momentText == "09:00 03/12/2026")
    }

    @Test func `the ledger can say how it came to its date`() {
        let lines = ledger(three, [(.received, "202611200900")]).arithmetic.map(\.vi)
        #expect(
            lines == [
                "Lịch làm việc áp dụng: 2026.1", "Tiếp nhận lúc 09:00 20/11/2026",
                "Thời hạn theo quy định: 3 ngày làm việc", "Không tính thứ Bảy 21/11/2026", "Không tính Chủ nhật 22/11/2026",
                "Không tính thứ Ba 24/11/2026 (Ngày Văn hóa Việt Nam)", "Hẹn trả kết quả lúc 09:00 26/11/2026",
            ])
        let pushed = ledger(Term(2, .day), [(.received, "202611200900")]).arithmetic.map(\.vi)
        #expect(pushed.contains { $0.hasPrefix("Hết thời hạn vào Chủ nhật 22/11/2026") })
        let late = ledger(three, [(.received, "202611201800")]).arithmetic.map(\.vi)
        #expect(late.contains("Ngoài giờ làm việc, bắt đầu tính từ 07:00 23/11/2026"))
    }

    @Test func `what is used of a term can be told`() {
        let used = ledger(three, [(.received, "202611200900")]).used(at: Self.at("202611230900"))
        #expect(used?.used == 480 && used?.of == 1_440)
    }
}
