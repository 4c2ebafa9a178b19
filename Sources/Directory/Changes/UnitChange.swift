/// What can happen to units — *đổi tên, chuyển, giải thể, sáp nhập*.
public enum UnitChange: Hashable, Codable, Sendable {
    case rename(String, to: String)
    case transfer([String], to: String)
    /// What stands under it goes to `under`, or to the unit above it.
    case dissolve(String, under: String?)
    /// The units end, their codes lead to `into`, and what stands under them goes there.
    case merge([String], into: String)

    public enum Kind: String, CaseIterable, Sendable { case rename, transfer, dissolve, merge }

    public var kind: Kind {
        switch self {
        case .rename: .rename
        case .transfer: .transfer
        case .dissolve: .dissolve
        case .merge: .merge
        }
    }

    /// The codes of the units it happens to.
    public var units: [String] {
        switch self {
        case .rename(let unit, _), .dissolve(let unit, _): [unit]
        case .transfer(let units, _), .merge(let units, _): units
        }
    }

    /// The code of the unit they go to.
    public var target: String? {
        switch self {
        case .rename: nil
        case .transfer(_, let target), .merge(_, let target): target
        case .dissolve(_, let target): target
        }
    }
}
