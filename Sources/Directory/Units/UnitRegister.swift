import Foundation
import Kit
import Store

/// The door to the register of units: who looks for them, and who changes them.
public struct UnitRegister: Sendable {
    public let database: Database
    let chance: Chance
    let touches: [UnitTouch]
    public let desks: DeskNames

    /// - Parameter touches: The features that tell what of theirs a change touches.
    public init(
        database: Database, chance: Chance = .system, touches: [UnitTouch] = [], desks: DeskNames = .usual
    ) {
        (self.database, self.chance, self.touches, self.desks) = (database, chance, touches, desks)
    }

    public func find(_ query: UnitQuery) async throws -> Page<Unit> {
        try await database.read { tx in try tx.units(query) }
    }

    /// The tree of a day, one step deep.
    public func branches(under parent: UnitCode?, in reach: UnitReach, on day: Day) async throws -> [UnitBranch] {
        try await database.read { tx in try tx.branches(under: parent, in: reach, on: day) }
    }

    /// A unit with its past, what stands above it on `day`, and what is planned for it.
    ///
    /// - Throws: ``UnitRefusal/notFound``, also for a unit outside `reach`.
    public func show(_ code: UnitCode, in reach: UnitReach, on day: Day) async throws -> UnitView {
        let found = try await database.read { tx -> UnitView? in
            guard let unit = try tx.unit(known: code), let record = try tx.unitRecord(unit.code, in: reach, on: day) else {
                return nil
            }
            return UnitView(
                record: record, above: try tx.line(above: unit.code, on: day),
                below: try tx.branches(under: unit.code, in: reach, on: day),
                plans: try tx.unitPlans(touching: unit.code))
        }
        guard let found else { throw UnitRefusal.notFound }
        return found
    }
}

/// A unit as its page shows it.
public struct UnitView: Sendable {
    public let record: UnitRecord
    /// The root first.
    public let above: [Unit]
    public let below: [UnitBranch]
    public let plans: [UnitPlan]
}

extension UnitRegister {
    /// These units, by name.
    public func units(_ codes: [UnitCode]) async throws -> [Unit] {
        try await database.read { tx in try tx.units(codes) }
    }
}
