import Foundation
import Jose
import Kit
import Store

/// A signing key as it lies in the database.
struct StoredKey: Sendable {
    let entry: KeySchedule.Entry
    let jwk: String
    let sealed: [UInt8]

    static let purpose = "identity.signing-key"

    init(_ key: SigningKey, publishedAt: Date, activeAt: Date, ring: KeyRing) throws {
        entry = KeySchedule.Entry(
            id: key.id, algorithm: key.algorithm, publishedAt: publishedAt, activeAt: activeAt, endsAt: nil,
            isCompromised: false)
        jwk = String(decoding: try JoseJSON.encode(key.verifying.jwk), as: UTF8.self)
        sealed = try ring.seal(key.privateBytes.reveal(), for: Self.purpose)
    }

    init(row: Row) throws {
        entry = KeySchedule.Entry(
            id: try row.text("id"), algorithm: try row.read("algorithm", Algorithm.init(rawValue:)),
            publishedAt: try row.date("published_at"), activeAt: try row.date("active_at"),
            endsAt: try row.optionalDate("ends_at"), isCompromised: try row.bool("is_compromised"))
        jwk = try row.text("jwk")
        sealed = try row.blob("sealed")
    }

    func verifying() throws -> VerifyingKey {
        try VerifyingKey(try JSONDecoder().decode(JWK.self, from: Data(jwk.utf8)))
    }

    func signing(_ ring: KeyRing) throws -> SigningKey {
        try SigningKey(entry.algorithm, privateBytes: try ring.open(sealed, for: Self.purpose))
    }
}

extension Transaction {
    /// All keys there ever were; one or two a quarter.
    func signingKeys() throws -> [StoredKey] {
        try run(
            """
            SELECT id, algorithm, jwk, sealed, published_at, active_at, ends_at, is_compromised
              FROM identity_signing_keys ORDER BY active_at, id
            """, StoredKey.init(row:))
    }

    /// Adds a key and lets those before it run out, unless another process was first.
    /// - Returns: Whether it was added.
    func add(_ key: StoredKey, _ reason: KeySchedule.Reason, now: Date) throws -> Bool {
        let entries = try signingKeys().map(\.entry)
        guard KeySchedule.successor(of: entries, key.entry.algorithm, reason, at: now) != nil else { return false }
        let end = reason == .emergency ? now : key.entry.activeAt.addingTimeInterval(KeySchedule.shownAfter)
        try execute(
            """
            UPDATE identity_signing_keys
               SET ends_at = \(end), is_compromised = \(reason == .emergency)
             WHERE algorithm = \(key.entry.algorithm.rawValue) AND (ends_at IS NULL OR ends_at > \(end))
            """)
        try execute(
            """
            INSERT INTO identity_signing_keys (id, algorithm, jwk, sealed, published_at, active_at)
            VALUES (\(key.entry.id), \(key.entry.algorithm.rawValue), \(key.jwk), \(key.sealed),
                    \(key.entry.publishedAt), \(key.entry.activeAt))
            """)
        return true
    }
}
