import Foundation
import Kit

/// One browser, signed in on one site — *phiên làm việc*. Its cookie is 256 random bits; only their hash is stored.
package struct SiteSession: Sendable {
    package let id: UUID
    package let person: Person
    /// Vnconnect's session, by which a back-channel logout names this one.
    package let sessionAtVnconnect: String
    package let startedAt: Date
    package let endsAt: Date

    package init(id: UUID, person: Person, sessionAtVnconnect: String, startedAt: Date, endsAt: Date) {
        (self.id, self.person, self.sessionAtVnconnect) = (id, person, sessionAtVnconnect)
        (self.startedAt, self.endsAt) = (startedAt, endsAt)
    }
}
