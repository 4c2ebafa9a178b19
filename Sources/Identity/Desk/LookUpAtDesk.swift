import Foundation
import Kit
import Store

/// What a desk is told of a number (REQ-DSK-005, 016): no more than it needs for the act.
public struct DeskLookUp: Codable, Equatable, Sendable {
    public let exists: Bool
    /// Whose it is, and where codes go, for a reset only: the officer has the card in hand.
    public let name: String?
    public let maskedPhone: String?
    /// Resets at counters in the last thirty days.
    public let resets: Int?

    static let nobody = DeskLookUp(exists: false, name: nil, maskedPhone: nil, resets: nil)
}

extension Accounts {
    /// Whether a number has an account. Each look is written down and counted.
    ///
    /// - Throws: ``IdentityRefusal``: `forbidden`, `tooManyTries`.
    public func lookUp(_ number: IdentityNumber, for act: DeskAct, _ seat: DeskSeat, now: Date) async throws -> DeskLookUp {
        try await admit(seat, spending: DeskLimits.lookUps, now: now)
        let entry = TrailEntry(
            stream: "desk-officer:\(seat.officer)", actor: seat.actor, action: "desk.look-up", object: "number",
            details: ["desk": seat.desk, "act": act.rawValue], chance: chance)
        return try await database.write { tx in
            try tx.record(entry, at: now)
            guard let id = try tx.holder(of: number, keys, now: now) else { return .nobody }
            guard act == .reset, let account = try tx.account(id, keys) else {
                return DeskLookUp(exists: true, name: nil, maskedPhone: nil, resets: nil)
            }
            // A name is told: whose, and to whom, stands in the account's own trail.
            try tx.record(
                TrailEntry(
                    stream: "account:\(id)", actor: seat.actor, action: "desk.look-up", object: "account:\(id)",
                    details: ["desk": seat.desk, "officerName": seat.officerName, "deskName": seat.deskName]),
                at: now)
            return DeskLookUp(
                exists: true, name: account.profile.name, maskedPhone: account.defaultPhone?.phone.masked,
                resets: try tx.resets(of: id, now: now))
        }
    }
}

extension Transaction {
    /// Who has the number; an account that was not confirmed in its day has it no more (spec C.2).
    func holder(of number: IdentityNumber, _ keys: KeyRing, now: Date) throws -> ID<Account>? {
        guard let id = try accountID(of: number, keys), try !isStalePending(id, now: now) else { return nil }
        return id
    }
}
