import Directory
import Foundation
import Kit
import Store

extension DossierDesk {
    /// *Chuyển xử lý*: to the unit that settles it, or to one of its officers by name.
    ///
    /// - Parameter colleague: The officer's subject; `nil` leaves it to everyone of the unit.
    @discardableResult
    public func forward(
        _ handling: Handling, to colleague: String? = nil, now: Date
    ) async throws -> Dossier {
        let hand = try await take(handling, for: .forward, now: now)
        let chosen = try await settler(colleague, of: hand, now: now)
        let id = hand.dossier.id
        let told: any Words = chosen.map { DeskWords.assigned($0.name) } ?? DeskWords.handedToUnit(hand.unit.name)
        return try await carryOut(
            Carrying(
                hand: hand, act: .forward, note: told.vi, notice: NoticeText(.forwarded, hand, at: now),
                also: { tx in if let chosen { try tx.assign(id, to: chosen, at: now) } }),
            at: now)
    }

    /// *Phân công lại*: another officer of the unit goes on, because the first is away. Only officers see it.
    @discardableResult
    public func assign(_ handling: Handling, to colleague: String, now: Date) async throws -> Dossier {
        let hand = try await take(handling, for: .assign, now: now)
        guard let chosen = try await settler(colleague, of: hand, now: now) else { throw DeskRefusal.noSuchOfficer }
        let id = hand.dossier.id
        return try await carryOut(
            Carrying(
                hand: hand, act: .assign, note: DeskWords.reassigned(chosen.name).vi, isInternal: true,
                also: { tx in try tx.assign(id, to: chosen, at: now) }),
            at: now)
    }

    private func settler(_ subject: String?, of hand: DossierInHand, now: Date) async throws -> Colleague? {
        guard let subject else { return nil }
        let settlers = try await database.read { tx in try tx.settlers(of: hand.dossier.agency, on: Day(now)) }
        guard let chosen = settlers.first(where: { $0.subject == subject }) else { throw DeskRefusal.noSuchOfficer }
        return chosen
    }
}
