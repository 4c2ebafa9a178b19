import Directory
import Foundation
import Kit

/// One step of a dossier — *quá trình xử lý* — written once and never changed (REQ-DOS-008).
public struct DossierEvent: Hashable, Sendable {
    /// From 1, without gaps within a dossier.
    public let number: Int
    public let at: Date
    public let step: Step
    /// Where the dossier stood afterwards.
    public let stage: Stage
    public let actor: Actor
    /// *Nội dung*: a reason, a request, a remark.
    public let note: String
    /// The due moment that held after this step.
    public let dueAt: Date?
    /// Notes among officers are never shown to the citizen.
    public let isInternal: Bool

    /// A move of the table, or something that leaves the stage alone.
    public enum Step: Hashable, Sendable {
        case move(Move)
        /// A remark of an officer.
        case note
        /// A new due moment: *gia hạn, hẹn lại*.
        case appointment
    }
}

extension DossierEvent.Step: RawRepresentable {
    public var rawValue: String {
        switch self {
        case .move(let move): move.rawValue
        case .note: "note"
        case .appointment: "appointment"
        }
    }

    public init?(rawValue: String) {
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
public struct Actor: Hashable, Sendable {
    public enum Kind: String, Sendable {
        case citizen, officer, system
    }

    public let kind: Kind
    /// The account; empty for the system.
    public let subject: String
    public let name: String
    /// For officers: the unit they act for.
    public let unit: OrgCode?
    public let unitName: String

    public init(citizen subject: String, name: String) {
        (kind, self.subject, self.name, unit, unitName) = (.citizen, subject, name, nil, "")
    }

    public init(officer: Officer, unit: OrgCode, unitName: String) {
        (kind, subject, name) = (.officer, officer.subject, officer.name)
        (self.unit, self.unitName) = (unit, unitName)
    }

    public static let system = Actor(kind: .system, subject: "", name: "", unit: nil, unitName: "")

    init(kind: Kind, subject: String, name: String, unit: OrgCode?, unitName: String) {
        (self.kind, self.subject, self.name, self.unit, self.unitName) = (kind, subject, name, unit, unitName)
    }
}
