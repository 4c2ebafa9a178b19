import Foundation

/// A calendar day in Vietnam, which has kept UTC+7 without summer time since 1975 (PRM-TZ).
public struct Day: Hashable, Comparable, Sendable {
    /// Days since 1 January 1970.
    public let number: Int

    public init(number: Int) { self.number = number }

    /// `nil` where the calendar has no such day (31/02, month 13).
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        number = Self.daysFromCivil(year, month, day)
        guard civil == (year, month, day) else { return nil }
    }

    /// The day that holds `moment` on a Vietnamese wall.
    public init(_ moment: Date) {
        number = Int(((moment.timeIntervalSince1970 + Day.offset) / 86_400).rounded(.down))
    }

    /// Reads `dd/mm/yyyy`, also `d/m/yyyy` (REQ-GEN-008); ASCII digits only.
    public init?(typed: String) {
        let parts = typed.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count <= 2, parts[1].utf8.count <= 2, parts[2].utf8.count == 4 else { return nil }
        let numbers = parts.compactMap { part in part.utf8.allSatisfy(Digits.contains) ? Int(part) : nil }
        guard numbers.count == 3 else { return nil }
        self.init(year: numbers[2], month: numbers[1], day: numbers[0])
    }

    /// Reads `yyyy-mm-dd`, as protocols write it.
    public init?(iso: String) {
        let parts = iso.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2], parts.allSatisfy({ $0.utf8.allSatisfy(Digits.contains) }) else { return nil }
        let numbers = parts.compactMap { Int($0) }
        self.init(year: numbers[0], month: numbers[1], day: numbers[2])
    }

    public static let offset: TimeInterval = 7 * 3600

    public static func < (a: Day, b: Day) -> Bool { a.number < b.number }

    public func after(_ days: Int) -> Day { Day(number: number + days) }

    /// 1 Monday … 7 Sunday (PRM-WEEK).
    public var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

    public var year: Int { civil.0 }
    public var month: Int { civil.1 }
    public var day: Int { civil.2 }

    /// 00:00 of this day in Vietnam.
    public var start: Date { Date(timeIntervalSince1970: TimeInterval(number) * 86_400 - Day.offset) }

    /// `hour:minute` of this day in Vietnam.
    public func at(_ hour: Int, _ minute: Int = 0) -> Date { start.addingTimeInterval(TimeInterval(hour * 3600 + minute * 60)) }

    /// `20/11/2026`
    public var text: String {
        let (year, month, day) = civil
        return Digits.joined((nil, day, 2), ("/", month, 2), ("/", year, 4))
    }

    /// `2026-11-20`
    public var iso: String {
        let (year, month, day) = civil
        return Digits.joined((nil, year, 4), ("-", month, 2), ("-", day, 2))
    }

    /// `261120`, as dossier codes carry it.
    public var compact: String {
        let (year, month, day) = civil
        return Digits.joined((nil, year % 100, 2), (nil, month, 2), (nil, day, 2))
    }

    private static func daysFromCivil(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    public var civil: (Int, Int, Int) {
        let z = number + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }
}

extension Day: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let day = Day(iso: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not yyyy-mm-dd")
        }
        self = day
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso)
    }
}
