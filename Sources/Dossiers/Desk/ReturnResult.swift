import Foundation
import Kit

extension DossierDesk {
    /// *Trả kết quả*: the result was handed over, at the desk, by post or online.
    @discardableResult
    public func returnResult(_ handling: Handling, now: Date) async throws -> Dossier {
        let hand = try await take(handling, for: .returnResult, now: now)
        return try await carryOut(
            Carrying(hand: hand, act: .returnResult, notice: NoticeText(.returned, hand, at: now)), at: now)
    }
}
