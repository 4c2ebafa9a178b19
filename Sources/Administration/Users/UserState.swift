/// How a user stands in a subsystem — *trạng thái* (spec C.3, REQ-ADM-006, 007).
public enum UserState: String, CaseIterable, Sendable {
    /// *Chưa kích hoạt*: saved, cannot enter yet.
    case fresh
    /// *Kích hoạt*
    case active
    /// *Không kích hoạt*: units and rights wait for the day they are wanted again.
    case inactive
}

public enum UserMove: String, CaseIterable, Sendable { case activate, deactivate }

extension UserState {
    /// A move that is not in this table does not exist.
    public static let moves: [UserState: [UserMove: UserState]] = [
        .fresh: [.activate: .active],
        .active: [.deactivate: .inactive],
        .inactive: [.activate: .active],
    ]

    /// - Throws: ``AdministrationRefusal/state``.
    public func after(_ move: UserMove) throws(AdministrationRefusal) -> UserState {
        guard let next = Self.moves[self]?[move] else { throw .state }
        return next
    }
}
