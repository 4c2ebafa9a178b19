import Foundation
import Kit

extension DossierDesk {
    /// *Không tiếp nhận*, with the reason the citizen is told.
    @discardableResult
    public func refuse(_ handling: Handling, reason: String, now: Date) async throws -> Dossier {
        let reason = try DeskField.reason.required(reason)
        let hand = try await take(handling, for: .refuse, now: now)
        return try await carryOut(
            Carrying(hand: hand, act: .refuse, note: reason, notice: NoticeText(.refused, hand, at: now)), at: now)
    }
}
