import Directory
import Foundation
import Kit

/// An account at work in a subsystem — *người dùng*. Made from an account that is there already; nobody makes people here
/// (REQ-VNC-003).
public struct User: Hashable, Sendable {
    public let id: ID<User>
    public let subsystem: String
    /// Vnconnect's name for the account.
    public let subject: String
    public let kind: AccountKind
    public let name: String
    public let number: String
    public let phone: String
    public let email: String
    public let state: UserState
    /// Goes up with each change; who changes says which one was seen.
    public let version: Int
    public let addedBy: String
    public let lastSeenAt: Date?

    public enum AccountKind: String, Sendable { case citizen, business, agency, staffOperator }

    /// What comes next for this user (REQ-ADM-012).
    public func next(hasUnits: Bool, hasRights: Bool) -> UserStep? {
        switch state {
        case .fresh: .activate
        case .inactive: nil
        case .active: hasUnits ? (hasRights ? nil : .grant) : .assign
        }
    }
}

public enum UserStep: String, CaseIterable, Sendable { case activate, assign, grant }

/// An account as Vnconnect tells of it when it is looked for by an exact number.
public struct FoundAccount: Codable, Hashable, Sendable {
    public let subject: String
    public let kind: String
    public let name: String
    public let number: String
    public let phone: String
    public let email: String
    /// How the account came to be, in Vnconnect's word.
    public let registration: String

    public init(
        subject: String, kind: String, name: String, number: String, phone: String, email: String, registration: String
    ) {
        (self.subject, self.kind, self.name) = (subject, kind, name)
        (self.number, self.phone, self.email, self.registration) = (number, phone, email, registration)
    }
}

/// What Vnconnect is asked: exact numbers only, for nobody browses the population (REQ-ADM-004, 005).
public enum AccountQuery: Hashable, Sendable {
    case person(number: IdentityNumber?, phone: PhoneNumber?)
    case organisation(IdentityNumber)
}

/// Asks Vnconnect.
public typealias AccountSearch = @Sendable (AccountQuery) async throws -> [FoundAccount]
