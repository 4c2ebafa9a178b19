import Foundation
import Kit
import Messaging
import Store

extension Accounts {
    /// *Gửi lại mật khẩu*: a new one, and the old one dies; at most three a day (REQ-DSK-013).
    ///
    /// - Throws: ``IdentityRefusal``: `gone` for another desk's account, `wrongState` once the citizen has a password of
    ///   their own, `tooManyPasswords`.
    public func sendPasswordAgain(for record: UUID, _ seat: DeskSeat, now: Date) async throws -> DeskOutcome {
        try await admit(seat, now: now)
        let found = try await database.read { tx -> (DeskRecord, Account)? in
            guard let record = try tx.deskRecord(record), record.seat.desk == seat.desk,
                let account = try tx.account(record.account, keys)
            else { return nil }
            return (record, account)
        }
        guard let (made, account) = found else { throw IdentityRefusal.gone }
        guard account.state == .active, let phone = account.defaultPhone?.phone else { throw IdentityRefusal.accountLocked }
        let password = TemporaryPassword(chance)
        let hash = try await hasher.hash(password.text)
        let entry = entry("password.send-again", seat, on: account.id)
        let most = settings.passwordsPerDay
        try await database.write { tx in
            guard try tx.temporaryPassword(of: account.id) != nil, try tx.standing(account.id)?.epoch == account.epoch else {
                throw IdentityRefusal.wrongState
            }
            let today = try tx.sentAgain(account.id, since: now.addingTimeInterval(-86_400))
            if today.count >= most { throw IdentityRefusal.tooManyPasswords(until: (today.first ?? now).addingTimeInterval(86_400)) }
            try tx.replacePassword(hash, of: account.id, now: now)
            try tx.raiseEpoch(of: account.id, now: now)
            try tx.giveOut(password, of: account.id, to: phone, for: made.id, by: seat.officer, again: true, self, now: now)
            try tx.record(entry, at: now)
        }
        return DeskOutcome(subject: account.subject, maskedPhone: phone.masked, at: now)
    }

    /// What became of the newest password message of each record; changed once the citizen has a password of their own.
    public func passwordStates(of records: [UUID]) async throws -> [UUID: DeskPasswordState] {
        try await database.read { tx in
            var states: [UUID: DeskPasswordState] = [:]
            for id in records.prefix(100) {
                guard let record = try tx.deskRecord(id) else { continue }
                guard let end = try tx.temporaryPassword(of: record.account) else {
                    states[id] = DeskPasswordState(isChanged: true, delivery: nil, until: nil)
                    continue
                }
                let message = try tx.first(
                    "SELECT message FROM identity_desk_passwords WHERE record = \(id) ORDER BY at DESC, message DESC LIMIT 1"
                ) { try $0.id("message") as ID<SMSMessage> }
                let delivery = try message.flatMap { try tx.messageStatus($0) }
                states[id] = DeskPasswordState(isChanged: false, delivery: delivery?.rawValue, until: end)
            }
            return states
        }
    }
}

/// How a password that was given out stands.
public struct DeskPasswordState: Equatable, Sendable {
    /// The citizen has set one of their own.
    public let isChanged: Bool
    /// A ``MessageStatus``; `nil` for one too old to be known.
    public let delivery: String?
    public let until: Date?
}

extension Transaction {
    /// When passwords of an account were sent again, oldest first.
    fileprivate func sentAgain(_ account: ID<Account>, since: Date) throws -> [Date] {
        try run(
            """
            SELECT p.at FROM identity_desk_passwords p JOIN identity_desk_records r ON r.id = p.record
             WHERE r.account_id = \(account) AND p.is_again = 1 AND p.at > \(since) ORDER BY p.at
            """
        ) { try $0.date("at") }
    }
}
