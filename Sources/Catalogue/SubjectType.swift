/// Who may use a procedure — *đối tượng thực hiện*; the raw value is the code of the national catalogue.
public enum SubjectType: String, Codable, Sendable, CaseIterable {
    case citizen = "ĐT1"
    case enterprise = "ĐT2"
    case foreignResident = "ĐT3"
    case foreigner = "ĐT4"
    case partyOrganisation = "ĐT6"
    case foreignOrganisation = "ĐT7"
    case vietnameseEnterprise = "ĐT8"
    case organisation = "ĐT9"
    case foreignInvestedEnterprise = "ĐT10"
    case cooperative = "DT11"
    case overseasVietnamese = "DT12"
    case official = "DT13"
    case citizenWithoutResidence = "ĐT14"
    case settledForeigner = "ĐT15"
    /// The national catalogue names Party members and gives them no code.
    case partyMember = "partyMember"

    /// The name as the national catalogue writes it.
    public var name: String {
        switch self {
        case .citizen: "Công dân Việt Nam"
        case .enterprise: "Doanh nghiệp"
        case .foreignResident: "Người nước ngoài cư trú tại Việt Nam"
        case .foreigner: "Người nước ngoài"
        case .partyOrganisation: "Tổ chức Đảng"
        case .foreignOrganisation: "Tổ chức nước ngoài"
        case .vietnameseEnterprise: "Doanh nghiệp Việt Nam"
        case .organisation: "Tổ chức (không bao gồm doanh nghiệp, HTX)"
        case .foreignInvestedEnterprise: "Doanh nghiệp có vốn đầu tư nước ngoài"
        case .cooperative: "Hợp tác xã"
        case .overseasVietnamese: "Người Việt Nam định cư ở nước ngoài"
        case .official: "Cán bộ, công chức, viên chức"
        case .citizenWithoutResidence: "Công dân Việt Nam mà không xác định được nơi thường trú hoặc nơi tạm trú"
        case .settledForeigner: "Người nước ngoài đã cư trú tại Việt Nam"
        case .partyMember: "Đảng viên"
        }
    }

    public init?(name: String) {
        guard let type = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = type
    }

    public var audience: Audience {
        switch self {
        case .citizen, .overseasVietnamese, .official, .citizenWithoutResidence, .partyMember: .citizen
        case .enterprise, .vietnameseEnterprise, .foreignInvestedEnterprise, .cooperative: .business
        case .partyOrganisation, .organisation, .foreignOrganisation: .organisation
        case .foreignResident, .foreigner, .settledForeigner: .foreigner
        }
    }
}

/// The four groups people filter by — *đối tượng*; the first two have pages and life events of their own.
public enum Audience: String, Codable, Sendable, CaseIterable {
    case citizen, business, organisation, foreigner
}
