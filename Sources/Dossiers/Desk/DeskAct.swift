import Directory
import Kit

/// What an officer can do to a dossier, in the order it is offered. Its raw value stands in addresses.
public enum DeskAct: String, CaseIterable, Sendable {
    case receive = "tiep-nhan"
    case forward = "chuyen-xu-ly"
    case finish = "hoan-thanh"
    case returnResult = "tra-ket-qua"
    case askSupplement = "yeu-cau-bo-sung"
    case refuse = "khong-tiep-nhan"
    case extend = "hen-lai"
    case assign = "phan-cong"
    case stop = "dung-xu-ly"
    case note = "ghi-chu"

    /// The right of spec D.1 it needs.
    var right: DossierRight {
        switch self {
        case .receive: .receive
        case .forward: .forward
        case .finish: .finish
        case .returnResult: .returnResult
        case .askSupplement: .askSupplement
        case .refuse: .refuse
        case .extend, .assign: .process
        case .stop: .stop
        case .note: .read
        }
    }

    /// The move of the table; `nil` for what leaves the stage alone.
    var move: Move? {
        switch self {
        case .receive: .receive
        case .forward: .forward
        case .finish: .finish
        case .returnResult: .returnResult
        case .askSupplement: .askSupplement
        case .refuse: .refuse
        case .stop: .stop
        case .extend, .assign, .note: nil
        }
    }

    /// Only for the officer it was handed to, where one was named (spec D.1: "unit (assigned)").
    var isForAssignee: Bool { [.finish, .stop, .extend].contains(self) }
}

extension DeskAct {
    /// Characters of a reason, a remark or a result's text.
    public static let mostText = DeskField.most
}

extension DossierInHand {
    /// - Throws: Why the act is not open to this officer now.
    public func checkOpen(_ act: DeskAct) throws { if let refusal = refusal(of: act) { throw refusal } }

    /// What this officer may do to the dossier as it stands.
    public var acts: [DeskAct] { DeskAct.allCases.filter { refusal(of: $0) == nil } }

    /// Why an act is not open; the same answer for the page that offers it and for the post that asks.
    func refusal(of act: DeskAct) -> (any Refusal)? {
        guard officer.scope.allows(act.right, on: dossier.agency) else { return DeskRefusal.forbidden }
        guard isOpen(act) else { return DossierRefusal.notNow }
        if act.isForAssignee, let assignment, assignment.officer != officer.subject {
            return DeskRefusal.assignedTo(assignment.name)
        }
        if act == .extend, clock?.ledger.wasExtended ?? false { return DeskRefusal.extendedAlready }
        if act == .askSupplement, supplements >= 2 { return DeskRefusal.askedTwice }
        return nil
    }

    private func isOpen(_ act: DeskAct) -> Bool {
        if let move = act.move { return dossier.stage.allows(move) }
        switch act {
        case .assign: return dossier.stage == .processing
        case .extend: return [.received, .processing].contains(dossier.stage) && clock?.ledger.due != nil
        default: return dossier.stage.isSent
        }
    }
}
