import Foundation
import Kit
import Store

extension Transaction {
    /// Gives a public step its place among all steps told; the same step twice keeps the place it has.
    func feed(_ step: StepTaken) throws {
        let known = try count(
            "SELECT count(*) AS n FROM dossiers_sync_feed WHERE dossier = \(step.dossier) AND number = \(step.number)")
        guard known == 0 else { return }
        let place = try first("UPDATE dossiers_sync_head SET last = last + 1 WHERE id = 1 RETURNING last") {
            try $0.int("last")
        }
        // Officers' own notes have numbers too, so the public sequence is counted.
        let sequence = try count(
            """
            SELECT count(*) AS n FROM dossiers_events
             WHERE dossier = \(step.dossier) AND is_internal = 0 AND number <= \(step.number)
            """)
        try execute(
            """
            INSERT INTO dossiers_sync_feed (place, dossier, number, sequence)
            VALUES (\(place ?? 1), \(step.dossier), \(step.number), \(sequence))
            """)
    }

    func syncEvent(_ step: StepTaken) throws -> SyncEvent? {
        try fed("WHERE f.dossier = \(step.dossier) AND f.number = \(step.number)", limit: 1).first?.event
    }

    /// Events told after a place, in the order of their places.
    public func syncEvents(after place: Int, limit: Int) throws -> [FedEvent] {
        try fed("WHERE f.place > \(place) ORDER BY f.place", limit: limit)
    }

    private func fed(_ condition: SQL, limit: Int) throws -> [FedEvent] {
        try run(
            """
            SELECT f.place, f.sequence, e.number, e.at, e.step, e.stage, e.actor_kind, e.actor, e.actor_name, e.unit,
                   e.unit_name, e.note, e.due_at, e.is_internal, d.id, d.code, d.procedure, d.agency, d.subject,
                   d.reference
              FROM dossiers_sync_feed f
              JOIN dossiers_events e ON e.dossier = f.dossier AND e.number = f.number
              JOIN dossiers_dossiers d ON d.id = f.dossier
              \(condition) LIMIT \(limit)
            """, FedEvent.init(row:))
    }
}

/// An event with its place in the feed.
public struct FedEvent: Sendable {
    public let place: Int
    public let event: SyncEvent

    init(row: Row) throws {
        let step = try DossierEvent(row: row)
        let id: ID<Dossier> = try row.id("id")
        let isByOfficer = step.actor.kind == .officer
        place = try row.int("place")
        event = SyncEvent(
            eventID: Base64URL.encode(Digest.sha256("sync:\(id):\(step.number)").prefix(16)),
            code: try row.read("code") { DossierCode($0) }, sequence: try row.int("sequence"),
            procedure: try row.text("procedure"), agency: try row.read("agency") { OrgCode($0) }, stage: step.stage,
            at: step.at, dueAt: step.dueAt, handler: isByOfficer ? step.actor.name : nil,
            note: isByOfficer && !step.note.isEmpty ? step.note : nil, subject: try row.text("subject"),
            reference: try row.optionalText("reference"))
    }
}
