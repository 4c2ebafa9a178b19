import Foundation
import Kit
import Store

/// Whose wrong passwords are counted together: one account, on browsers that opened it before and on all others apart.
///
/// Somebody else's tries from a strange browser therefore never shut out the owner on their own one (I12). A name
/// without an account is counted alike (I8).
struct AttemptLane: Sendable {
    let subject: [UInt8]
    let lane: [UInt8]

    static let strangers: [UInt8] = []
}

/// The tries so far.
struct Attempts: Sendable {
    var failures = 0
    var blockedUntil: Date?

    func isBlocked(now: Date) -> Bool { blockedUntil.map { now < $0 } ?? false }
}

extension Transaction {
    func attempts(_ lane: AttemptLane) throws -> Attempts {
        try first(
            """
            SELECT failures, blocked_until FROM identity_attempts
             WHERE subject = \(lane.subject) AND lane = \(lane.lane)
            """
        ) { Attempts(failures: try $0.int("failures"), blockedUntil: try $0.optionalDate("blocked_until")) }
            ?? Attempts()
    }

    /// Counts one more wrong password, and blocks at the limit; tells where it stands now.
    func countFailure(_ lane: AttemptLane, _ settings: IdentitySettings, now: Date) throws -> Attempts {
        let before = try attempts(lane)
        // A block that is over starts the count anew.
        var after = Attempts(failures: (before.blockedUntil == nil ? before.failures : 0) + 1)
        if after.failures >= settings.passwordTries {
            after.blockedUntil = now.addingTimeInterval(settings.passwordBlock)
        }
        try execute(
            """
            INSERT INTO identity_attempts (subject, lane, failures, blocked_until, last_at)
            VALUES (\(lane.subject), \(lane.lane), \(after.failures), \(after.blockedUntil), \(now))
            ON CONFLICT (subject, lane) DO UPDATE SET failures = excluded.failures,
                blocked_until = excluded.blocked_until, last_at = excluded.last_at
            """)
        return after
    }

    func clearAttempts(_ lane: AttemptLane) throws {
        try execute("DELETE FROM identity_attempts WHERE subject = \(lane.subject) AND lane = \(lane.lane)")
    }

    /// A new password lifts every block (REQ-LOG-008).
    func clearAllAttempts(subject: [UInt8]) throws {
        try execute("DELETE FROM identity_attempts WHERE subject = \(subject)")
    }

    func isKnown(_ device: [UInt8], of account: ID<Account>) throws -> Bool {
        try count(
            "SELECT count(*) AS n FROM identity_devices WHERE account_id = \(account) AND device = \(device)") == 1
    }

    func know(_ device: [UInt8], of account: ID<Account>, now: Date) throws {
        try execute(
            """
            INSERT INTO identity_devices (account_id, device, last_seen_at) VALUES (\(account), \(device), \(now))
            ON CONFLICT (account_id, device) DO UPDATE SET last_seen_at = excluded.last_seen_at
            """)
    }
}
