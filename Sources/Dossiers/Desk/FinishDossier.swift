import Foundation
import Kit
import Store

extension DossierDesk {
    /// *Hoàn thành*: the result as text and as at least one file, both needed.
    ///
    /// - Parameter received: Files that came in and are not kept yet.
    @discardableResult
    public func finish(
        _ handling: Handling, result: String, files received: [StoredFile], now: Date
    ) async throws -> Dossier {
        let text = try DeskField.result.required(result)
        guard !received.isEmpty else { throw DeskRefusal.missing(.resultFile) }
        let hand = try await take(handling, for: .finish, now: now)
        let id = hand.dossier.id
        return try await carryOut(
            Carrying(
                hand: hand, act: .finish, notice: NoticeText(.finished, hand, at: now),
                also: { tx in try tx.save(text, files: received, asResultOf: id, at: now) }),
            at: now)
    }
}
