import Kit

/// A person at work in one or more units — *cán bộ, công chức* — known by the subject Vnconnect gives the account.
public struct Officer: Hashable, Sendable {
    public let subject: String
    public let name: String
    /// The posts held on the day that was asked about; never empty.
    public let posts: [Post]
    /// What those posts let the person look at and do.
    public let scope: Scope
}

/// One post: a role in a unit, for a time.
public struct Post: Hashable, Sendable {
    public let agency: OrgCode
    public let role: OfficerRole
    public let from: Day
    /// The last day; `nil` while it is held.
    public let to: Day?

    public init(agency: OrgCode, role: OfficerRole, from: Day, to: Day? = nil) {
        (self.agency, self.role, self.from, self.to) = (agency, role, from, to)
    }
}

public enum OfficerRole: String, CaseIterable, Sendable {
    /// *Cán bộ một cửa*.
    case deskOfficer
    /// *Cán bộ xử lý*.
    case processingOfficer

    /// The matrix of rights over dossiers (spec D.1). What is not listed is denied.
    public var rights: Set<DossierRight> {
        switch self {
        case .deskOfficer: [.read, .receive, .refuse, .askSupplement, .forward, .returnResult]
        case .processingOfficer: Set(DossierRight.allCases)
        }
    }
}

/// What an officer may do to a dossier of the unit, in the words of spec D.1.
public enum DossierRight: String, CaseIterable, Sendable {
    case read, receive, refuse, askSupplement, forward, process, finish, stop, returnResult
}
