import Foundation
import Kit
import Store

/// The owner of an account in a session of their own: what every act on the account takes, so that none can be done for
/// somebody else (REQ-SEC-001).
public struct AccountOwner: Sendable {
    public let account: ID<Account>
    public let session: VnconnectSession
}

/// An owner and what the frame of every page shows of them.
public struct OwnerFace: Sendable {
    public let owner: AccountOwner
    public let subject: UUID
    public let kind: AccountKind
    public let name: String
    public let level: AssuranceLevel
    /// When the session ends unless it is used before.
    public let idleUntil: Date
}

extension Accounts {
    /// The owner behind a browser's token, if the gate lets the session on the account's own pages. Three statements
    /// by key.
    public func face(token: String, now: Date) async throws -> OwnerFace? {
        let found: (OwnerFace, Bool)? = try await database.read { tx in
            guard let session = try tx.vnconnectSession(token: token),
                let standing = try tx.standing(session.account),
                Gate.decide(session, standing, for: .own, now: now) == .permit
            else { return nil }
            let isStale = now.timeIntervalSince(session.lastSeenAt) >= 60
            let idleUntil = session.idleUntil(standing, usedAt: isStale ? now : session.lastSeenAt)
            return try tx.face(of: session, idleUntil: idleUntil).map { ($0, isStale) }
        }
        guard let (face, isStale) = found else { return nil }
        if isStale { try await database.write { tx in try tx.touch(face.owner.session, now: now) } }
        return face
    }

    public func owner(token: String, now: Date) async throws -> AccountOwner? {
        try await face(token: token, now: now)?.owner
    }

    public func account(of owner: AccountOwner) async throws -> Account {
        guard let account = try await database.read({ try $0.account(owner.account, keys) }) else {
            throw IdentityRefusal.gone
        }
        return account
    }

    /// The password again, before something that matters (REQ-ACC-005, REQ-LOG-014). A wrong one counts as a failed
    /// try.
    func showAgain(_ password: Secret<String>, _ owner: AccountOwner, _ browser: Browser, now: Date) async throws {
        let door: SignInDoor = try await database.read { tx in
            let lane = try lane(owner.account, typed: "", browser, tx)
            return SignInDoor(
                account: owner.account, lane: lane, attempts: try tx.attempts(lane),
                passwordHash: try tx.passwordHash(of: owner.account), needsCaptcha: false)
        }
        try await judge(password, at: door, system: "Vnconnect", isLocal: true, browser, now: now)
    }
}

extension Transaction {
    fileprivate func face(of session: VnconnectSession, idleUntil: Date) throws -> OwnerFace? {
        try first("SELECT subject, kind, name, level FROM identity_accounts WHERE id = \(session.account)") { row in
            OwnerFace(
                owner: AccountOwner(account: session.account, session: session), subject: try row.uuid("subject"),
                kind: try row.read("kind", AccountKind.init(rawValue:)), name: try row.text("name"),
                level: try row.level("level"), idleUntil: idleUntil)
        }
    }
}
