import Kit

/// A unit of the state — *cơ quan, đơn vị* — as it is known by its code (QCVN 102:2016/BTTTT).
///
/// Units live in time: the two-tier reform of 01/07/2025 moved every commune from its district to its province, so a
/// parent is asked for on a day.
package struct Agency: Codable, Hashable, Sendable {
    package let code: OrgCode
    package let name: String
    package let level: AgencyLevel
    /// Oldest first; their days do not overlap.
    package let parents: [DatedParent]
    package let activeFrom: Day
    /// The last day; `nil` while it lives.
    package let activeTo: Day?
    /// The tick "Hoạt động" of the unit above; without it nobody can file here.
    package let isActive: Bool
    package let address: String
    package let phone: String
    package let hours: WorkingHours

    package init(
        code: OrgCode, name: String, level: AgencyLevel, parents: [DatedParent] = [], activeFrom: Day,
        activeTo: Day? = nil, isActive: Bool = true, address: String = "", phone: String = "",
        hours: WorkingHours = .usual
    ) {
        (self.code, self.name, self.level, self.parents) = (code, name, level, parents)
        (self.activeFrom, self.activeTo, self.isActive) = (activeFrom, activeTo, isActive)
        (self.address, self.phone, self.hours) = (address, phone, hours)
    }

    /// Whether it may be chosen and may take dossiers on `day` (REQ-TTHC-006).
    package func isOpen(on day: Day) -> Bool {
        isActive && activeFrom <= day && activeTo.map { day <= $0 } ?? true
    }

    package func parent(on day: Day) -> OrgCode? { parents.last { $0.holds(on: day) }?.code }

    /// The same unit, ticked or not (REQ-UNI).
    package func activated(_ isActive: Bool) -> Agency {
        Agency(
            code: code, name: name, level: level, parents: parents, activeFrom: activeFrom, activeTo: activeTo,
            isActive: isActive, address: address, phone: phone, hours: hours)
    }
}

/// The unit above, for a time.
package struct DatedParent: Codable, Hashable, Sendable {
    package let code: OrgCode
    package let from: Day
    package let to: Day?

    package init(_ code: OrgCode, from: Day, to: Day? = nil) { (self.code, self.from, self.to) = (code, from, to) }

    func holds(on day: Day) -> Bool { from <= day && to.map { day <= $0 } ?? true }
}

extension OrgCode: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let code = OrgCode(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an agency code")
        }
        self = code
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
