import Directory
import Kit

/// Who administers, as what, and where — *quản trị viên* — reckoned anew for each request.
public struct Administrator: Sendable {
    public let subject: String
    public let name: String
    /// *Vận hành*: the platform's operator.
    public let isOperator: Bool
    public let posts: [Post]
    /// Other rights held, each for a unit.
    public let held: [Held]
    /// Whether every session is to be refused what only an administrator may: a user without any post.
    public var administers: Bool { isOperator || !posts.isEmpty }

    /// An administrator's level in a unit, by the grant that made it.
    public struct Post: Hashable, Sendable {
        public let level: AdminLevel
        public let unit: UnitCode
        public let grant: ID<Grant>
    }

    public struct Held: Hashable, Sendable {
        public let right: String
        public let unit: UnitCode
    }

    public init(subject: String, name: String, isOperator: Bool, posts: [Post] = [], held: [Held] = []) {
        (self.subject, self.name, self.isOperator) = (subject, name, isOperator)
        (self.posts, self.held) = (posts, held)
    }

    /// The units whose users are seen and handled.
    public var reach: UnitReach {
        if isOperator { return .everything }
        return .parts(
            branches: posts.filter(\.level.reachesBelow).map(\.unit), alone: posts.filter { !$0.level.reachesBelow }.map(\.unit))
    }

    /// The units that may be renamed, moved, merged (spec D.2: agencies).
    public var reachOfChange: UnitReach {
        isOperator ? .everything : .branches(posts.filter { $0.level == .top }.map(\.unit))
    }

    public var changesUnits: Bool { isOperator || posts.contains { $0.level == .top } }

    /// Whether users may be looked for and added at all.
    public var addsUsers: Bool {
        // The right to add is nothing to somebody who administers nothing (spec D.2).
        isOperator || posts.contains(where: \.level.addsUsersByItself)
            || !posts.isEmpty && held.contains { $0.right == Right.addUsers }
    }
}
