import Foundation
import Kit

/// One browser, signed in on one site — *phiên làm việc*. Its cookie is 256 random bits; only their hash is stored.
public struct SiteSession: Sendable {
    public let id: UUID
    public let person: Person
    /// Vnconnect's session, by which a back-channel logout names this one.
    public let sessionAtVnconnect: String
    public let startedAt: Date
    public let endsAt: Date
    /// When it ends unless it is used before; never after ``endsAt``.
    public let idleUntil: Date

    /// - Parameter idleUntil: `nil` where being idle ends nothing.
    public init(
        id: UUID, person: Person, sessionAtVnconnect: String, startedAt: Date, endsAt: Date, idleUntil: Date? = nil
    ) {
        (self.id, self.person, self.sessionAtVnconnect) = (id, person, sessionAtVnconnect)
        (self.startedAt, self.endsAt, self.idleUntil) = (startedAt, endsAt, min(endsAt, idleUntil ?? endsAt))
    }
}
