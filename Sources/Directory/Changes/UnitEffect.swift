import Kit
import Store

/// One thing a change does to one unit.
public enum UnitEffect: Hashable, Sendable {
    case called(UnitCode, String)
    case moved(UnitCode, to: UnitCode?)
    case ended(UnitCode, successor: UnitCode?)
    case leads(UnitCode, to: UnitCode)

    public var unit: UnitCode {
        switch self {
        case .called(let unit, _), .moved(let unit, _), .ended(let unit, _), .leads(let unit, _): unit
        }
    }
}

extension Transaction {
    /// What a change comes to on `day`, unit by unit; nothing is written.
    ///
    /// - Throws: ``UnitRefusal`` where it cannot be.
    func effects(of change: UnitChange, in reach: UnitReach, on day: Day, today: Day) throws -> [UnitEffect] {
        let units = try change.units.map { try living($0, in: reach, on: day, today) }
        guard !units.isEmpty, Set(units.map(\.code)).count == units.count else { throw UnitRefusal.notValid }
        let target = try change.target.map { try living($0, in: reach, on: day, today) }
        switch change {
        case .rename(_, let name):
            let name = name.cleaned
            guard !name.isEmpty, name.count <= 300, name != units[0].name else { throw UnitRefusal.sameName }
            return [.called(units[0].code, name)]
        case .transfer:
            guard let target else { throw UnitRefusal.notValid }
            return try units.map { try move($0.code, to: target.code, on: day) }
        case .dissolve: return try dissolve(units[0], under: target, on: day)
        case .merge:
            guard let target, !units.contains(where: { $0.code == target.code }) else { throw UnitRefusal.ontoItself }
            return try units.flatMap { try merge($0, into: target, on: day) }
        }
    }

    private func merge(_ unit: Unit, into target: Unit, on day: Day) throws -> [UnitEffect] {
        guard try !stands(target.code, under: unit.code, on: day) else { throw UnitRefusal.ontoItself }
        let below = try branches(under: unit.code, in: .everything, on: day)
        return try below.map { try move($0.unit.code, to: target.code, on: day) }
            + [.ended(unit.code, successor: target.code), .leads(unit.code, to: target.code)]
    }

    private func dissolve(_ unit: Unit, under target: Unit?, on day: Day) throws -> [UnitEffect] {
        if let target, try stands(target.code, under: unit.code, on: day) { throw UnitRefusal.ontoItself }
        let above = try target?.code ?? parents(of: unit.code).last { $0.holds(on: day) }?.value
        let below = try branches(under: unit.code, in: .everything, on: day)
        guard below.isEmpty || above != nil else { throw UnitRefusal.nowhereToGo }
        return try below.compactMap { branch in try above.map { try move(branch.unit.code, to: $0, on: day) } }
            + [.ended(unit.code, successor: target?.code)]
    }

    /// History is not written over: a change on a day has to come after the last one.
    private func move(_ unit: UnitCode, to target: UnitCode, on day: Day) throws -> UnitEffect {
        let parents = try parents(of: unit)
        if let last = parents.last {
            guard last.value != target || last.to != nil else { throw UnitRefusal.thereAlready(unit.text) }
            guard last.from < day else { throw UnitRefusal.tooEarly(last.from) }
        }
        let isCircle = try count(
            "SELECT count(*) AS n FROM directory_lines WHERE unit = \(target.text) AND above = \(unit.text) AND to_day >= \(day)")
        guard isCircle == 0 else { throw UnitRefusal.ontoItself }
        return .moved(unit, to: target)
    }

    private func living(_ text: String, in reach: UnitReach, on day: Day, _ today: Day) throws -> Unit {
        guard let code = UnitCode(imported: text), let unit = try unit(known: code), unit.lives(on: day),
            try reaches(reach, unit.code, on: today)
        else { throw UnitRefusal.notValid }
        let named = try first("SELECT max(from_day) AS last FROM directory_names WHERE code = \(unit.code.text)") {
            try $0.optionalDay("last")
        }
        if let last = named ?? nil, last >= day { throw UnitRefusal.tooEarly(last) }
        return unit
    }
}
