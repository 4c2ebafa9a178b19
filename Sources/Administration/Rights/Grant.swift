import Directory
import Foundation
import Kit

/// A right given to a user for a unit — *quyền đã cấp*. What was given stays written, also when it is taken back.
public struct Grant: Hashable, Sendable {
    public let id: ID<Grant>
    public let user: ID<User>
    public let right: String
    public let rightName: String
    public let level: AdminLevel?
    public let unit: UnitCode
    public let unitName: String
    public let givenBy: String
    public let givenByName: String
    /// The grant by which the giver could give; `nil` where the root grantor decided.
    public let authority: ID<Grant>?
    public let at: Date
    /// The last day; `nil` where none is set.
    public let until: Day?
    /// "Số văn bản".
    public let document: String
    public let note: String
    public let endedAt: Date?
    public let endedBy: String?

    /// Whether its last day has not passed.
    public func isInTime(on day: Day) -> Bool { until.map { $0 >= day } ?? true }
}

/// One link of the chain a right hangs on, up to the root.
public enum GrantLink: Hashable, Sendable {
    case grant(Grant, holder: String, isSound: Bool)
    /// The body that gives the highest right, as it was on that day.
    case root(String, basis: String)
}
