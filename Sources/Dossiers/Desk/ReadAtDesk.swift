import Catalogue
import Directory
import Foundation
import Kit
import Store

/// A dossier as an officer of its unit sees it.
public struct DossierAtDesk: Sendable {
    public let hand: DossierInHand
    public let procedure: Procedure
    public let answers: Answers
    /// With those the citizen took off after sending.
    public let files: [DossierFile]
    /// With what officers tell each other.
    public let events: [DossierEvent]
    public let requests: [SupplementRequest]
    public let result: DossierResult?
    /// Whom it can be handed to.
    public let settlers: [Colleague]
    public let calendar: WorkingCalendar?

    public var dossier: Dossier { hand.dossier }
}

extension DossierDesk {
    /// - Throws: ``DossierRefusal/notFound``; ``DeskRefusal/forbidden`` for another unit's.
    public func atDesk(_ code: DossierCode, of officer: Officer, now: Date) async throws -> DossierAtDesk {
        let today = Day(now)
        let read = try await database.read { tx in
            let hand = try tx.inHand(code, of: officer, on: today)
            let id = hand.dossier.id
            return (
                hand: hand, files: try tx.files(of: id, withRemoved: true), events: try tx.events(of: id, withInternal: true),
                requests: try tx.supplements(of: id), result: try tx.result(of: id),
                settlers: try tx.settlers(of: hand.dossier.agency, on: today),
                calendar: try tx.calendarInForce(hand.unit.hours)
            )
        }
        return DossierAtDesk(
            hand: read.hand, procedure: try await procedure(of: read.hand.dossier),
            answers: try sealed.open(read.hand.sealedAnswers, of: read.hand.dossier.id), files: read.files,
            events: read.events, requests: read.requests, result: read.result, settlers: read.settlers,
            calendar: read.calendar)
    }

    /// Opens a file of a dossier for an officer of its unit: handed in, or part of the result. Each opening is on the
    /// record (REQ-GEN-012).
    public func download(
        _ file: ID<StoredFile>, of code: DossierCode, by officer: Officer, now: Date
    ) async throws -> FileContents {
        let salt = chance
        try await database.write { tx in
            let dossier = try tx.inHand(code, of: officer, on: Day(now)).dossier
            let papers = try tx.files(of: dossier.id, withRemoved: true).map(\.file.id)
            guard try (papers + (tx.result(of: dossier.id)?.files.map(\.id) ?? [])).contains(file) else {
                throw DossierRefusal.notFound
            }
            let entry = TrailEntry(
                stream: "dossier:\(dossier.id)", actor: "account:\(officer.subject)", action: "dossier.file.read",
                object: "file:\(file)", details: ["unit": dossier.agency.text], chance: salt)
            try tx.record(entry, at: now)
        }
        return try await files.read(file)
    }
}
