import Catalogue
import Foundation
import Kit

extension ClockLedger {
    /// The due date worked out step by step, as it is shown to citizens and officers.
    public var arithmetic: [any Words] {
        var lines: [any Words] = [ClockWords.calendar(calendar.version)]
        var read = ClockLedger(term: term, calendar: calendar, events: [])
        for event in events {
            read = read.adding(event.kind, at: event.at)
            lines += explain(event, read.account)
        }
        return lines
    }

    private func explain(_ event: ClockEvent, _ account: Account) -> [any Words] {
        switch event.kind {
        case .received: [ClockWords.received(event.at), ClockWords.term(term)] + run(from: event.at, account)
        case .restarted: [ClockWords.restarted(event.at)] + run(from: event.at, account)
        case .paused: [ClockWords.paused(event.at)]
        case .resumed: [ClockWords.resumed(event.at)] + run(from: event.at, account)
        case .extended(let date, let reason): [ClockWords.extended(date, reason)]
        case .fixed(let date, let reason): [ClockWords.fixed(date, reason)]
        }
    }

    private func run(from start: Date, _ account: Account) -> [any Words] {
        guard let due = account.due, let end = account.end else { return [ClockWords.noDate] }
        var lines: [any Words] = []
        if measure.isByCalendar {
            if end != due { lines.append(ClockWords.pushed(Day(end), calendar.holiday(Day(end)))) }
        } else {
            let opening = calendar.opening(onOrAfter: start)
            if opening != start.wholeMinute { lines.append(ClockWords.outsideHours(opening)) }
            lines += calendar.daysOff(from: start, to: due).map { ClockWords.dayOff($0, calendar.holiday($0)) }
        }
        return lines + [ClockWords.due(due)]
    }
}

/// How a due date is explained.
enum ClockWords: Words {
    case calendar(String)
    case received(Date), restarted(Date), paused(Date), resumed(Date)
    case term(Term)
    case outsideHours(Date)
    case dayOff(Day, String?), pushed(Day, String?)
    case due(Date)
    case noDate
    case extended(Date, String), fixed(Date, String)

    var vi: String {
        switch self {
        case .calendar(let version): "Lịch làm việc áp dụng: \(version)"
        case .received(let at): "Tiếp nhận lúc \(at.momentText)"
        case .restarted(let at): "Nhận đủ hồ sơ bổ sung lúc \(at.momentText), thời hạn tính lại từ đầu"
        case .paused(let at): "Yêu cầu bổ sung lúc \(at.momentText), tạm dừng tính thời hạn"
        case .resumed(let at): "Nhận hồ sơ bổ sung lúc \(at.momentText), tính tiếp thời hạn còn lại"
        case .term(let term): "Thời hạn theo quy định: \(CatalogueWords.term(term).vi)"
        case .outsideHours(let opening): "Ngoài giờ làm việc, bắt đầu tính từ \(opening.momentText)"
        case .dayOff(let day, let name): "Không tính \(Self.named(day, name))"
        case .pushed(let day, let name): "Hết thời hạn vào \(Self.named(day, name)) là ngày nghỉ, chuyển sang ngày làm việc kế tiếp"
        case .due(let due): "Hẹn trả kết quả lúc \(due.momentText)"
        case .noDate: "Thời hạn không tính được bằng ngày; ngày hẹn trả do cán bộ tiếp nhận ghi"
        case .extended(let date, let reason): "Hẹn lại lúc \(date.momentText). Lý do: \(reason)"
        case .fixed(let date, let reason): "Ngày hẹn trả do cán bộ ghi: \(date.momentText). Lý do: \(reason)"
        }
    }

    private static func named(_ day: Day, _ holiday: String?) -> String {
        "\(weekdays[day.weekday - 1]) \(day.text)\(holiday.map { " (\($0))" } ?? "")"
    }

    private static let weekdays = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]
}
