import Foundation
import Kit

extension DossierDesk {
    /// *Ghi chú nội bộ*: what officers tell each other; no citizen and no other portal sees it (REQ-DOS-008).
    @discardableResult
    public func note(_ handling: Handling, _ text: String, now: Date) async throws -> Dossier {
        let text = try DeskField.note.required(text)
        let hand = try await take(handling, for: .note, now: now)
        return try await carryOut(Carrying(hand: hand, act: .note, note: text, isInternal: true), at: now)
    }
}
