import Foundation
import Kit

extension DossierDesk {
    /// *Dừng xử lý*, with its reason; also how a withdrawal is granted.
    @discardableResult
    public func stop(_ handling: Handling, reason: String, now: Date) async throws -> Dossier {
        let reason = try DeskField.reason.required(reason)
        let hand = try await take(handling, for: .stop, now: now)
        return try await carryOut(
            Carrying(hand: hand, act: .stop, note: reason, notice: NoticeText(.stopped, hand, at: now)), at: now)
    }
}
