import Foundation

extension Date {
    /// Milliseconds since 1970, as moments are stored.
    public var milliseconds: Int64 { Int64((timeIntervalSince1970 * 1000).rounded(.down)) }

    public init(milliseconds: Int64) { self.init(timeIntervalSince1970: Double(milliseconds) / 1000) }

    /// `08:30` on a Vietnamese wall.
    public var clockText: String {
        let seconds = secondOfDay
        return "\(Digits.two(seconds / 3600)):\(Digits.two(seconds % 3600 / 60))"
    }

    /// `08:30:05`
    public var clockTextWithSeconds: String { "\(clockText):\(Digits.two(secondOfDay % 60))" }

    /// `08:30 20/11/2026` (spec F.5).
    public var momentText: String { "\(clockText) \(Day(self).text)" }

    /// `08:30:05 20/11/2026`, for histories.
    public var exactText: String { "\(clockTextWithSeconds) \(Day(self).text)" }

    /// `20261120083005`, as the national portal's messages write it (domain 02, 2.9).
    public var exchangeText: String {
        "\(Day(self).iso.filter { $0 != "-" })\(clockTextWithSeconds.filter { $0 != ":" })"
    }

    /// Seconds since midnight in Vietnam.
    public var secondOfDay: Int { Int((timeIntervalSince1970 + Day.offset).rounded(.down)) - Day(self).number * 86_400 }
}
