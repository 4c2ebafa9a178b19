import Directory
import Foundation
import Kit

/// One step of a dossier — *quá trình xử lý* — written once and never changed (REQ-DOS-008).
package struct DossierEvent: Hashable, Sendable {
    /// From 1, without gaps within a dossier.
    package let number: Int
    package let at: Date
    package let step: Step
    /// Where the dossier stood afterwards.
    package let stage: Stage
    package let actor: Actor
    /// *Nội dung*: a reason, a request, a remark.
    package let note: String
    /// The due moment that held after this step.
    package let dueAt: Date?
    /// Notes among officers are never shown to the citizen.
    package let isInternal: Bool

    /// A move of the table, or something that leaves the stage alone.
    package enum Step: Hashable, Sendable {
        case move(Move)
        /// A remark of an officer.
        case note
        /// A new due moment: *gia hạn, hẹn lại*.
        case appointment
    }
}

extension DossierEvent.Step: RawRepresentable {
    package var rawValue: String {
        switch self {
        case .move(let move): move.rawValue
        case .note: "note"
        case .appointment: "appointment"
        }
    }

    package init?(rawValue: String) {
        switch rawValue {
        case "note": self = .note
        case "appointment": self = .appointment
        default:
            guard let move = Move(rawValue: rawValue) else { return nil }
            self = .move(move)
        }
    }
}

/// Who takes a step, as the history shows it.
package struct Actor: Hashable, Sendable {
    package enum Kind: String, Sendable {
        case citizen, officer, system
    }

    package let kind: Kind
    /// The account; empty for the system.
    package let subject: String
    package let name: String
    /// For officers: the unit they act for.
    package let unit: OrgCode?
    package let unitName: String

    package init(citizen subject: String, name: String) {
        (kind, self.subject, self.name, unit, unitName) = (.citizen, subject, name, nil, "")
    }

    package init(officer: Officer, unit: OrgCode, unitName: String) {
        (kind, subject, name) = (.officer, officer.subject, officer.name)
        (self.unit, self.unitName) = (unit, unitName)
    }

    package static let system = Actor(kind: .system, subject: "", name: "", unit: nil, unitName: "")

    init(kind: Kind, subject: String, name: String, unit: OrgCode?, unitName: String) {
        (self.kind, self.subject, self.name, self.unit, self.unitName) = (kind, subject, name, unit, unitName)
    }
}
