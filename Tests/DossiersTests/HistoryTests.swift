import Directory
import Dossiers
import Foundation
import Kit
import Store
import TestStore
import Testing

@Suite struct HistoryTests {
    @Test(arguments: TestDatabase.engines)
    func `the citizen sees every step in order, and no internal note (REQ-DOS-008)`(engine: Engine) async throws {
        let town = try await Town(engine)
        let received = try await town.move(try await town.send(), .receive, now: town.now.addingTimeInterval(60))
        let officer = Actor(officer: try await town.officer("O-XULY"), unit: Town.commune, unitName: "UBND xã Hòa Thuận")
        try await town.database.write { tx in
            let noted = try tx.note(
                received, .note, by: officer, note: "Hỏi lại Sở", isInternal: true, at: Town.morning.addingTimeInterval(90))
            try tx.move(noted, .forward, by: officer, at: Town.morning.addingTimeInterval(120))
        }
        let own = try await town.desk.own(try #require(received.code), of: People.mau)
        #expect(own.events.map(\.step) == [.move(.send), .move(.receive), .move(.forward)])
        #expect(own.events.map(\.at.momentText) == ["09:00 20/11/2026", "09:01 20/11/2026", "09:02 20/11/2026"])
        #expect(!own.events.contains { $0.note.contains("Hỏi lại") })

        let all = try await town.database.read { tx in try tx.events(of: received.id, withInternal: true) }
        #expect(all.map(\.number) == [1, 2, 3, 4])
    }

    @Test(arguments: TestDatabase.engines)
    func `history cannot be edited or deleted`(engine: Engine) async throws {
        let town = try await Town(engine)
        let sent = try await town.send()
        await #expect(throws: StoreFault.self) {
            try await town.database.write { tx in
                try tx.execute("UPDATE dossiers_events SET note = 'x' WHERE dossier = \(sent.id)")
            }
        }
        await #expect(throws: StoreFault.self) {
            try await town.database.write { tx in
                try tx.execute("DELETE FROM dossiers_events WHERE dossier = \(sent.id)")
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `of two officers who move at once, one is told that the other was quicker`(engine: Engine) async throws {
        let town = try await Town(engine)
        let sent = try await town.send()
        _ = try await town.move(sent, .receive)
        await #expect(throws: DossierRefusal.changedMeanwhile) { try await town.move(sent, .refuse) }
        #expect(try await town.now(of: sent)?.stage == .received)
    }

    @Test(arguments: TestDatabase.engines)
    func `a code of another person, or of a unit outside the scope, is not found`(engine: Engine) async throws {
        let town = try await Town(engine)
        let code = try #require(try await town.send().code)
        await #expect(throws: DossierRefusal.notFound) { try await town.desk.own(code, of: People.thu) }
        let neighbours = Scope([(unit: Town.neighbour, role: .processingOfficer)])
        await #expect(throws: DossierRefusal.notFound) {
            try await town.database.read { tx in try tx.dossier(code, in: neighbours) }
        }
        await #expect(throws: DossierRefusal.notFound) {
            try await town.database.read { tx in try tx.dossier(code, in: .nothing) }
        }
    }
}
