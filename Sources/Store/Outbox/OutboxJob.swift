import Foundation
import Kit

/// What has to reach the outside after the COMMIT: a message, an event for another deployment, a logout.
///
/// ```swift
/// extension OutboxKind { static let codeBySMS = OutboxKind("code-by-sms") }
/// ```
package struct OutboxKind: Hashable, Sendable, CustomStringConvertible {
    let name: String

    package init(_ name: StaticString) { self.name = name.description }

    package var description: String { name }
}

/// What a handler is told besides the payload.
package struct OutboxAttempt: Sendable, Equatable {
    /// The job's number: the same at each attempt and never given again, so it makes an idempotency key.
    package let job: Int
    /// From 1.
    package let number: Int
    package let enqueuedAt: Date
}

/// A job that will not be tried again by itself.
package struct DeadLetter: Sendable, Equatable {
    package let job: Int
    package let kind: String
    package let enqueuedAt: Date
    package let attempts: Int
    package let reason: String
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
