import Foundation
import Kit

/// The answer of userinfo (OpenID Connect Core 5.1 and the scope `danh_tinh`). What a client may not know is absent.
public struct UserClaims: Codable, Sendable {
    public let sub: String
    public var name: String?
    public var gender: String?
    /// `yyyy-mm-dd`
    public var birthdate: String?
    public var zoneinfo: String?
    public var locale: String?
    /// Seconds since 1970.
    public var updated_at: Int?
    public var email: String?
    public var email_verified: Bool?
    public var address: Address?
    /// E.164.
    public var phone_number: String?
    public var phone_number_verified: Bool?
    /// *Số định danh*
    public var identity_number: String?
    public var identity_number_kind: String?
    public var account_kind: String?
    public var assurance_level: Int?
    public var verified_by: String?
    public var is_staff: Bool?

    public struct Address: Codable, Sendable {
        public let formatted: String
        public let country: String
    }

    init(sub: String) { self.sub = sub }
}

/// An account as userinfo sees it: the row, and on demand the sealed rest.
struct ClaimSource {
    let kind: AccountKind
    let profile: Profile
    let level: AssuranceLevel
    let verifiedBy: String?
    let isStaff: Bool
    let updatedAt: Date
    let phone: PhoneNumber?
    let number: IdentityNumber?

    func claims(_ wanted: Set<OpenIDClaim>, subject: String) -> UserClaims {
        var claims = UserClaims(sub: subject)
        addProfile(to: &claims, wanted)
        addContacts(to: &claims, wanted)
        addIdentity(to: &claims, wanted)
        return claims
    }

    private func addProfile(to claims: inout UserClaims, _ wanted: Set<OpenIDClaim>) {
        if wanted.contains(.name) { claims.name = profile.name }
        if wanted.contains(.gender) { claims.gender = profile.gender?.rawValue }
        if wanted.contains(.birthdate) { claims.birthdate = profile.birthDate?.iso }
        if wanted.contains(.zoneinfo) { claims.zoneinfo = "Asia/Ho_Chi_Minh" }
        if wanted.contains(.locale) { claims.locale = "vi-VN" }
        if wanted.contains(.updatedAt) { claims.updated_at = Int(updatedAt.timeIntervalSince1970) }
    }

    private func addContacts(to claims: inout UserClaims, _ wanted: Set<OpenIDClaim>) {
        if wanted.contains(.email) { claims.email = profile.email }
        if wanted.contains(.emailVerified), profile.email != nil { claims.email_verified = profile.isEmailConfirmed }
        if wanted.contains(.address), let text = profile.contactAddress ?? profile.residence {
            claims.address = UserClaims.Address(formatted: text, country: "VN")
        }
        if wanted.contains(.phoneNumber) { claims.phone_number = phone?.e164 }
        // Every phone of an account was shown by a code sent to it (REQ-ACC-005).
        if wanted.contains(.phoneNumberVerified), phone != nil { claims.phone_number_verified = level >= .phone }
    }

    private func addIdentity(to claims: inout UserClaims, _ wanted: Set<OpenIDClaim>) {
        if wanted.contains(.identityNumber) { claims.identity_number = number?.text }
        if wanted.contains(.identityNumberKind) { claims.identity_number_kind = number?.kind.rawValue }
        if wanted.contains(.accountKind) { claims.account_kind = kind.rawValue }
        if wanted.contains(.assuranceLevel) { claims.assurance_level = level.rawValue }
        if wanted.contains(.verifiedBy) { claims.verified_by = verifiedBy }
        if wanted.contains(.isStaff) { claims.is_staff = isStaff }
    }
}
