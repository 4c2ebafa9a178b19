import Administration
import Directory
import Foundation
import Kit
import Store
import TestStore
import Testing

/// Nobody gains by any sequence of operations what nobody gave them: random trees, grants, moves and revocations, with
/// forged requests among them, looked at from outside by a model that knows nothing of the product's rules.
@Suite(.timeLimit(.minutes(10))) struct NobodyGainsTests {
    @Test(arguments: TestDatabase.engines, [UInt64(3), 17])
    func `what somebody gains lay in the reach of who gave it, and givers gain nothing`(engine: Engine, seed: UInt64) async throws {
        var world = try await World(engine, seed: seed)
        var (done, before) = (0, try await world.powers())
        for step in 0..<160 {
            let act = world.draw()
            guard try await world.perform(act) else {
                let after = try await world.powers()
                #expect(after == before, "a refusal changed something at \(step): \(act)")
                continue
            }
            done += 1
            let after = try await world.powers()
            for person in World.people {
                let gained = after[person, default: []].subtracting(before[person, default: []])
                if gained.isEmpty { continue }
                #expect(person != act.actor, "\(person) gained by the own act at \(step): \(act) \(gained)")
                let own = before[act.actor, default: []]
                for power in gained {
                    #expect(own.contains { $0.gives(power) }, "\(act.actor) gave \(person) \(power) at \(step): \(act)")
                }
            }
            before = after
        }
        #expect(done > 15, "the world stood still")
    }
}

/// A right over one unit, as seen from outside. A level is a number, the smaller the higher; other rights have none.
struct Power: Hashable {
    let right: String
    let level: Int?
    let unit: String

    /// Whether who has this power could have given `other`: an administrator's, over that unit, and lower.
    func gives(_ other: Power) -> Bool {
        guard let level, unit == other.unit else { return false }
        return other.level.map { level < $0 } ?? true
    }
}

enum Act: CustomStringConvertible {
    case grant(by: String, to: String, String, at: String)
    case end(by: String, of: String, String, at: String)
    case assign(by: String, String, to: String)
    case unassign(by: String, String, from: String)
    case activate(by: String, String)
    case deactivate(by: String, String)
    case move(by: String, String, under: String)

    var actor: String {
        switch self {
        case .grant(let actor, _, _, _), .end(let actor, _, _, _), .assign(let actor, _, _), .unassign(let actor, _, _),
            .activate(let actor, _), .deactivate(let actor, _), .move(let actor, _, _): actor
        }
    }

    var description: String {
        switch self {
        case .grant(let a, let b, let c, let d): "\(a) gives \(b) \(c) at \(d)"
        case .end(let a, let b, let c, let d): "\(a) takes \(c) at \(d) from \(b)"
        case .assign(let a, let b, let c): "\(a) puts \(b) into \(c)"
        case .unassign(let a, let b, let c): "\(a) takes \(b) out of \(c)"
        case .activate(let a, let b): "\(a) switches \(b) on"
        case .deactivate(let a, let b): "\(a) switches \(b) off"
        case .move(let a, let b, let c): "\(a) moves \(b) under \(c)"
        }
    }
}

/// A random tree with a top-level administrator and people who try everything.
struct World {
    static let people = ["A-CAO", "A-MOT", "A-HAI", "A-BA", "O-CUA", "O-XULY"]
    static let rights = [
        "quantri.cap-cao", "quantri.cap-1-tinh", "quantri.cap-1-bo", "quantri.cap-2", "quantri.cap-3", Right.addUsers,
        "quantri.tao-cong-dan",
    ]
    let office: Office
    var random: Dice
    let units: [String]
    /// The tree as this test knows it.
    var parents: [String: String] = [:]
    var day = Office.today
    let ids: [String: ID<User>]

    init(_ engine: Engine, seed: UInt64) async throws {
        office = try await Office.staffed(engine)
        random = Dice(state: seed)
        var codes = [Office.province.text, Office.justice.text, Office.commune.text]
        parents = [Office.justice.text: Office.province.text, Office.commune.text: Office.province.text]
        var rows = "ma,ten,cap,ma_cha\n"
        for number in 1...12 {
            let parent = codes[random.below(codes.count)]
            let code = "H99.9.\(number)"
            rows += "\(code),Đơn vị \(number),\(["so", "xa", "truc_thuoc"][random.below(3)]),\(parent)\n"
            codes.append(code)
            parents[code] = parent
        }
        let verdicts = try await office.register.importUnits(
            try UnitFile(Array(rows.utf8)), in: .everything, by: "test", isTrial: false, now: Office.now.addingTimeInterval(-86_400 * 9))
        guard verdicts.allSatisfy({ !$0.isRefused }) else { throw AdministrationRefusal.unit }
        units = codes
        for key in ["O-CUA", "O-XULY"] { try await office.appoint(key, [], at: Office.commune, by: "A-MOT") }
        var ids: [String: ID<User>] = [:]
        for key in Self.people { ids[key] = try await office.user(key) }
        self.ids = ids
    }

    mutating func draw() -> Act {
        let (actor, other) = (Self.people[random.below(6)], Self.people[random.below(6)])
        let (unit, second) = (units[random.below(units.count)], units[random.below(units.count)])
        let right = Self.rights[random.below(Self.rights.count)]
        switch random.below(16) {
        case 0..<6: return .grant(by: actor, to: other, right, at: unit)
        case 6..<8: return .end(by: actor, of: other, right, at: unit)
        case 8..<12: return .assign(by: random.below(2) == 0 ? "A-CAO" : actor, other, to: unit)
        case 12: return .unassign(by: actor, other, from: unit)
        case 13: return .activate(by: actor, other)
        case 14: return .deactivate(by: actor, other)
        default: return .move(by: random.below(2) == 0 ? "A-CAO" : actor, unit, under: second)
        }
    }

    /// - Returns: Whether it was done.
    mutating func perform(_ act: Act) async throws -> Bool {
        do {
            switch act {
            case .grant(let actor, let to, let right, let unit):
                try await office.grant(ids[to]!, [right], at: UnitCode(imported: unit)!, by: actor)
            case .end(let actor, let of, let right, let unit):
                try await office.grant(ids[of]!, [], ending: [right], at: UnitCode(imported: unit)!, by: actor)
            case .assign(let actor, let to, let unit): try await office.assign(ids[to]!, [UnitCode(imported: unit)!], by: actor)
            case .unassign(let actor, let of, let unit):
                try await office.assign(ids[of]!, [], removing: [UnitCode(imported: unit)!], by: actor)
            case .activate(let actor, let who): try await office.activate(ids[who]!, by: actor)
            case .deactivate(let actor, let who):
                try await office.desk.deactivate(
                    ids[who]!, reason: "thử", seen: try await office.version(ids[who]!), by: try await office.actor(actor),
                    now: Office.now)
            case .move(let actor, let unit, let under):
                let reach = try await office.actor(actor).reachOfChange
                try await office.register.plan(
                    NewPlan(.transfer([unit], to: under), on: Office.today, basis: "thử", by: actor, in: reach), now: Office.now)
                parents[unit] = under
            }
            return true
        } catch is AdministrationRefusal {
            return false
        } catch is UnitRefusal {
            return false
        }
    }

    /// Everybody's powers, unit by unit.
    func powers() async throws -> [String: Set<Power>] {
        var all: [String: Set<Power>] = [:]
        for person in Self.people {
            let administrator = try await office.actor(person)
            var own: Set<Power> = []
            for post in administrator.posts {
                let covered = post.level == .third ? [post.unit.text] : below(post.unit.text)
                for unit in covered { own.insert(Power(right: "level \(post.level)", level: post.level.rawValue, unit: unit)) }
            }
            for held in administrator.held { own.insert(Power(right: held.right, level: nil, unit: held.unit.text)) }
            all[person] = own
        }
        return all
    }

    private func below(_ root: String) -> [String] {
        units.filter { unit in
            var here: String? = unit
            while let code = here {
                if code == root { return true }
                here = parents[code]
            }
            return false
        }
    }
}

/// The same numbers for the same seed.
struct Dice {
    var state: UInt64

    mutating func below(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(count))
    }
}
