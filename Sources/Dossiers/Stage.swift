/// Where a dossier stands — *trạng thái hồ sơ*. The raw value is the code portals exchange.
/// - Source: spec C.4; domain/02 2.3 (`TrangThaiHoSo`).
public enum Stage: Int, CaseIterable, Codable, Sendable {
    /// *Chưa gửi*
    case draft = 0
    /// *Mới đăng ký*
    case sent = 1
    case received = 2
    /// *Không được tiếp nhận*
    case refused = 3
    case processing = 4
    /// *Yêu cầu bổ sung*
    case supplementing = 5
    /// *Yêu cầu thực hiện nghĩa vụ tài chính*
    case awaitingPayment = 6
    /// *Yêu cầu rút hồ sơ*
    case withdrawing = 7
    /// *Dừng xử lý*
    case stopped = 8
    case finished = 9
    case returned = 10
}

/// What can be done to a dossier.
public enum Move: String, CaseIterable, Codable, Sendable {
    case send, receive, refuse, forward, askSupplement
    /// The citizen answers a request that came after reception, or before it.
    case supplement, resend
    case requirePayment, withdraw, stop, finish, returnResult
}

extension Stage {
    /// The whole life of a dossier. A move that is not in this table does not exist.
    ///
    /// A supplement asked for before reception leads back to ``sent``: nothing is received yet, and no term runs.
    public static let moves: [Stage: [Move: Stage]] = [
        .draft: [.send: .sent],
        .sent: [.receive: .received, .refuse: .refused, .askSupplement: .supplementing, .withdraw: .withdrawing],
        .received: [
            .forward: .processing, .askSupplement: .supplementing, .requirePayment: .awaitingPayment,
            .withdraw: .withdrawing,
        ],
        .processing: [
            .askSupplement: .supplementing, .requirePayment: .awaitingPayment, .withdraw: .withdrawing,
            .stop: .stopped, .finish: .finished,
        ],
        .supplementing: [
            .supplement: .processing, .resend: .sent, .withdraw: .withdrawing, .stop: .stopped,
        ],
        .awaitingPayment: [.forward: .processing],
        .withdrawing: [.stop: .stopped],
        .finished: [.returnResult: .returned],
    ]

    /// The stage after `move`.
    /// - Throws: ``DossierRefusal/notNow`` where the table has no such move (MSG-STATE).
    public func after(_ move: Move) throws(DossierRefusal) -> Stage {
        guard let next = Self.moves[self]?[move] else { throw .notNow }
        return next
    }

    public func allows(_ move: Move) -> Bool { Self.moves[self]?[move] != nil }

    public var isFinal: Bool { Self.moves[self] == nil }

    /// *Đã gửi* as a group: every stage but the draft.
    public var isSent: Bool { self != .draft }
}
