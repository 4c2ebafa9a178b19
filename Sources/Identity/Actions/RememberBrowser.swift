import Foundation
import Kit
import Store

/// What a remembered browser holds — *Tự động đăng nhập lần sau*: a series and a token that changes at each use, never
/// the password (DEC-19).
public struct RememberedToken: Sendable {
    public let cookie: Secret<String>
    public let expiresAt: Date
}

/// The random part, drawn before the transaction.
struct FreshRememberToken: Sendable {
    let series: UUID
    let token: String

    init(_ chance: Chance) { (series, token) = (chance.uuid4(), chance.token()) }
}

/// What showing a remember token led to.
public enum RememberOutcome: Sendable {
    case signedIn(SignedIn)
    /// Unknown, over, or not good for what is asked: the person signs in.
    case nothing
    /// A token that had been used: all of the account's are gone, and the person has been told (REQ-LOG-014).
    case stolen
}

extension Transaction {
    /// Remembers this browser. Staff are never remembered, nor is a browser without a mark of its own.
    func remember(
        _ standing: Standing, _ fresh: FreshRememberToken, _ browser: Browser, _ accounts: Accounts, now: Date
    ) throws -> RememberedToken? {
        guard !standing.isStaff, let device = browser.deviceHash else { return nil }
        let end = now.addingTimeInterval(accounts.settings.rememberLife)
        try execute(
            """
            INSERT INTO identity_remembered (series, account_id, token_hash, device, epoch, made_at, rotated_at, expires_at)
            VALUES (\(fresh.series), \(standing.account), \(Digest.sha256(fresh.token)), \(device), \(standing.epoch), \(now),
                    \(now), \(end))
            """)
        return RememberedToken(cookie: Secret("\(fresh.series.uuidString.lowercased()).\(fresh.token)"), expiresAt: end)
    }

    /// Forgets the series a browser holds: at logout (REQ-LOG-014).
    public func forgetRemembered(cookie: String) throws {
        guard let shown = ShownToken(cookie) else { return }
        try execute("DELETE FROM identity_remembered WHERE series = \(shown.series)")
    }
}

extension Accounts {
    /// Signs a remembered browser in, with as much strength as a password alone, and hands it its next token.
    ///
    /// A token that was used before is a copy: everything remembered of the account ends, and its phone is told. The
    /// same browser asking twice at once (two tabs at its start) is not taken for a thief.
    public func useRemembered(cookie: String, for demand: SignInDemand, browser: Browser, now: Date) async throws
        -> RememberOutcome
    {
        guard demand.strength == .passwordOnly, demand.after == nil, let shown = ShownToken(cookie) else {
            return .nothing
        }
        let session = FreshSession(chance, at: now), next = chance.token(), event: ID<AccessEvent> = chance.id(at: now)
        return try await database.write { tx in
            guard let kept = try tx.remembered(shown.series), now < kept.expiresAt,
                let standing = try tx.standing(kept.account), standing.epoch == kept.epoch, standing.state.admits
            else { return .nothing }
            let isCurrent = Digest.equal(kept.hash, shown.hash)
            guard isCurrent || kept.isTwin(shown, browser, now: now) else {
                try tx.accuse(kept, event, demand, browser, self, now: now)
                return .stolen
            }
            if let maxAge = demand.maxAge, now.timeIntervalSince(kept.madeAt) > TimeInterval(maxAge) { return .nothing }
            let opened = try tx.open(
                session, for: standing, [.remembered], authenticatedAt: kept.madeAt, replacing: nil,
                system: demand.system,
                in: browser, now: now)
            let token = isCurrent ? try tx.rotate(kept, to: next, now: now) : nil
            return .signedIn(SignedIn(session: opened, token: Secret(session.token), remembered: token, demand: demand))
        }
    }
}

/// What a browser showed.
private struct ShownToken {
    let series: UUID
    let hash: [UInt8]

    init?(_ cookie: String) {
        let parts = cookie.split(separator: ".", omittingEmptySubsequences: false)
        guard cookie.utf8.count <= 120, parts.count == 2, let series = UUID(uuidString: String(parts[0])),
            parts[1].count >= 40
        else { return nil }
        (self.series, hash) = (series, Digest.sha256(String(parts[1])))
    }
}

/// A row of `identity_remembered`.
private struct KeptToken {
    let series: UUID
    let account: ID<Account>
    let hash: [UInt8]
    let former: [UInt8]?
    let device: [UInt8]
    let epoch: Int
    let madeAt: Date
    let rotatedAt: Date
    let expiresAt: Date

    /// The token just replaced, shown by the very browser that holds its successor, within ten seconds.
    func isTwin(_ shown: ShownToken, _ browser: Browser, now: Date) -> Bool {
        guard let former, let device = browser.deviceHash, now.timeIntervalSince(rotatedAt) < 10 else { return false }
        return Digest.equal(former, shown.hash) && Digest.equal(device, self.device)
    }
}

extension Transaction {
    fileprivate func remembered(_ series: UUID) throws -> KeptToken? {
        try first(
            """
            SELECT account_id, token_hash, former_hash, device, epoch, made_at, rotated_at, expires_at
              FROM identity_remembered WHERE series = \(series)
            """
        ) { row in
            KeptToken(
                series: series, account: try row.id("account_id"), hash: try row.blob("token_hash"),
                former: try row.optionalBlob("former_hash"), device: try row.blob("device"),
                epoch: try row.int("epoch"),
                madeAt: try row.date("made_at"), rotatedAt: try row.date("rotated_at"),
                expiresAt: try row.date("expires_at"))
        }
    }

    /// The life is counted from the first day; using it does not lengthen it (PRM-REMEMBER).
    fileprivate func rotate(_ kept: KeptToken, to token: String, now: Date) throws -> RememberedToken? {
        let changed = try execute(
            """
            UPDATE identity_remembered SET token_hash = \(Digest.sha256(token)), former_hash = \(kept.hash), rotated_at = \(now)
             WHERE series = \(kept.series) AND token_hash = \(kept.hash)
            """)
        guard changed == 1 else { return nil }
        return RememberedToken(
            cookie: Secret("\(kept.series.uuidString.lowercased()).\(token)"), expiresAt: kept.expiresAt)
    }

    fileprivate func accuse(
        _ kept: KeptToken, _ event: ID<AccessEvent>, _ demand: SignInDemand, _ browser: Browser, _ accounts: Accounts,
        now: Date
    ) throws {
        try endSessions(of: kept.account, .tokenStolen, now: now)
        try write(AccessEntry(event, kept.account, system: demand.system, .remembered, .stolenToken, browser), now: now)
        try notify(kept.account, .rememberTokenStolen(at: now), accounts, now: now)
    }
}
