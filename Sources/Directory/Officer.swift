import Kit

/// A person at work in one or more units — *cán bộ, công chức* — known by the subject Vnconnect gives the account.
package struct Officer: Hashable, Sendable {
    package let subject: String
    package let name: String
    /// The posts held on the day that was asked about; never empty.
    package let posts: [Post]
    /// What those posts let the person look at and do.
    package let scope: Scope
}

/// One post: a role in a unit, for a time.
package struct Post: Hashable, Sendable {
    package let agency: OrgCode
    package let role: OfficerRole
    package let from: Day
    /// The last day; `nil` while it is held.
    package let to: Day?

    package init(agency: OrgCode, role: OfficerRole, from: Day, to: Day? = nil) {
        (self.agency, self.role, self.from, self.to) = (agency, role, from, to)
    }
}

package enum OfficerRole: String, CaseIterable, Sendable {
    /// *Cán bộ một cửa*.
    case deskOfficer
    /// *Cán bộ xử lý*.
    case processingOfficer

    /// The matrix of rights over dossiers (spec D.1). What is not listed is denied.
    package var rights: Set<DossierRight> {
        switch self {
        case .deskOfficer: [.read, .receive, .refuse, .askSupplement, .forward, .returnResult]
        case .processingOfficer: Set(DossierRight.allCases)
        }
    }
}

/// What an officer may do to a dossier of the unit, in the words of spec D.1.
package enum DossierRight: String, CaseIterable, Sendable {
    case read, receive, refuse, askSupplement, forward, process, finish, stop, returnResult
}
