import Foundation
import Kit
import Store

/// The door to the units of a deployment and the people at work in them.
public struct UnitBook: Sendable {
    public let database: Database
    private let chance: Chance
    private let clock: Clock
    private let known = Keep<OrgCode, Agency?>(seconds: 2, most: 20_000)
    private let atWork = Keep<AtWork, Officer?>(seconds: 2, most: 20_000)

    public init(database: Database, chance: Chance = .system, clock: Clock = .system) {
        (self.database, self.chance, self.clock) = (database, chance, clock)
    }

    public func agency(_ code: OrgCode) async throws -> Agency? {
        try await known.value(code, at: clock.now) { try await database.read { tx in try tx.agency(code) } }
    }

    /// Every unit, living or not, ordered by code.
    public func all() async throws -> [Agency] { try await database.read { tx in try tx.allAgencies() } }

    /// Provinces and ministries one may choose on `day`, ordered by code: the first step of choosing an agency.
    public func roots(on day: Day) async throws -> [Agency] {
        try await all().filter { [.province, .ministry].contains($0.level) && $0.isOpen(on: day) }
    }

    /// Units that settle dossiers, are open, and stand under `root` on `day`, by name; the root itself is among them.
    public func settling(under root: OrgCode, on day: Day) async throws -> [Agency] {
        let all = try await all()
        let byCode = Dictionary(all.map { ($0.code, $0) }) { first, _ in first }
        return all.filter { $0.level.settlesDossiers && $0.isOpen(on: day) && $0.stands(under: root, on: day, in: byCode) }
            .sorted { VietnameseText.sortKey($0.name) < VietnameseText.sortKey($1.name) }
    }

    /// A post that another process took away is gone here after two seconds.
    public func officer(_ subject: String, on day: Day) async throws -> Officer? {
        try await atWork.value(AtWork(subject: subject, day: day), at: clock.now) {
            try await database.read { tx in try tx.officer(subject, on: day) }
        }
    }

    private struct AtWork: Hashable {
        let subject: String
        let day: Day
    }

    private func forget() {
        known.forgetAll()
        atWork.forgetAll()
    }

    public func save(_ agencies: [Agency], now: Date) async throws {
        try await database.bulk { tx in for agency in agencies { try tx.save(agency, at: now) } }
        forget()
    }

    /// Writes those that are not there yet; what is known already stays as it is.
    public func found(_ agencies: [Agency], now: Date) async throws {
        try await database.bulk { tx in
            for agency in agencies where try tx.agency(agency.code) == nil { try tx.save(agency, at: now) }
        }
        forget()
    }

    public func appoint(_ subject: String, name: String, to post: Post, now: Date) async throws {
        let id: ID<Post> = chance.id(at: now)
        try await database.write { tx in try tx.appoint(subject, name: name, to: post, id: id) }
        forget()
    }

    public func dismiss(_ subject: String, from agency: OrgCode, lastDay: Day) async throws {
        try await database.write { tx in try tx.dismiss(subject, from: agency, lastDay: lastDay) }
        forget()
    }
}

extension Agency {
    /// Whether `root` is this unit or stands above it on `day`. A chain longer than the state's is a broken one.
    public func stands(under root: OrgCode, on day: Day, in units: [OrgCode: Agency]) -> Bool {
        var unit: Agency? = self
        for _ in 0..<8 {
            guard let here = unit else { return false }
            if here.code == root { return true }
            unit = here.parent(on: day).flatMap { units[$0] }
        }
        return false
    }
}
