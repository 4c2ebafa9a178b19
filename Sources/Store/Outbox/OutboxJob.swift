import Foundation
import Kit

/// What has to reach the outside after the COMMIT: a message, an event for another deployment, a logout.
///
/// ```swift
/// extension OutboxKind { static let codeBySMS = OutboxKind("code-by-sms") }
/// ```
public struct OutboxKind: Hashable, Sendable, CustomStringConvertible {
    let name: String

    public init(_ name: StaticString) { self.name = name.description }

    public var description: String { name }
}

/// What a handler is told besides the payload.
public struct OutboxAttempt: Sendable, Equatable {
    /// The job's number: the same at each attempt and never given again, so it makes an idempotency key.
    public let job: Int
    /// From 1.
    public let number: Int
    public let enqueuedAt: Date
}

/// A job that will not be tried again by itself.
public struct DeadLetter: Sendable, Equatable {
    public let job: Int
    public let kind: String
    public let enqueuedAt: Date
    public let attempts: Int
    public let reason: String
}

/// One job as it is claimed.
struct ClaimedJob: Sendable {
    let kind: String
    let payload: Data
    let dueAt: Date
    let attempt: OutboxAttempt

    init(row: Row) throws {
        kind = try row.text("kind")
        payload = Data(try row.blob("payload"))
        dueAt = try row.date("due_at")
        attempt = OutboxAttempt(
            job: try row.int("number"), number: try row.int("attempts"), enqueuedAt: try row.date("made_at"))
    }
}
