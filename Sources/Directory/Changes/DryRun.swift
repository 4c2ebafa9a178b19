import Foundation
import Kit
import Store

/// What a change would do, told before it is done.
public struct DryRun: Sendable {
    public let change: UnitChange
    public let day: Day
    public let effects: [UnitEffect]
    /// The names of all units in it, as they are called today.
    public let names: [UnitCode: String]
    public let touched: [Touched]
    /// Units whose new name makes them a one-stop desk, or takes that away (REQ-DSK-009).
    public let desks: [UnitCode]
}

/// Things of one kind that a change touches.
public struct Touched: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable { case users, grants, gained, lost, dossiers }

    public let kind: Kind
    public let total: Int
    /// What each is called; the first hundred where there are more.
    public let lines: [String]

    public init(_ kind: Kind, total: Int, lines: [String]) { (self.kind, self.total, self.lines) = (kind, total, lines) }

    public static let most = 100
}

extension Touched.Kind {
    var vi: String {
        switch self {
        case .users: "Người dùng thuộc đơn vị"
        case .grants: "Quyền được cấp cho đơn vị"
        case .gained: "Quản trị viên được thêm phạm vi"
        case .lost: "Quản trị viên mất phạm vi"
        case .dossiers: "Hồ sơ đang giải quyết"
        }
    }
}

/// Asks a feature what of its own a change of these units touches.
public typealias UnitTouch = @Sendable (Transaction, [UnitEffect], Day) throws -> [Touched]

extension UnitRegister {
    /// What `change` would do on `day`; nothing is written.
    ///
    /// - Throws: ``UnitRefusal`` where it cannot be.
    public func dryRun(_ change: UnitChange, on day: Day, in reach: UnitReach, now: Date) async throws -> DryRun {
        let (today, touches, desks) = (Day(now), touches, desks)
        return try await database.read { tx in
            let effects = try tx.effects(of: change, in: reach, on: day, today: today)
            let codes = effects.flatMap { effect -> [UnitCode] in
                switch effect {
                case .moved(let unit, let parent): [unit, parent].compactMap(\.self)
                case .ended(let unit, let successor): [unit, successor].compactMap(\.self)
                case .called(let unit, _): [unit]
                case .leads(let unit, let target): [unit, target]
                }
            }
            let names = try Dictionary(uniqueKeysWithValues: tx.units(Array(Set(codes))).map { ($0.code, $0.name) })
            let changed = effects.compactMap { effect -> UnitCode? in
                guard case .called(let unit, let name) = effect else { return nil }
                return desks.makesDesk(name) == desks.makesDesk(names[unit] ?? "") ? nil : unit
            }
            let touched = try touches.flatMap { try $0(tx, effects, today) }
            return DryRun(change: change, day: day, effects: effects, names: names, touched: touched, desks: changed)
        }
    }
}
