import Kit

/// A unit of the state — *cơ quan, đơn vị* — as it is known by its code (QCVN 102:2016/BTTTT).
///
/// Units live in time: the two-tier reform of 01/07/2025 moved every commune from its district to its province, so a
/// parent is asked for on a day.
public struct Agency: Codable, Hashable, Sendable {
    public let code: OrgCode
    public let name: String
    public let level: AgencyLevel
    /// Oldest first; their days do not overlap.
    public let parents: [DatedParent]
    public let activeFrom: Day
    /// The last day; `nil` while it lives.
    public let activeTo: Day?
    /// The tick "Hoạt động" of the unit above; without it nobody can file here.
    public let isActive: Bool
    public let address: String
    public let phone: String
    public let hours: WorkingHours

    public init(
        code: OrgCode, name: String, level: AgencyLevel, parents: [DatedParent] = [], activeFrom: Day,
        activeTo: Day? = nil, isActive: Bool = true, address: String = "", phone: String = "",
        hours: WorkingHours = .usual
    ) {
        (self.code, self.name, self.level, self.parents) = (code, name, level, parents)
        (self.activeFrom, self.activeTo, self.isActive) = (activeFrom, activeTo, isActive)
        (self.address, self.phone, self.hours) = (address, phone, hours)
    }

    /// Whether it may be chosen and may take dossiers on `day` (REQ-TTHC-006).
    public func isOpen(on day: Day) -> Bool {
        isActive && activeFrom <= day && activeTo.map { day <= $0 } ?? true
    }

    public func parent(on day: Day) -> OrgCode? { parents.last { $0.holds(on: day) }?.code }

    /// The same unit, ticked or not (REQ-UNI).
    public func activated(_ isActive: Bool) -> Agency {
        Agency(
            code: code, name: name, level: level, parents: parents, activeFrom: activeFrom, activeTo: activeTo,
            isActive: isActive, address: address, phone: phone, hours: hours)
    }
}

/// The unit above, for a time.
public struct DatedParent: Codable, Hashable, Sendable {
    public let code: OrgCode
    public let from: Day
    public let to: Day?

    public init(_ code: OrgCode, from: Day, to: Day? = nil) { (self.code, self.from, self.to) = (code, from, to) }

    func holds(on day: Day) -> Bool { from <= day && to.map { day <= $0 } ?? true }
}

extension OrgCode: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let code = OrgCode(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an agency code")
        }
        self = code
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
