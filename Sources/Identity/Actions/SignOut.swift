import Foundation
import Kit
import Store

extension Accounts {
    /// *Đăng xuất*: ends the session of this browser everywhere it was used, and forgets the browser (REQ-LOG-015).
    public func signOut(token: String, remembered cookie: String?, now: Date) async throws {
        try await database.write { tx in
            if let session = try tx.vnconnectSession(token: token) { try tx.end(session, .signedOut, now: now) }
            if let cookie { try tx.forgetRemembered(cookie: cookie) }
        }
    }

    /// *Đăng xuất phiên này*, for one of one's own other sessions (REQ-ACC-003).
    ///
    /// - Throws: ``IdentityRefusal/gone`` for a session that is not the owner's, or over.
    public func endSession(
        _ id: ID<VnconnectSession>, _ owner: AccountOwner, browser: Browser, now: Date
    ) async throws {
        try await database.write { tx in
            guard let session = try tx.vnconnectSession(id), session.account == owner.account,
                try tx.end(session, .endedByOwner, now: now)
            else { throw IdentityRefusal.gone }
            try tx.forgetRemembered(of: owner.account, except: browser)
        }
    }
}
