import Foundation
import Kit

/// Who did what to what — *nhật ký* (REQ-SEC-002). Never a secret, never a code.
///
/// ```swift
/// try tx.record(TrailEntry(stream: "account:\(id)", actor: "account:\(id)", action: "login", object: "site:csdl"), at: now)
/// ```
public struct TrailEntry: Sendable, Equatable {
    /// What is read together: an account, a dossier, a unit.
    public let stream: String
    public let actor: String
    public let action: String
    public let object: String
    /// Acting unit, before and after, address, request: whatever else the action's rule wants kept.
    public let details: [String: String]
    /// Hides the content behind its commitment, so that content can be erased later and the seal still holds.
    let salt: [UInt8]

    public init(
        stream: String, actor: String, action: String, object: String, details: [String: String] = [:],
        chance: Chance = .system
    ) {
        (self.stream, self.actor, self.action) = (stream, actor, action)
        (self.object, self.details, salt) = (object, details, chance.bytes(16))
    }
}

/// An entry as it was recorded.
public struct TrailRow: Sendable, Equatable {
    /// Its place in the whole trail; later entries have higher numbers, some numbers stay unused.
    public let number: Int
    public let at: Date
    public let stream: String
    public let actor: String
    public let action: String
    public let object: String
    public let details: [String: String]

    init(row: Row) throws {
        (number, at) = (try row.int("number"), try row.date("at"))
        (stream, actor) = (try row.text("stream"), try row.text("actor"))
        (action, object) = (try row.text("action"), try row.text("object"))
        details = try row.read("details") { try? JSONDecoder().decode([String: String].self, from: Data($0.utf8)) }
    }
}

extension Transaction {
    /// Appends an entry. It is sealed within a second or so by the ``TrailSealer``, and waits for nobody: the only thing
    /// entries share is a counter.
    public func record(_ entry: TrailEntry, at now: Date) throws {
        let content = try TrailContent(entry, at: now)
        try execute("""
            INSERT INTO store_trail (stream, at, actor, action, object, details, salt, commitment)
            VALUES (\(content.stream), \(now), \(content.actor), \(content.action), \(content.object),
                    \(content.details), \(content.salt), \(content.commitment))
            """)
    }

    /// The entries of one stream, newest first.
    /// - Parameter before: The number of the last entry seen, to go on from there.
    public func trail(_ stream: String, before: Int? = nil, limit: Int = 50) throws -> [TrailRow] {
        try run("""
            SELECT number, at, stream, actor, action, object, details FROM store_trail
             WHERE stream = \(stream) AND number < \(before ?? .max) ORDER BY number DESC LIMIT \(limit)
            """, TrailRow.init(row:))
    }
}
