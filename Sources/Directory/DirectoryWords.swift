import Kit

/// What the book of units says to people.
public enum DirectoryWords: Words {
    case level(AgencyLevel), role(OfficerRole)
    /// MSG-AGENCY
    case notValid
    /// MSG-FORBIDDEN
    case forbidden

    public var vi: String {
        switch self {
        case .level(let level): level.vi
        case .role(.deskOfficer): "Cán bộ một cửa"
        case .role(.processingOfficer): "Cán bộ xử lý"
        case .notValid: "Cơ quan thực hiện không hợp lệ."
        case .forbidden: "Bạn không có quyền thực hiện chức năng này."
        }
    }
}

extension AgencyLevel {
    fileprivate var vi: String {
        switch self {
        case .ministry: "Bộ, ngành"
        case .province: "Tỉnh, thành phố"
        case .department: "Sở, ban, ngành"
        case .district: "Quận, huyện"
        case .commune: "Xã, phường"
        case .subUnit: "Đơn vị trực thuộc"
        case .desk: "Bộ phận một cửa"
        }
    }
}

/// Why the directory will not do what was asked.
public enum DirectoryRefusal: Refusal, Equatable {
    /// Unknown, dissolved, deactivated, or not one that carries out the procedure.
    case agencyNotValid
    case forbidden

    public var words: any Words {
        switch self {
        case .agencyNotValid: DirectoryWords.notValid
        case .forbidden: DirectoryWords.forbidden
        }
    }

    public var status: Int {
        switch self {
        case .agencyNotValid: 422
        case .forbidden: 403
        }
    }
}
