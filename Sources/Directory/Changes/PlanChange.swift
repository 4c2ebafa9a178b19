import Foundation
import Kit
import Store

/// A change of units that somebody asks for.
public struct NewPlan: Sendable {
    public let change: UnitChange
    public let day: Day
    public let basis: String
    public let actor: String
    public let reach: UnitReach

    public init(_ change: UnitChange, on day: Day, basis: String, by actor: String, in reach: UnitReach) {
        (self.change, self.day, self.basis, self.actor, self.reach) = (change, day, basis, actor, reach)
    }
}

extension UnitRegister {
    /// Plans a change; one whose day has come is carried out at once.
    ///
    /// - Throws: ``UnitRefusal``.
    @discardableResult
    public func plan(_ new: NewPlan, now: Date) async throws -> ID<UnitPlan> {
        let id: ID<UnitPlan> = chance.id(at: now)
        let (today, basis) = (Day(now), new.basis.cleaned)
        guard !basis.isEmpty else { throw UnitRefusal.missing(.basis) }
        guard new.day <= today.after(5 * 366) else { throw UnitRefusal.tooFar }
        let salt = chance
        try await database.write { tx in
            let effects = try tx.effects(of: new.change, in: new.reach, on: new.day, today: today)
            try tx.keep(id, new, basis: basis, at: now)
            try tx.record(Self.entry("plan-units", id, new.change, by: new.actor, salt), at: now)
            guard new.day <= today else { return }
            try tx.carryOut(effects, on: new.day, at: now)
            _ = try tx.settle(id, as: .done, at: now)
        }
        return id
    }

    /// Takes back a plan whose day has not come.
    ///
    /// - Throws: ``UnitRefusal/settled``, ``UnitRefusal/notFound`` where a unit of it lies outside `reach`.
    public func cancel(_ id: ID<UnitPlan>, by actor: String, in reach: UnitReach, now: Date) async throws {
        let salt = chance
        try await database.write { tx in
            guard let plan = try tx.unitPlan(id) else { throw UnitRefusal.notFound }
            for unit in plan.change.units {
                guard let code = UnitCode(imported: unit), try tx.reaches(reach, code, on: Day(now)) else {
                    throw UnitRefusal.notFound
                }
            }
            guard try tx.settle(id, as: .cancelled, at: now) else { throw UnitRefusal.settled }
            try tx.record(Self.entry("cancel-units", id, plan.change, by: actor, salt), at: now)
        }
    }

    /// Carries out the plans whose day has come. One that cannot be done any more is marked with the reason, and keeps
    /// none of the others waiting.
    public func carryOutDue(now: Date) async throws {
        let salt = chance
        let due = try await database.read { tx in try tx.duePlans(Day(now)) }
        for plan in due {
            do {
                try await database.write { tx in
                    let effects = try tx.effects(of: plan.change, in: plan.reach, on: plan.day, today: Day(now))
                    guard try tx.settle(plan.id, as: .done, at: now) else { return }
                    try tx.carryOut(effects, on: plan.day, at: now)
                    try tx.record(Self.entry("change-units", plan.id, plan.change, by: plan.by, salt), at: now)
                }
            } catch let refusal as UnitRefusal {
                try await database.write { tx in
                    _ = try tx.settle(plan.id, as: .failed, failure: refusal.words.vi, at: now)
                }
            }
        }
    }

    private static func entry(
        _ action: String, _ id: ID<UnitPlan>, _ change: UnitChange, by actor: String, _ chance: Chance
    ) -> TrailEntry {
        TrailEntry(
            stream: "unit:\(change.units.first ?? "")", actor: actor, action: action, object: "plan:\(id)",
            details: [
                "kind": change.kind.rawValue, "units": change.units.joined(separator: ","), "target": change.target ?? "",
            ], chance: chance)
    }
}
