import Foundation
import Kit
import Store

extension Transaction {
    /// Writes what a change comes to. The day before it is the last of what was.
    func carryOut(_ effects: [UnitEffect], on day: Day, at now: Date) throws {
        for effect in effects {
            switch effect {
            case .called(let unit, let name): try rename(unit, name, day)
            case .moved(let unit, let parent): try move(unit, to: parent, day)
            case .ended(let unit, let successor): try end(unit, successor, day)
            case .leads(let alias, let unit): try add(UnitAlias(alias, from: day), to: unit)
            }
            try execute(
                """
                UPDATE directory_agencies SET version = version + 1, updated_at = \(now) WHERE code = \(effect.unit.text)
                """)
        }
        let redrawn = effects.compactMap { if case .moved(let unit, _) = $0 { unit.text } else { nil } }
        if !redrawn.isEmpty { try drawLines(of: redrawn) }
    }

    private func rename(_ unit: UnitCode, _ name: String, _ day: Day) throws {
        try keepName(name, of: unit.text, from: day)
        try execute(
            """
            UPDATE directory_agencies SET name = \(name), folded = \(VietnameseText.folded(name)),
                sort_key = \(VietnameseText.sortKey(name)) WHERE code = \(unit.text)
            """)
    }

    private func move(_ unit: UnitCode, to parent: UnitCode?, _ day: Day) throws {
        try endParent(of: unit, day)
        guard let parent else { return }
        try execute(
            "INSERT INTO directory_parents (code, parent, from_day) VALUES (\(unit.text), \(parent.text), \(day))")
    }

    /// It keeps the place it had: who looks at a day before finds it there.
    private func end(_ unit: UnitCode, _ successor: UnitCode?, _ day: Day) throws {
        try execute(
            """
            UPDATE directory_agencies SET active_to = \(day.after(-1)), successor = \(successor?.text)
             WHERE code = \(unit.text)
            """)
    }

    private func endParent(of unit: UnitCode, _ day: Day) throws {
        try execute(
            """
            UPDATE directory_parents SET to_day = \(day.after(-1))
             WHERE code = \(unit.text) AND from_day < \(day) AND (to_day IS NULL OR to_day >= \(day))
            """)
    }
}
