/// Where a complaint stands — *tình trạng khiếu nại* (REQ-REG-006).
public enum ComplaintState: String, CaseIterable, Sendable {
    /// The contact phone has not shown its code yet.
    case unconfirmed
    /// The phone is confirmed, the scan is missing.
    case confirmed
    /// *Mới*
    case new
    /// *Đang xác minh*
    case verifying
    /// *Chấp nhận*
    case accepted
    /// *Từ chối*
    case refused
}

/// What happens to a complaint.
public enum ComplaintMove: String, CaseIterable, Sendable {
    case confirm, send, take, accept, refuse
}

extension ComplaintState {
    /// The whole life of a complaint. A move that is not in this table does not exist: nothing is accepted that nobody
    /// looked into.
    public static let moves: [ComplaintState: [ComplaintMove: ComplaintState]] = [
        .unconfirmed: [.confirm: .confirmed],
        .confirmed: [.send: .new],
        .new: [.take: .verifying],
        .verifying: [.accept: .accepted, .refuse: .refused],
    ]

    /// - Throws: ``IdentityRefusal/wrongState`` where the table has no such move.
    public func after(_ move: ComplaintMove) throws(IdentityRefusal) -> ComplaintState {
        guard let next = Self.moves[self]?[move] else { throw .wrongState }
        return next
    }

    var vi: String {
        switch self {
        case .unconfirmed: "chờ xác nhận số điện thoại"
        case .confirmed: "chờ tệp giấy tờ"
        case .new: "mới"
        case .verifying: "đang xác minh"
        case .accepted: "chấp nhận"
        case .refused: "từ chối"
        }
    }
}
