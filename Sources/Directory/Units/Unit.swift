import Kit

/// A unit of the state as its register knows it — *đơn vị* — with all it was called and all it stood under.
///
/// An ``Agency`` is what the other features see of it: only units with a code of thirteen characters, for dossiers and
/// their numbers carry that.
public struct Unit: Hashable, Sendable {
    public let code: UnitCode
    /// What it is called today.
    public let name: String
    public let level: AgencyLevel
    public let activeFrom: Day
    /// The last day; `nil` while it lives.
    public let activeTo: Day?
    public let isActive: Bool
    public let address: String
    public let phone: String
    /// The unit that took over what this one did.
    public let successor: UnitCode?
    /// Goes up with each change; who saves says which one was seen.
    public let version: Int

    public init(
        code: UnitCode, name: String, level: AgencyLevel, activeFrom: Day, activeTo: Day? = nil, isActive: Bool = true,
        address: String = "", phone: String = "", successor: UnitCode? = nil, version: Int = 1
    ) {
        (self.code, self.name, self.level, self.activeFrom, self.activeTo) = (code, name, level, activeFrom, activeTo)
        (self.isActive, self.address, self.phone) = (isActive, address, phone)
        (self.successor, self.version) = (successor, version)
    }

    public func lives(on day: Day) -> Bool { activeFrom <= day && activeTo.map { day <= $0 } ?? true }

    /// Whether it may be chosen and may be given rights on `day`.
    public func isOpen(on day: Day) -> Bool { isActive && lives(on: day) }
}

/// What stands above a unit, or what it is called, for a time.
public struct Dated<Value: Hashable & Sendable>: Hashable, Sendable {
    public let value: Value
    public let from: Day
    /// The last day; `nil` while it holds.
    public let to: Day?

    public init(_ value: Value, from: Day, to: Day? = nil) { (self.value, self.from, self.to) = (value, from, to) }

    public func holds(on day: Day) -> Bool { from <= day && to.map { day <= $0 } ?? true }
}

/// A unit with its past: names, parents, other codes.
public struct UnitRecord: Hashable, Sendable {
    public let unit: Unit
    /// Oldest first, as the two below.
    public let names: [Dated<String>]
    public let parents: [Dated<UnitCode>]
    /// Codes that lead here: of the other rule, of units that were merged in.
    public let aliases: [UnitAlias]

    /// What it was called on `day`: history is read under the name of its day.
    public func name(on day: Day) -> String { names.last { $0.holds(on: day) }?.value ?? unit.name }

    public func parent(on day: Day) -> UnitCode? { parents.last { $0.holds(on: day) }?.value }
}

/// Another code that leads to a unit.
public struct UnitAlias: Hashable, Sendable {
    public let code: UnitCode
    public let from: Day

    public init(_ code: UnitCode, from: Day) { (self.code, self.from) = (code, from) }
}

/// The branches of the tree somebody may look at or change.
public enum UnitReach: Hashable, Sendable {
    case everything
    /// These units and all that stands under them; and those that stand alone, without what is under them.
    case parts(branches: [UnitCode], alone: [UnitCode])

    public static let nothing = UnitReach.branches([])

    public static func branches(_ roots: [UnitCode]) -> UnitReach { .parts(branches: roots, alone: []) }
}
