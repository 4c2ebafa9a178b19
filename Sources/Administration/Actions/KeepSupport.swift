import Directory
import Foundation
import Kit
import Store

/// *Đầu mối hỗ trợ* is kept by the platform's operator (REQ-GEN-015, spec D).
extension AdministrationDesk {
    public func supportEntries(by actor: Administrator) async throws -> [SupportEntry] {
        guard actor.isOperator else { throw AdministrationRefusal.forbidden }
        return try await database.read { try $0.supportEntries() }
    }

    /// Adds an entry or changes the one of its id.
    ///
    /// - Throws: ``AdministrationRefusal/forbidden``; ``AdministrationRefusal/unit`` for a province that is not one.
    public func keep(_ entry: SupportEntry, by actor: Administrator, now: Date) async throws {
        guard actor.isOperator else { throw AdministrationRefusal.forbidden }
        let trail = supportTrail("support.keep", entry.id, actor, ["province": entry.province, "name": entry.name])
        try await database.write { tx in
            if !entry.province.isEmpty {
                guard let code = UnitCode(typed: entry.province), code.text == entry.province,
                    try tx.unit(code)?.level == .province
                else { throw AdministrationRefusal.unit }
            }
            try tx.put(entry, at: now)
            try tx.record(trail, at: now)
        }
    }

    public func removeSupport(_ id: ID<SupportEntry>, by actor: Administrator, now: Date) async throws {
        guard actor.isOperator else { throw AdministrationRefusal.forbidden }
        let trail = supportTrail("support.remove", id, actor, [:])
        try await database.write { tx in
            guard try tx.removeSupport(id) else { throw AdministrationRefusal.notFound }
            try tx.record(trail, at: now)
        }
    }

    private func supportTrail(
        _ action: String, _ id: ID<SupportEntry>, _ actor: Administrator, _ details: [String: String]
    ) -> TrailEntry {
        TrailEntry(
            stream: "support", actor: "account:\(actor.subject)", action: action, object: "support:\(id)",
            details: details, chance: chance)
    }
}
