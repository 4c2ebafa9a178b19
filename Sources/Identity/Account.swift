import Foundation
import Kit

/// A person or an organisation that can sign in — *tài khoản* (spec C.1).
package struct Account: Sendable {
    package let id: ID<Account>
    /// What clients know it by (`sub`): random, unrelated to ``id``, never reused.
    package let subject: UUID
    package let kind: AccountKind
    package let state: AccountState
    package let registration: RegistrationMethod
    package let profile: Profile
    /// The numbers of one person, the newer kind first: both open this account (REQ-GEN-021).
    package let numbers: [IdentityNumber]
    package let username: String?
    /// Phones that receive codes, the default first.
    package let phones: [CodePhone]
    package let level: AssuranceLevel
    package let evidence: Evidence?
    /// Rises when everything issued before must die: lock, new password.
    package let epoch: Int
    /// Serves as an officer: shorter sessions, no remembered browser (REQ-LOG-014).
    package let isStaff: Bool
    package let createdAt: Date

    package var number: IdentityNumber? { numbers.first }
    package var defaultPhone: CodePhone? { phones.first(where: \.isDefault) ?? phones.first }
}

/// What an account says of its person — *thông tin cá nhân*.
package struct Profile: Equatable, Codable, Sendable {
    package var name: String
    package var birthDate: Day?
    package var gender: Gender?
    package var email: String?
    package var isEmailConfirmed: Bool
    /// *Địa chỉ thường trú*
    package var residence: String?
    /// *Địa chỉ liên hệ*
    package var contactAddress: String?

    package init(
        name: String, birthDate: Day? = nil, gender: Gender? = nil, email: String? = nil,
        isEmailConfirmed: Bool = false,
        residence: String? = nil, contactAddress: String? = nil
    ) {
        (self.name, self.birthDate, self.gender, self.email) = (name, birthDate, gender, email)
        (self.isEmailConfirmed, self.residence, self.contactAddress) = (isEmailConfirmed, residence, contactAddress)
    }
}

/// A phone that receives an account's codes — *số nhận OTP*. A number may serve several accounts (REQ-LOG-007).
package struct CodePhone: Sendable {
    package let id: ID<CodePhone>
    package let phone: PhoneNumber
    package let isDefault: Bool
    package let addedAt: Date
    package let lastUsedAt: Date?
}

/// The little of an account that decides whether anything may be issued to it; one row, nothing opened.
package struct Standing: Sendable, Equatable {
    package let account: ID<Account>
    package let state: AccountState
    package let level: AssuranceLevel
    package let epoch: Int
    package let isStaff: Bool
}
