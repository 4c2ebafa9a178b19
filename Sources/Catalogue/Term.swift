import Foundation

/// How long an agency may take — *thời hạn giải quyết*.
public struct Term: Hashable, Sendable {
    /// Real terms are halves of days too: 12.5. Nil where the record gives words only.
    public let amount: Decimal?
    public let unit: TermUnit

    public init(_ amount: Decimal?, _ unit: TermUnit) { (self.amount, self.unit) = (amount, unit) }

    /// Whether a due date can be computed; otherwise the desk types the date with a reason.
    public var isComputable: Bool {
        if case .other = unit { return false }
        return amount.map { $0 >= 0 } ?? false
    }
}

/// What a term is counted in.
public enum TermUnit: Hashable, Sendable {
    case hour, day, workingDay, month
    /// The source's unit `OTHER`: its own words, which may be empty.
    case other(String)

    /// The name in files: `hour`, `day`, `workingDay`, `month`, `other`.
    public var code: String {
        switch self {
        case .hour: "hour"
        case .day: "day"
        case .workingDay: "workingDay"
        case .month: "month"
        case .other: "other"
        }
    }

    public init?(code: String, text: String = "") {
        switch code {
        case "hour": self = .hour
        case "day": self = .day
        case "workingDay": self = .workingDay
        case "month": self = .month
        case "other": self = .other(text)
        default: return nil
        }
    }
}
