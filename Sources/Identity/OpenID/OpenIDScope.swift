/// What a client may ask to know (OpenID Connect Core 5.4), and one scope of this country's own.
public enum OpenIDScope: String, CaseIterable, Codable, Sendable {
    case openid, profile, email, address, phone
    /// *Danh tính*: identity number, verification level, kind of account. Only for clients that are entitled to it
    /// (REQ-VNC-001).
    case identity = "danh_tinh"
    /// A refresh token (OpenID Connect Core 11): for clients whose policy has one, and for as long as the session.
    case offlineAccess = "offline_access"

    /// The claims of userinfo that a scope opens.
    public var claims: Set<OpenIDClaim> {
        switch self {
        case .openid, .offlineAccess: []
        case .profile: [.name, .gender, .birthdate, .zoneinfo, .locale, .updatedAt]
        case .email: [.email, .emailVerified]
        case .address: [.address]
        case .phone: [.phoneNumber, .phoneNumberVerified]
        case .identity: [.identityNumber, .identityNumberKind, .accountKind, .assuranceLevel, .verifiedBy, .isStaff]
        }
    }

    /// Those that say something of a person.
    public static let ofPeople = Set(allCases).subtracting([.offlineAccess])

    /// Reads a space-separated list; what this house does not know is left out (RFC 6749 section 3.3).
    public static func list(_ text: String) -> Set<OpenIDScope> {
        Set(text.split(separator: " ").compactMap { OpenIDScope(rawValue: String($0)) })
    }
}

/// What userinfo can say of a person.
public enum OpenIDClaim: String, CaseIterable, Codable, Sendable {
    case name, gender, birthdate, zoneinfo, locale
    case updatedAt = "updated_at"
    case email
    case emailVerified = "email_verified"
    case address
    case phoneNumber = "phone_number"
    case phoneNumberVerified = "phone_number_verified"
    /// *Số định danh*
    case identityNumber = "identity_number"
    case identityNumberKind = "identity_number_kind"
    /// *Loại tài khoản*
    case accountKind = "account_kind"
    /// *Mức xác minh*
    case assuranceLevel = "assurance_level"
    /// *Phương thức xác minh*
    case verifiedBy = "verified_by"
    /// *Cán bộ*: shorter sessions.
    case isStaff = "is_staff"
}

extension Set where Element: RawRepresentable, Element.RawValue == String {
    /// Space-separated and sorted, as scopes and claims are stored and sent.
    public var spaced: String { map(\.rawValue).sorted().joined(separator: " ") }
}
