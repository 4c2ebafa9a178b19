import Foundation
import Kit
import Store

/// A change of units that is to happen on a day, or has — *phương án sắp xếp*.
public struct UnitPlan: Sendable {
    public enum State: String, CaseIterable, Sendable { case planned, done, cancelled, failed }

    public let id: ID<UnitPlan>
    public let change: UnitChange
    public let day: Day
    /// The paper it rests on: "Nghị quyết 202/2025/QH15".
    public let basis: String
    public let state: State
    public let by: String
    public let plannedAt: Date
    public let settledAt: Date?
    /// Why it could not be done on its day.
    public let failure: String?
    /// Where its planner could change units: on its day it reaches no further.
    let reach: UnitReach
}

extension UnitReach {
    /// One code a line; nothing for everything.
    fileprivate var stored: String? {
        guard case .parts(let branches, let alone) = self else { return nil }
        return (branches + alone).map(\.text).joined(separator: "\n")
    }

    fileprivate init(stored text: String?) {
        guard let text else { self = .everything; return }
        self = .branches(text.split(separator: "\n").compactMap { UnitCode(imported: String($0)) })
    }
}

extension Transaction {
    func keep(_ id: ID<UnitPlan>, _ new: NewPlan, basis: String, at now: Date) throws {
        let change = new.change
        let text = String(decoding: try JSONEncoder().encode(change), as: UTF8.self)
        try execute(
            """
            INSERT INTO directory_plans (id, kind, change, on_day, basis, state, planned_by, planned_at, reach)
            VALUES (\(id), \(change.kind.rawValue), \(text), \(new.day), \(basis), 'planned', \(new.actor), \(now),
                    \(new.reach.stored))
            """)
        for unit in Set(change.units + [change.target].compactMap(\.self)) {
            try execute("INSERT INTO directory_plan_units (plan, unit) VALUES (\(id), \(unit))")
        }
    }

    /// - Returns: Whether it still stood as planned.
    func settle(_ id: ID<UnitPlan>, as state: UnitPlan.State, failure: String? = nil, at now: Date) throws -> Bool {
        try execute(
            """
            UPDATE directory_plans SET state = \(state.rawValue), settled_at = \(now), failure = \(failure)
             WHERE id = \(id) AND state = 'planned'
            """) == 1
    }

    public func unitPlan(_ id: ID<UnitPlan>) throws -> UnitPlan? { try plans("WHERE id = \(id)").first }

    /// The plans that touch a unit, newest day first.
    public func unitPlans(touching unit: UnitCode) throws -> [UnitPlan] {
        try plans("WHERE id IN (SELECT plan FROM directory_plan_units WHERE unit = \(unit.text))")
    }

    func duePlans(_ day: Day) throws -> [UnitPlan] {
        try plans("WHERE state = 'planned' AND on_day <= \(day)").reversed()
    }

    private func plans(_ condition: SQL) throws -> [UnitPlan] {
        try run(
            """
            SELECT id, change, on_day, basis, state, planned_by, planned_at, settled_at, failure, reach FROM directory_plans
             \(condition) ORDER BY on_day DESC, planned_at DESC
            """
        ) { row in
            UnitPlan(
                id: try row.id("id"),
                change: try row.read("change") { try? JSONDecoder().decode(UnitChange.self, from: Data($0.utf8)) },
                day: try row.day("on_day"), basis: try row.text("basis"),
                state: try row.read("state", UnitPlan.State.init(rawValue:)), by: try row.text("planned_by"),
                plannedAt: try row.date("planned_at"), settledAt: try row.optionalDate("settled_at"),
                failure: try row.optionalText("failure"), reach: UnitReach(stored: try row.optionalText("reach")))
        }
    }
}
