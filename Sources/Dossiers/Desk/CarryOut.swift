import Directory
import Foundation
import Kit
import Messaging
import Store

/// One act of an officer, ready to be written: all of it or nothing.
struct Carrying: Sendable {
    let hand: DossierInHand
    let act: DeskAct
    var note = ""
    /// The ledger with what the act adds to it.
    var clock: StoredClock?
    var isInternal = false
    /// What the citizen is told; nothing for what officers keep to themselves.
    var notice: NoticeText?
    /// What else belongs to the act.
    var also: @Sendable (Transaction) throws -> Void = { _ in }
}

extension DossierDesk {
    /// Writes an act: stage, history, clock, the message to the citizen, the audit trail, and what goes to the other
    /// portals. The row is written only over the version the officer saw, so that of two acts at once one wins.
    @discardableResult
    func carryOut(_ carrying: Carrying, at now: Date) async throws -> Dossier {
        let (hand, known) = (carrying.hand, carrying.hand.clock?.ledger.events.count ?? 0)
        let message = try carrying.notice.flatMap { try letter($0, for: hand, now: now) }
        let entry = TrailEntry(
            stream: "dossier:\(hand.dossier.id)", actor: "account:\(hand.officer.subject)",
            action: "dossier.\(carrying.act)", object: hand.dossier.agency.text, chance: chance)
        return try await database.write { tx in
            let next = try tx.step(carrying, at: now)
            if let clock = carrying.clock { try tx.append(clock, beyond: known, to: next.id) }
            try carrying.also(tx)
            if let message { try tx.send(message, at: now) }
            try tx.record(entry, at: now)
            return next
        }
    }

    /// The message to the phone the citizen gave; answers without one, as on old paper dossiers, get none.
    private func letter(_ notice: NoticeText, for hand: DossierInHand, now: Date) throws -> SMSMessage? {
        let answers = try sealed.open(hand.sealedAnswers, of: hand.dossier.id)
        guard let phone = PhoneNumber(answers[.phone]) else { return nil }
        return try SMSDrafts(keys: keys, chance: chance).prepare(.notice, to: phone, text: notice.vi, now: now)
    }
}

extension Transaction {
    fileprivate func step(_ carrying: Carrying, at now: Date) throws -> Dossier {
        let (hand, due) = (carrying.hand, carrying.clock?.dueChange ?? .keep)
        if let move = carrying.act.move {
            return try self.move(hand.dossier, move, by: hand.actor, note: carrying.note, due: due, at: now)
        }
        let step: DossierEvent.Step = carrying.act == .extend ? .appointment : .note
        return try note(
            hand.dossier, step, by: hand.actor, note: carrying.note, due: due, isInternal: carrying.isInternal, at: now)
    }
}
