import Foundation

/// How long an agency may take — *thời hạn giải quyết*.
package struct Term: Hashable, Sendable {
    /// Real terms are halves of days too: 12.5. Nil where the record gives words only.
    package let amount: Decimal?
    package let unit: TermUnit

    package init(_ amount: Decimal?, _ unit: TermUnit) { (self.amount, self.unit) = (amount, unit) }

    /// Whether a due date can be computed; otherwise the desk types the date with a reason.
    package var isComputable: Bool {
        if case .other = unit { return false }
        return amount.map { $0 >= 0 } ?? false
    }
}

/// What a term is counted in.
package enum TermUnit: Hashable, Sendable {
    case hour, day, workingDay, month
    /// The source's unit `OTHER`: its own words, which may be empty.
    case other(String)

    /// The name in files: `hour`, `day`, `workingDay`, `month`, `other`.
    package var code: String {
        switch self {
        case .hour: "hour"
        case .day: "day"
        case .workingDay: "workingDay"
        case .month: "month"
        case .other: "other"
        }
    }

    package init?(code: String, text: String = "") {
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
