import Foundation
import Kit
import Store

/// One of a person's own sessions, as *Phiên đăng nhập* lists it.
public struct OwnSession: Sendable {
    public let session: VnconnectSession
    /// Where it began, then the other systems it was used for.
    public let systems: [String]
    /// Of the browser that asks.
    public let isHere: Bool
}

extension Accounts {
    /// One's own sessions that are alive, this one first, then the newest.
    public func ownSessions(_ owner: AccountOwner, now: Date) async throws -> [OwnSession] {
        try await database.read { tx in
            guard let standing = try tx.standing(owner.account) else { return [] }
            let live = try tx.openSessions(of: owner.account).filter { Gate.isAlive($0, standing, now: now) }
            let all = try live.map { session in
                OwnSession(
                    session: session, systems: try tx.systems(of: session), isHere: session.id == owner.session.id)
            }
            return all.filter(\.isHere) + all.filter { !$0.isHere }
        }
    }

    /// *Đăng xuất khỏi tất cả thiết bị khác*: every session but this one ends, and no other browser is remembered.
    public func endOtherSessions(_ owner: AccountOwner, browser: Browser, now: Date) async throws {
        let entry = TrailEntry(
            stream: "account:\(owner.account)", actor: "account:\(owner.account)", action: "session.end-others",
            object: "account:\(owner.account)", details: ["address": browser.address], chance: chance)
        try await database.write { tx in
            for session in try tx.openSessions(of: owner.account) where session.id != owner.session.id {
                try tx.end(session, .endedByOwner, now: now)
            }
            try tx.forgetRemembered(of: owner.account, except: browser)
            try tx.record(entry, at: now)
        }
    }
}

extension Transaction {
    /// Which browser a remembered token belongs to is known, which session came of it is not: so whoever signs out one
    /// browser elsewhere is remembered on none but their own.
    func forgetRemembered(of account: ID<Account>, except browser: Browser) throws {
        let kept = browser.deviceHash ?? []
        try execute("DELETE FROM identity_remembered WHERE account_id = \(account) AND device <> \(kept)")
    }

    fileprivate func systems(of session: VnconnectSession) throws -> [String] {
        let began = try run(
            """
            SELECT system FROM identity_access_events
             WHERE account_id = \(session.account) AND happened_at = \(session.startedAt) AND session_id = \(session.id)
            """
        ) { try $0.text("system") }
        let served = try run(
            """
            SELECT DISTINCT c.name FROM identity_session_clients sc JOIN identity_clients c ON c.id = sc.client_id
             WHERE sc.session_id = \(session.id) ORDER BY c.name
            """
        ) { try $0.text("name") }
        return began + served.filter { !began.contains($0) }
    }
}
