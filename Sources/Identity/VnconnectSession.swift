import Foundation
import Kit

/// One browser, one sign-in at Vnconnect, until when — *phiên đăng nhập một lần*.
///
/// The browser holds a random token; here is its hash. A new token is made at login and whenever the strength changes,
/// in a new row, and a row is never used again (I2).
package struct VnconnectSession: Sendable {
    package let id: ID<VnconnectSession>
    /// What clients know it by (`sid`): random, unrelated to ``id``.
    package let sid: UUID
    package let account: ID<Account>
    package let methods: Set<AuthenticationMethod>
    /// When the person last showed a password (`auth_time`); for a remembered browser, when it was remembered.
    package let authenticatedAt: Date
    package let startedAt: Date
    package let lastSeenAt: Date
    /// The end whatever happens (PRM-SESSION).
    package let expiresAt: Date
    /// The account's epoch when the session was made; another value means it is dead.
    package let epoch: Int
    package let agent: String
    package let address: String
    package let endedAt: Date?

    /// `amr`
    package var amr: [String] { methods.map(\.rawValue).sorted() + (strength == .passwordAndCode ? ["mfa"] : []) }
    package var strength: AuthenticationStrength { AuthenticationMethod.strength(of: methods) }
}

/// How long a session may live (PRM-SESSION).
package struct SessionLife: Sendable, Equatable {
    package let idle: TimeInterval
    package let absolute: TimeInterval

    package init(idle: TimeInterval, absolute: TimeInterval) { (self.idle, self.absolute) = (idle, absolute) }

    package static let citizen = SessionLife(idle: 30 * 60, absolute: 12 * 3600)
    package static let staff = SessionLife(idle: 15 * 60, absolute: 8 * 3600)

    package static func of(_ standing: Standing) -> SessionLife { standing.isStaff ? .staff : .citizen }
}

/// Why a session ended.
package enum SessionEnd: String, CaseIterable, Sendable {
    case signedOut, endedByOwner, replaced, passwordChanged, locked, tokenStolen, expired
}
