import Foundation
import Jose
import Kit
import Store
import Synchronization

/// The provider's signing keys: in the database, private parts sealed; a copy in memory for a few seconds.
///
/// Processes agree because a key's place in time stands in its row, not in anyone's memory.
public final class SigningKeys: Sendable {
    private struct Loaded {
        let at: Date
        let stored: [StoredKey]
        let signing: [String: SigningKey]
        let verifying: KeySet
    }

    /// After this a rotation by another process is seen.
    private static let fresh: TimeInterval = 10
    private let database: Database
    private let ring: KeyRing
    private let loaded = Mutex<Loaded?>(nil)

    public init(database: Database, ring: KeyRing) { (self.database, self.ring) = (database, ring) }

    /// The key that signs now; made if there is none yet.
    public func current(_ algorithm: Algorithm, now: Date) async throws -> SigningKey {
        for _ in 0..<2 {
            let loaded = try await load(now)
            if let entry = KeySchedule.signing(loaded.stored.map(\.entry), algorithm, at: now),
                let key = loaded.signing[entry.id]
            {
                return key
            }
            try await rotate(.scheduled, now: now)
        }
        throw KeyFault.unsupported
    }

    /// What is published at the moment (RFC 7517), keys that will sign among them.
    public func published(now: Date) async throws -> JWKS {
        for algorithm in KeySchedule.algorithms { _ = try await current(algorithm, now: now) }
        let stored = try await load(now).stored.filter { $0.entry.isPublished(at: now) }
        return JWKS(keys: try stored.map { try $0.verifying().jwk })
    }

    /// All keys there ever were, oldest first.
    public func entries() async throws -> [KeySchedule.Entry] { try await database.read { try $0.signingKeys() }.map(\.entry) }

    /// Keys by which our own old tokens are known again, long after they left the published set (`id_token_hint`).
    func everSigned(now: Date) async throws -> KeySet { try await load(now).verifying }

    /// Makes the keys that are due: by time, run every hour, or by command.
    /// - Returns: The names of the new keys.
    @discardableResult
    public func rotate(_ reason: KeySchedule.Reason, now: Date) async throws -> [String] {
        let entries = try await database.read { try $0.signingKeys() }.map(\.entry)
        var made: [String] = []
        for algorithm in KeySchedule.algorithms {
            guard let active = KeySchedule.successor(of: entries, algorithm, reason, at: now) else { continue }
            let key = try await Self.make(algorithm)
            let stored = try StoredKey(key, publishedAt: now, activeAt: active, ring: ring)
            if try await database.write({ try $0.add(stored, reason, now: now) }) { made.append(key.id) }
        }
        loaded.withLock { $0 = nil }
        return made
    }

    private func load(_ now: Date) async throws -> Loaded {
        let known = loaded.withLock { $0 }
        if let known, abs(now.timeIntervalSince(known.at)) < Self.fresh { return known }
        let stored = try await database.read { try $0.signingKeys() }
        var signing: [String: SigningKey] = known?.signing ?? [:]
        for key in stored where signing[key.entry.id] == nil { signing[key.entry.id] = try key.signing(ring) }
        let verifying = KeySet(try stored.filter { !$0.entry.isCompromised }.map { try $0.verifying() })
        let new = Loaded(at: now, stored: stored, signing: signing, verifying: verifying)
        loaded.withLock { $0 = new }
        return new
    }

    /// An RSA key takes a tenth of a second or more to find: not on a thread that others wait for.
    private static func make(_ algorithm: Algorithm) async throws -> SigningKey {
        try await onOtherThread { try SigningKey.make(algorithm) }
    }

    /// Signs here where that takes microseconds, elsewhere where it takes half a thousand of them.
    static func sign(_ claims: some Encodable & Sendable, typ: String, with key: SigningKey) async throws -> String {
        if key.algorithm == .es256 { return try key.jwt(claims, typ: typ) }
        return try await onOtherThread { try key.jwt(claims, typ: typ) }
    }

    private static let queue = DispatchQueue(label: "identity.rsa", qos: .userInitiated, attributes: .concurrent)

    private static func onOtherThread<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try work() }) }
        }
    }
}
