import Foundation
import Kit
import Store

extension DossierDesk {
    /// *Xin lỗi và hẹn lại*: once in a dossier's life, to a later day, with the reason the citizen reads.
    ///
    /// - Source: NĐ 61/2018/NĐ-CP Đ19.9; form 04 of TT 03/2025/TT-VPCP.
    @discardableResult
    public func extend(_ handling: Handling, to day: Day, reason: String, now: Date) async throws -> Dossier {
        let reason = try DeskField.reason.required(reason)
        let hand = try await take(handling, for: .extend, now: now)
        guard let clock = hand.clock, let promised = clock.ledger.due else { throw DossierRefusal.notNow }
        let due = try clock.ledger.calendar.appointment(on: day, now: now)
        guard due > promised else { throw DeskRefusal.notLater }
        return try await carryOut(
            Carrying(
                hand: hand, act: .extend, note: reason,
                clock: clock.adding(.extended(to: due, reason: reason), at: now),
                notice: NoticeText(.extended(to: due), hand, at: now)),
            at: now)
    }
}
