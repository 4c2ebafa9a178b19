import Foundation
import Kit

/// One browser, one sign-in at Vnconnect, until when — *phiên đăng nhập một lần*.
///
/// The browser holds a random token; here is its hash. A new token is made at login and whenever the strength changes,
/// in a new row, and a row is never used again (I2).
public struct VnconnectSession: Sendable {
    public let id: ID<VnconnectSession>
    /// What clients know it by (`sid`): random, unrelated to ``id``.
    public let sid: UUID
    public let account: ID<Account>
    public let methods: Set<AuthenticationMethod>
    /// When the person last showed a password (`auth_time`); for a remembered browser, when it was remembered.
    public let authenticatedAt: Date
    public let startedAt: Date
    public let lastSeenAt: Date
    /// The end whatever happens (PRM-SESSION).
    public let expiresAt: Date
    /// The account's epoch when the session was made; another value means it is dead.
    public let epoch: Int
    public let agent: String
    public let address: String
    public let endedAt: Date?

    /// `amr`
    public var amr: [String] { methods.map(\.rawValue).sorted() + (strength == .passwordAndCode ? ["mfa"] : []) }
    public var strength: AuthenticationStrength { AuthenticationMethod.strength(of: methods) }
    /// As the access history names it.
    public var method: AccessMethod {
        if methods.contains(.certificate) { return .certificate }
        if methods.contains(.remembered) { return .remembered }
        return strength == .passwordAndCode ? .passwordAndCode : .passwordOnly
    }

    /// When it ends if it is not used after `used`.
    func idleUntil(_ standing: Standing, usedAt used: Date) -> Date {
        min(expiresAt, used.addingTimeInterval(SessionLife.of(standing).idle))
    }
}

/// How long a session may live (PRM-SESSION).
public struct SessionLife: Sendable, Equatable {
    public let idle: TimeInterval
    public let absolute: TimeInterval

    public init(idle: TimeInterval, absolute: TimeInterval) { (self.idle, self.absolute) = (idle, absolute) }

    public static let citizen = SessionLife(idle: 30 * 60, absolute: 12 * 3600)
    public static let staff = SessionLife(idle: 15 * 60, absolute: 8 * 3600)

    public static func of(_ standing: Standing) -> SessionLife { standing.isStaff ? .staff : .citizen }
}

/// Why a session ended.
public enum SessionEnd: String, CaseIterable, Sendable {
    case signedOut, endedByOwner, replaced, passwordChanged, locked, tokenStolen, disowned, phoneChanged, expired
}
