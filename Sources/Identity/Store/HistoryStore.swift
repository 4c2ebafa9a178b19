import Foundation
import Kit
import Store

/// One line for the access history, before it has a moment.
struct AccessEntry: Sendable {
    let id: ID<AccessEvent>
    let account: ID<Account>
    let system: String
    let method: AccessMethod
    let result: AccessResult
    let browser: Browser

    init(
        _ id: ID<AccessEvent>, _ account: ID<Account>, system: String, _ method: AccessMethod, _ result: AccessResult,
        _ browser: Browser
    ) {
        (self.id, self.account, self.system) = (id, account, system)
        (self.method, self.result, self.browser) = (method, result, browser)
    }
}

extension Transaction {
    func write(_ entry: AccessEntry, session: ID<VnconnectSession>? = nil, now: Date) throws {
        try execute(
            """
            INSERT INTO identity_access_events (month, id, account_id, happened_at, system, method, result, address,
                                                agent, session_id)
            VALUES (\(Day(now).monthNumber), \(entry.id), \(entry.account), \(now), \(entry.system),
                    \(entry.method.rawValue), \(entry.result.rawValue), \(entry.browser.address), \(entry.browser.agent),
                    \(session))
            """)
    }

    /// Keeps what a field said before and says now, sealed (REQ-ACC-002).
    func write(_ change: ProfileChange, _ id: UUID, of account: ID<Account>, actor: String, _ keys: KeyRing, now: Date)
        throws
    {
        let old = try change.old.map { try keys.seal($0, for: SealPurpose.change) }
        let new = try change.new.map { try keys.seal($0, for: SealPurpose.change) }
        try execute(
            """
            INSERT INTO identity_changes (month, id, account_id, happened_at, actor, field, old_value, new_value)
            VALUES (\(Day(now).monthNumber), \(id), \(account), \(now), \(actor), \(change.field.rawValue), \(old), \(new))
            """)
    }
}

extension Day {
    /// `202611`: the partition of histories.
    var monthNumber: Int { year * 100 + month }
}
