import Kit

/// The units of the invented province and ministry of spec 0.4, which exist nowhere: codes H99 and G99.
public enum SampleUnits {
    public static var agencies: [Agency] { rows.compactMap { $0.agency } }

    /// *Cán bộ* of the sample: O-CUA at the desk of Hòa Thuận, O-XULY in the commune. O-CHUAGAN holds no post.
    public static var posts: [(officer: String, post: Post)] {
        [
            ("O-CUA", "001.20.31.H99", .deskOfficer),
            ("O-XULY", "000.20.31.H99", .processingOfficer),
        ].compactMap { (officer: String, code: String, role: OfficerRole) in
            OrgCode(code).map { (officer, Post(agency: $0, role: role, from: founded)) }
        }
    }

    static let founded = Day(number: 16_801)  // 01/01/2016
    /// The first day of the two-tier government.
    static let reform = Day(number: 20_270)  // 01/07/2025

    struct Row {
        let code: String
        let name: String
        let level: AgencyLevel
        let threeTier: String?
        let twoTier: String?
        let address: String

        var agency: Agency? {
            guard let code = OrgCode(code) else { return nil }
            return Agency(
                code: code, name: name, level: level, parents: parents, activeFrom: founded,
                activeTo: level == .district ? reform.after(-1) : nil, address: address)
        }

        private var parents: [DatedParent] {
            let old = threeTier.flatMap { OrgCode($0) }
            let new = twoTier.flatMap { OrgCode($0) }
            if old == new { return old.map { [DatedParent($0, from: founded)] } ?? [] }
            let before = old.map { DatedParent($0, from: founded, to: reform.after(-1)) }
            let after = new.map { DatedParent($0, from: reform) }
            return [before, after].compactMap(\.self)
        }
    }
}
