import Foundation
import Kit

/// A person or an organisation that can sign in — *tài khoản* (spec C.1).
public struct Account: Sendable {
    public let id: ID<Account>
    /// What clients know it by (`sub`): random, unrelated to ``id``, never reused.
    public let subject: UUID
    public let kind: AccountKind
    public let state: AccountState
    public let registration: RegistrationMethod
    public let profile: Profile
    /// The numbers of one person, the newer kind first: both open this account (REQ-GEN-021).
    public let numbers: [IdentityNumber]
    public let username: String?
    /// Phones that receive codes, the default first.
    public let phones: [CodePhone]
    public let level: AssuranceLevel
    public let evidence: Evidence?
    /// Rises when everything issued before must die: lock, new password.
    public let epoch: Int
    /// Serves as an officer: shorter sessions, no remembered browser (REQ-LOG-014).
    public let isStaff: Bool
    public let createdAt: Date

    public var number: IdentityNumber? { numbers.first }
    public var defaultPhone: CodePhone? { phones.first(where: \.isDefault) ?? phones.first }
}

/// What an account says of its person — *thông tin cá nhân*.
public struct Profile: Equatable, Codable, Sendable {
    public var name: String
    public var birthDate: Day?
    public var gender: Gender?
    public var email: String?
    public var isEmailConfirmed: Bool
    /// *Địa chỉ thường trú*
    public var residence: String?
    /// *Địa chỉ liên hệ*
    public var contactAddress: String?

    public init(
        name: String, birthDate: Day? = nil, gender: Gender? = nil, email: String? = nil,
        isEmailConfirmed: Bool = false,
        residence: String? = nil, contactAddress: String? = nil
    ) {
        (self.name, self.birthDate, self.gender, self.email) = (name, birthDate, gender, email)
        (self.isEmailConfirmed, self.residence, self.contactAddress) = (isEmailConfirmed, residence, contactAddress)
    }
}

/// A phone that receives an account's codes — *số nhận OTP*. A number may serve several accounts (REQ-LOG-007).
public struct CodePhone: Sendable {
    public let id: ID<CodePhone>
    public let phone: PhoneNumber
    public let isDefault: Bool
    public let addedAt: Date
    public let lastUsedAt: Date?
}

/// The little of an account that decides whether anything may be issued to it; one row, nothing opened.
public struct Standing: Sendable, Equatable {
    public let account: ID<Account>
    public let state: AccountState
    public let level: AssuranceLevel
    public let epoch: Int
    public let isStaff: Bool
}
