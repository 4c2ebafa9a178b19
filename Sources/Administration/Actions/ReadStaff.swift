import Directory
import Foundation
import Kit
import Store

/// An account at work in *quantri* as the other screens of that site need to know it.
public struct StaffMember: Sendable {
    public let subject: String
    public let name: String
    /// E.164; empty where the account has none.
    public let phone: String
    /// The units it is assigned to that may be chosen today, by name.
    public let units: [Unit]
}

extension AdministrationDesk {
    /// `nil` for an account that is no active user of *quantri*.
    public func staff(_ subject: String, now: Date) async throws -> StaffMember? {
        let (keys, day) = (keys, Day(now))
        return try await database.read { tx in
            let user = try tx.first(
                """
                SELECT \(.userColumns) FROM administration_users u
                 WHERE u.subject = \(subject) AND u.subsystem = \(Subsystem.administration) AND u.state = 'active'
                """
            ) { try User(row: $0, keys) }
            guard let user else { return nil }
            let units = try tx.units(of: [user.id], on: day, in: .nothing)[user.id] ?? []
            return StaffMember(
                subject: user.subject, name: user.name, phone: user.phone,
                units: units.map(\.unit).filter { $0.isOpen(on: day) })
        }
    }
}
