import Foundation
import Kit

/// The steps of a registration.
package enum RegistrationStep: String, CaseIterable, Codable, Sendable {
    /// *Nhập OTP*
    case code
    /// *Đặt mật khẩu*; only after the code.
    case password
}

/// A registration by mobile phone under way (SCR-R02 to R04); it may be left and resumed for a quarter of an hour.
package struct MobileRegistrationFlow: FlowContent {
    package static let kind = FlowKind.mobileRegistration
    package static let life: TimeInterval = 15 * 60

    package let number: String
    package let profile: Profile
    let phoneNumber: String
    /// The operator that said the subscription is the person's own, if it was told.
    let mobileOperator: String?
    let matchedAt: Date
    let consent: [PolicyVersion]
    let consentAddress: String
    /// The sign-in that waits for this account, if registering was a detour from one (REQ-GEN-013).
    package let signIn: UUID?
    package internal(set) var step: RegistrationStep

    package var stepName: String { step.rawValue }
    package var phone: PhoneNumber? { PhoneNumber(phoneNumber) }
    var identityNumber: IdentityNumber? { IdentityNumber(personal: number) }
    package var ownData: OwnData {
        OwnData(numbers: [identityNumber].compactMap { $0 }, phones: [phone].compactMap { $0 }, name: profile.name)
    }
}

/// The phone of a provincial account waiting for its code (REQ-PRV-002).
package struct LocalRegistrationFlow: FlowContent {
    package static let kind = FlowKind.localRegistration
    package static let life: TimeInterval = 15 * 60

    package let account: ID<Account>
    let phoneNumber: String
    package let signIn: UUID?

    package var stepName: String { RegistrationStep.code.rawValue }
    package var phone: PhoneNumber? { PhoneNumber(phoneNumber) }
}

/// *Quên mật khẩu* under way. Without an account it goes on alike, and no code can ever be right (REQ-LOG-008, I8).
package struct RecoveryFlow: FlowContent {
    package static let kind = FlowKind.recovery
    package static let life: TimeInterval = 15 * 60

    let number: String
    let account: ID<Account>?
    let epoch: Int?
    var phoneNumber: String?
    package internal(set) var step: RegistrationStep

    package var stepName: String { step.rawValue }
    var phone: PhoneNumber? { phoneNumber.flatMap { PhoneNumber($0) } }
}

/// A new phone waiting for its code (REQ-ACC-005).
package struct NewPhoneFlow: FlowContent {
    package static let kind = FlowKind.newPhone
    package static let life: TimeInterval = 15 * 60

    let account: ID<Account>
    let phoneNumber: String

    package var stepName: String { RegistrationStep.code.rawValue }
    package var phone: PhoneNumber? { PhoneNumber(phoneNumber) }
}
