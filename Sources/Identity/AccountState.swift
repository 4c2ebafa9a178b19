/// Where an account stands — *trạng thái tài khoản* (spec C.2).
///
/// The block after wrong passwords is no state: it is kept with the attempts and passes by itself.
public enum AccountState: String, CaseIterable, Codable, Sendable {
    /// *Chờ xác thực*: registered on a provincial form, phone not confirmed.
    case pending
    /// *Chờ đối chiếu mã định danh*: an organisation whose code did not match.
    case pendingMatch
    /// *Hoạt động*
    case active
    /// *Bị khóa* by an operator.
    case locked
    /// *Đã thu hồi*: a complaint was accepted; its number is free.
    case revoked
    /// *Đã đóng*
    case closed
}

/// What can happen to an account.
public enum AccountMove: String, CaseIterable, Sendable {
    case confirmPhone, match, lock, unlock, revoke, close
}

extension AccountState {
    /// The whole life of an account. A move that is not in this table does not exist.
    public static let moves: [AccountState: [AccountMove: AccountState]] = [
        .pending: [.confirmPhone: .active],
        .pendingMatch: [.match: .active],
        .active: [.lock: .locked, .revoke: .revoked, .close: .closed],
        .locked: [.unlock: .active, .revoke: .revoked],
    ]

    /// - Throws: ``IdentityRefusal/wrongState`` where the table has no such move.
    public func after(_ move: AccountMove) throws(IdentityRefusal) -> AccountState {
        guard let next = Self.moves[self]?[move] else { throw .wrongState }
        return next
    }

    /// Whether the person may be let in at all.
    public var admits: Bool { self == .active || self == .pending || self == .pendingMatch }
}
