import Directory
import Kit
import Store

extension Transaction {
    /// The post by which somebody may give `right` for `unit`; the highest where there are several. `nil` is no.
    ///
    /// Nobody gives a level equal to or above their own, outside their own subtree, or what they do not hold
    /// (REQ-VNC-008, spec D.2).
    func authority(of giver: Administrator, for right: Right, at unit: UnitCode, on day: Day) throws -> Administrator.Post? {
        let fitting = giver.posts.filter { post in
            right.granters.contains(post.level) && right.level.map { post.level < $0 } ?? true
        }
        for post in fitting.sorted(by: { $0.level < $1.level }) where try covers(post, unit, on: day) {
            if !right.mustBeHeld || post.level == .top { return post }
            for held in giver.held where held.right == right.code {
                if try stands(unit, under: held.unit, on: day) { return post }
            }
        }
        return nil
    }

    /// Whether `actor` stands above a grant: may take it back.
    func outranks(_ actor: Administrator, _ grant: Grant, on day: Day) throws -> Bool {
        for post in actor.posts where grant.level.map({ post.level < $0 }) ?? true {
            if try covers(post, grant.unit, on: day) { return true }
        }
        return false
    }

    private func covers(_ post: Administrator.Post, _ unit: UnitCode, on day: Day) throws -> Bool {
        try post.level.reachesBelow ? stands(unit, under: post.unit, on: day) : post.unit == unit
    }

    /// Whether users may be looked for and added in `unit`'s name: by the top level itself, by the others who hold the
    /// right besides.
    func mayAdd(_ actor: Administrator, to subsystem: String) -> Bool {
        if actor.isOperator { return true }
        let levels = Set(actor.posts.map(\.level))
        guard subsystem == Subsystem.administration || !levels.isDisjoint(with: [.top, .first]) else { return false }
        return actor.addsUsers
    }
}

extension Row {
    /// A unit's code with the rule beside it in the column `scheme`.
    func unitCode(_ name: StaticString) throws -> UnitCode { try read(name) { UnitCode(imported: $0) } }
}
