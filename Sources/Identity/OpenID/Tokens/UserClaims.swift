import Foundation
import Kit

/// The answer of userinfo (OpenID Connect Core 5.1 and the scope `danh_tinh`). What a client may not know is absent.
package struct UserClaims: Codable, Sendable {
    package let sub: String
    package var name: String?
    package var gender: String?
    /// `yyyy-mm-dd`
    package var birthdate: String?
    package var zoneinfo: String?
    package var locale: String?
    /// Seconds since 1970.
    package var updated_at: Int?
    package var email: String?
    package var email_verified: Bool?
    package var address: Address?
    /// E.164.
    package var phone_number: String?
    package var phone_number_verified: Bool?
    /// *Số định danh*
    package var identity_number: String?
    package var identity_number_kind: String?
    package var account_kind: String?
    package var assurance_level: Int?
    package var verified_by: String?
    package var is_staff: Bool?

    package struct Address: Codable, Sendable {
        package let formatted: String
        package let country: String
    }

    init(sub: String) { self.sub = sub }
}

/// An account as userinfo sees it: the row, and on demand the sealed rest.
struct ClaimSource {
    let subject: String
    let kind: AccountKind
    let profile: Profile
    let level: AssuranceLevel
    let verifiedBy: String?
    let isStaff: Bool
    let updatedAt: Date
    let phone: PhoneNumber?
    let number: IdentityNumber?

    func claims(_ wanted: Set<OpenIDClaim>) -> UserClaims {
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
