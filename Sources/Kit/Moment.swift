import Foundation

extension Date {
    /// Milliseconds since 1970, as moments are stored.
    public var milliseconds: Int64 { Int64((timeIntervalSince1970 * 1000).rounded(.down)) }

    public init(milliseconds: Int64) { self.init(timeIntervalSince1970: Double(milliseconds) / 1000) }

    /// `08:30` on a Vietnamese wall.
    public var clockText: String {
        let (hour, minute, _) = wallClock
        return Digits.joined((nil, hour, 2), (":", minute, 2))
    }

    /// `08:30:05`
    public var clockTextWithSeconds: String {
        let (hour, minute, second) = wallClock
        return Digits.joined((nil, hour, 2), (":", minute, 2), (":", second, 2))
    }

    /// `08:30 20/11/2026` (spec F.5).
    public var momentText: String {
        let ((hour, minute, _), (year, month, day)) = (wallClock, Day(self).civil)
        return Digits.joined((nil, hour, 2), (":", minute, 2), (" ", day, 2), ("/", month, 2), ("/", year, 4))
    }

    /// `08:30:05 20/11/2026`, for histories.
    public var exactText: String { "\(clockTextWithSeconds) \(Day(self).text)" }

    /// `20261120083005`, as the national portal's messages write it (domain 02, 2.9).
    public var exchangeText: String {
        "\(Day(self).iso.filter { $0 != "-" })\(clockTextWithSeconds.filter { $0 != ":" })"
    }

    /// Seconds since midnight in Vietnam.
    public var secondOfDay: Int { Int((timeIntervalSince1970 + Day.offset).rounded(.down)) - Day(self).number * 86_400 }

    private var wallClock: (hour: Int, minute: Int, second: Int) {
        let seconds = secondOfDay
        return (seconds / 3_600, seconds % 3_600 / 60, seconds % 60)
    }
}
