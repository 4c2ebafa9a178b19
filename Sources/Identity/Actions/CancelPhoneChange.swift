import Foundation
import Kit
import Store

extension Accounts {
    /// *Hủy đổi số*: the holder of the old number says it was not them. The old phone is back, every session ends, and the
    /// password, which somebody else knows, opens nothing any more.
    ///
    /// - Throws: ``IdentityRefusal/wrongCancelCode``, the same for a wrong number, a wrong code and one that is over.
    public func cancelPhoneChange(
        _ typed: String, number: IdentityNumber, browser: Browser, now: Date
    ) async throws {
        try await spendProbe(browser, now: now)
        guard let code = CancelCode.read(typed) else { throw IdentityRefusal.wrongCancelCode }
        let event: ID<AccessEvent> = chance.id(at: now)
        try await database.write { tx in
            guard let change = try tx.phoneChange(cancelledBy: keys.cancelIndex(code), keys, now: now),
                try tx.accountID(of: number, keys) == change.account
            else { throw IdentityRefusal.wrongCancelCode }
            try tx.undo(change, by: event, self, now: now)
            try tx.write(
                AccessEntry(event, change.account, system: "Vnconnect", .recovery, .disowned, browser), now: now)
            for phone in try tx.codePhones(of: change.account, keys) {
                try tx.notify(phone.phone, .phoneChangeUndone, self, now: now)
            }
            let stream = "account:\(change.account)"
            try tx.record(
                TrailEntry(
                    stream: stream, actor: stream, action: "phone.replace-undone", object: "phone:\(change.lost)",
                    details: ["address": browser.address]),
                at: now)
        }
    }
}
