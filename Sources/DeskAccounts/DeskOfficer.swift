import Administration
import Directory
import Foundation
import Kit
import Store

/// Somebody signed in to *quantri* as the desk's screens know them, reckoned at each request.
public struct DeskOfficer: Sendable {
    public let subject: String
    public let name: String
    /// E.164.
    public let phone: String
    /// Whether the right "Tạo tài khoản công dân" is held at all (REQ-DSK-001).
    public let holdsRight: Bool
    /// Desks where accounts may be made: assigned, open, named as a desk, and under a unit the right was given for.
    public let desks: [Unit]
    /// Why there is none to choose; `nil` where there are.
    public let lack: Lack?
    public let administrator: Administrator

    public enum Lack: Equatable, Sendable {
        /// Not assigned to any desk.
        case notAssigned
        /// Assigned to something whose name does not make it a desk.
        case wrongName(String)
    }

    /// Whose creations are seen: those of one's desks, and, for administrators, of the units they administer.
    public var reach: UnitReach {
        guard case .parts(let branches, let alone) = administrator.reach else { return .everything }
        return .parts(branches: branches, alone: alone + desks.map(\.code))
    }

    public var seesList: Bool { holdsRight || administrator.administers }

    /// Whether third resets may be agreed to (spec D.2).
    public var approves: Bool { administrator.posts.contains { $0.level <= .first } }

    /// Whose third resets: level and unit belong together.
    var approvalReach: UnitReach { .branches(administrator.posts.filter { $0.level <= .first }.map(\.unit)) }

    func seat(at desk: UnitCode) -> DeskSeat? {
        desks.first { $0.code == desk }.map {
            DeskSeat(officer: subject, officerName: name, desk: $0.code.text, deskName: $0.name)
        }
    }

    /// The seat of one who only looks: at a desk of theirs, or as an administrator.
    var readerSeat: DeskSeat {
        let place = desks.first.map { ($0.code.text, $0.name) } ?? ("quantri", "Quản trị")
        return DeskSeat(officer: subject, officerName: name, desk: place.0, deskName: place.1)
    }
}

extension AccountDesk {
    /// As what somebody may act at desks now.
    public func officer(_ subject: String, name: String, isOperator: Bool, now: Date) async throws -> DeskOfficer {
        let administrator = try await staff.administrator(subject, name: name, isOperator: isOperator, now: now)
        let member = try await staff.staff(subject, now: now)
        let rights = administrator.held.filter { $0.right == Right.createCitizens }
        let (units, names) = (member?.units ?? [], names)
        let desks = try await database.read { tx in
            try units.filter { unit in
                try names.makesDesk(unit.name) && rights.contains { try tx.stands(unit.code, under: $0.unit, on: Day(now)) }
            }
        }
        // A unit below the administration's own that is no desk by its name is most likely one with a wrong name.
        let misnamed = units.first { [.desk, .subUnit].contains($0.level) && !names.makesDesk($0.name) }
        return DeskOfficer(
            subject: subject, name: member?.name ?? name, phone: member?.phone ?? "", holdsRight: !rights.isEmpty,
            desks: desks, lack: desks.isEmpty ? misnamed.map { .wrongName($0.name) } ?? .notAssigned : nil,
            administrator: administrator)
    }
}

extension DeskOfficer {
    /// The seat at a desk by its code as a form has it; `nil` for a desk that is not one's own.
    public func seat(coded code: String) -> DeskSeat? { UnitCode(imported: code).flatMap { seat(at: $0) } }
}
