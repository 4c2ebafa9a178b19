import Foundation
import Kit

/// Six digits sent to a phone, good once and for two minutes — *mật khẩu một lần (OTP)* (REQ-OTP-001…010).
public enum OneTimeCode {
    /// PRM-OTP-LEN
    public static let length = 6

    /// What was typed, if it can be a code at all: six ASCII digits, spaces around them ignored.
    public static func digits(typed: String) -> String? {
        let text = typed.trimmed
        return text.utf8.count == length && text.utf8.allSatisfy(Digits.contains) ? text : nil
    }
}

/// What a code is for. A code is refused for every other purpose (REQ-OTP-007).
public enum CodePurpose: String, CaseIterable, Codable, Sendable {
    case register, confirmPhone, login, reset, addPhone, changePhone, complaint, deskCreate, deskReset
}

/// Where a challenge stands (spec C.6).
public enum CodeState: String, CaseIterable, Sendable {
    case live, used, exhausted, superseded, voided, expired
}

/// What a code is bound to: purpose, subject, journey and phone.
public struct CodeBinding: Sendable, Equatable {
    public let purpose: CodePurpose
    /// Whom it is about, as an opaque hash: the account, or the identity number that is being registered. A new code
    /// for the same purpose and subject kills the one before.
    let subject: [UInt8]
    /// The journey that asked: a code asked for in one is unknown in another (I1).
    public let flow: UUID
    /// `nil` where nobody is to get a message, though the screen must look as if (REQ-LOG-008).
    public let phone: PhoneNumber?

    init(_ purpose: CodePurpose, subject: [UInt8], flow: UUID, phone: PhoneNumber?) {
        (self.purpose, self.subject, self.flow, self.phone) = (purpose, subject, flow, phone)
    }
}

/// The random part of a code, drawn before the transaction that stores it.
public struct DrawnCode: Sendable {
    let id: UUID
    let digits: Secret<String>
    /// Who asks, where they have shown nothing yet; a code sent again is asked for by the one of the first.
    let network: String?

    public init(_ chance: Chance, at now: Date, from browser: Browser? = nil) {
        (id, network) = (chance.uuid7(at: now), browser?.network)
        digits = Secret(chance.digits(OneTimeCode.length))
    }
}

/// A code that was sent, as the screen shows it: until when it counts, when the next may be asked for.
public struct SentCode: Sendable, Equatable {
    public let expiresAt: Date
    public let resendAt: Date
}

/// What became of a typed code. The attempt is counted in the same transaction, so this is no thrown error.
public enum CodeAnswer: Sendable, Equatable {
    case accepted
    case refused(IdentityRefusal)
}
