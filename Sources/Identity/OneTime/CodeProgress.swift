import Foundation
import Kit
import Messaging
import Store

/// What the screen *Nhập OTP* shows besides the field (REQ-OTP-002, 005, 009).
public struct CodeProgress: Sendable, Equatable {
    public let expiresAt: Date
    public let resendAt: Date
    /// What is known of the message; `nil` where telling would tell whether there is an account.
    public let delivery: MessageStatus?
}

extension Transaction {
    /// The newest code of a journey as its screen shows it; `nil` before the first.
    func codeProgress(_ binding: CodeBinding, _ settings: IdentitySettings) throws -> CodeProgress? {
        guard let code = try lastCode(binding) else { return nil }
        let delivery = try code.message.flatMap { try messageStatus($0) }
        return CodeProgress(
            expiresAt: code.state == .live ? code.expiresAt : code.issuedAt,
            resendAt: delivery == .down ? code.issuedAt : code.issuedAt.addingTimeInterval(settings.codeCooldown),
            delivery: delivery)
    }
}
