import Catalogue
import Directory
import Dossiers
import Foundation
import Kit
import Store
import Testing

/// What officers of the town do, in one line each.
extension Town {
    static let calendar: CalendarFile = {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/Samples/Data/calendar/2026.1.json")
        return try! CalendarFile(json: try! Data(contentsOf: file))
    }()

    static let hours = WorkingHours.usual

    static func working(_ version: String = "2026.1") -> WorkingCalendar {
        WorkingCalendar(version: version, exceptions: calendar.days)
    }

    /// A town whose desk is open: with its calendar.
    static func atWork(_ engine: Engine, procedures: String = "") async throws -> Town {
        let town = try await Town(engine)
        try await town.database.publish(calendar, now: morning)
        if !procedures.isEmpty { try await town.publish(procedures) }
        return town
    }

    /// O-CUA at the desk, O-XULY in the commune, and a neighbour of another unit.
    func cua() async throws -> Officer { try await officer("O-CUA") }
    func xuly() async throws -> Officer { try await officer("O-XULY") }

    func neighbour() async throws -> Officer {
        try await appointed("O-LANGGIENG", at: Town.neighbour)
    }

    /// A second settling officer of the commune.
    func colleague() async throws -> Officer { try await appointed("O-DONGNGHIEP", at: Town.commune) }

    private func appointed(_ key: String, at unit: OrgCode) async throws -> Officer {
        let post = Post(agency: unit, role: .processingOfficer, from: Town.today.after(-30))
        try await units.appoint(Town.subject(key), name: key, to: post, now: now)
        return try await officer(key)
    }

    func handling(_ dossier: Dossier, by officer: Officer, version: Int? = nil) throws -> Handling {
        Handling(try #require(dossier.code), by: officer, version: version ?? dossier.version)
    }

    func received(now: Date = Town.morning) async throws -> Dossier {
        let sent = try await send(now: now)
        return try await desk.receive(try handling(sent, by: try await cua()), .byTerm(0), now: now)
    }

    func processing(now: Date = Town.morning) async throws -> Dossier {
        let received = try await received(now: now)
        return try await desk.forward(try handling(received, by: try await cua()), now: now)
    }

    func finished(now: Date = Town.morning) async throws -> Dossier {
        let dossier = try await processing(now: now)
        let file = try await receive("ket-qua.pdf")
        return try await desk.finish(
            try handling(dossier, by: try await xuly()), result: "Đồng ý cấp bản sao.", files: [file], now: now)
    }

    func ledger(_ dossier: Dossier) async throws -> ClockLedger? {
        try await database.read { tx in try tx.clock(of: dossier.id)?.ledger }
    }

    /// How many jobs of a kind wait in the outbox.
    func waiting(_ kind: String) async throws -> Int {
        try await database.read { tx in try tx.outboxDepth()[kind] ?? 0 }
    }
}
