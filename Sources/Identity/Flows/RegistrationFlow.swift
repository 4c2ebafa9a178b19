import Foundation
import Kit

/// The steps of a registration.
public enum RegistrationStep: String, CaseIterable, Codable, Sendable {
    /// *Nhập OTP*
    case code
    /// *Đặt mật khẩu*; only after the code.
    case password
}

/// A registration by mobile phone under way (SCR-R02 to R04); it may be left and resumed for a quarter of an hour.
public struct MobileRegistrationFlow: FlowContent {
    public static let kind = FlowKind.mobileRegistration
    public static let life: TimeInterval = 15 * 60

    public let number: String
    public let profile: Profile
    let phoneNumber: String
    /// The operator that said the subscription is the person's own, if it was told.
    let mobileOperator: String?
    let matchedAt: Date
    let consent: [PolicyVersion]
    let consentAddress: String
    /// The sign-in that waits for this account, if registering was a detour from one (REQ-GEN-013).
    public let signIn: UUID?
    public internal(set) var step: RegistrationStep

    public var stepName: String { step.rawValue }
    public var phone: PhoneNumber? { PhoneNumber(phoneNumber) }
    var identityNumber: IdentityNumber? { IdentityNumber(personal: number) }
    public var ownData: OwnData {
        OwnData(
            numbers: [identityNumber].compactMap { $0 }, phones: [phone].compactMap { $0 }, name: profile.name,
            birthDate: profile.birthDate)
    }
}

/// The phone of a provincial account waiting for its code (REQ-PRV-002).
public struct LocalRegistrationFlow: FlowContent {
    public static let kind = FlowKind.localRegistration
    public static let life: TimeInterval = 15 * 60

    public let account: ID<Account>
    let phoneNumber: String
    public let signIn: UUID?

    public var stepName: String { RegistrationStep.code.rawValue }
    public var phone: PhoneNumber? { PhoneNumber(phoneNumber) }
}

/// *Quên mật khẩu* under way. Without an account it goes on alike, and no code can ever be right (REQ-LOG-008, I8).
public struct RecoveryFlow: FlowContent {
    public static let kind = FlowKind.recovery
    public static let life: TimeInterval = 15 * 60

    let number: String
    let account: ID<Account>?
    let epoch: Int?
    var phoneNumber: String?
    public internal(set) var step: RegistrationStep

    public var stepName: String { step.rawValue }
    var phone: PhoneNumber? { phoneNumber.flatMap { PhoneNumber($0) } }
}

/// A new phone waiting for its code (REQ-ACC-005).
public struct NewPhoneFlow: FlowContent {
    public static let kind = FlowKind.newPhone
    public static let life: TimeInterval = 15 * 60

    let account: ID<Account>
    let phoneNumber: String

    public var stepName: String { RegistrationStep.code.rawValue }
    public var phone: PhoneNumber? { PhoneNumber(phoneNumber) }
}
