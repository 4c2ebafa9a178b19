import Directory
import Foundation
import Kit
import Store

extension Transaction {
    public func followed(_ code: DossierCode) throws -> FollowedDossier? {
        try first("SELECT * FROM dossiers_followed WHERE code = \(code.text)", FollowedDossier.init(row:))
    }

    /// What one account has filed anywhere, newest first.
    public func followed(of subject: String, _ window: Window) throws -> [FollowedDossier] {
        try run(
            """
            SELECT * FROM dossiers_followed WHERE subject = \(subject)
             ORDER BY sent_at DESC, code DESC LIMIT \(window.size) OFFSET \(window.offset)
            """, FollowedDossier.init(row:))
    }

    func countFollowed(of subject: String) throws -> Int {
        try count(
            """
            SELECT count(*) AS n FROM (
                SELECT 1 FROM dossiers_followed WHERE subject = \(subject) LIMIT \(Window.countLimit + 1)) AS counted
            """)
    }

    func save(_ dossier: FollowedDossier) throws {
        try execute(
            """
            INSERT INTO dossiers_followed (code, portal, procedure, agency, subject, reference, stage, sequence, sent_at,
                received_at, due_at, finished_at, returned_at, changed_at)
            VALUES (\(dossier.code.text), \(dossier.portal), \(dossier.procedure), \(dossier.agency.text),
                \(dossier.subject), \(dossier.reference), \(dossier.stage.rawValue), \(dossier.sequence),
                \(dossier.sentAt), \(dossier.receivedAt), \(dossier.dueAt), \(dossier.finishedAt), \(dossier.returnedAt),
                \(dossier.changedAt))
            ON CONFLICT (code) DO UPDATE SET stage = excluded.stage, sequence = excluded.sequence,
                received_at = excluded.received_at, due_at = excluded.due_at, finished_at = excluded.finished_at,
                returned_at = excluded.returned_at, changed_at = excluded.changed_at
            """)
    }

    /// Keeps a letter that came too early; the same one twice is kept once.
    func keepWaiting(_ event: SyncEvent, from portal: String, at now: Date) throws {
        let letter = String(decoding: try SyncPublisher.encode(event), as: UTF8.self)
        try execute(
            """
            INSERT INTO dossiers_sync_waiting (code, sequence, portal, letter, came_at)
            VALUES (\(event.code.text), \(event.sequence), \(portal), \(letter), \(now))
            ON CONFLICT (code, sequence) DO NOTHING
            """)
    }

    func takeWaiting(_ code: DossierCode, sequence: Int) throws -> SyncEvent? {
        try first(
            "DELETE FROM dossiers_sync_waiting WHERE code = \(code.text) AND sequence = \(sequence) RETURNING letter"
        ) { try $0.read("letter") { try? JSONDecoder().decode(SyncEvent.self, from: Data($0.utf8)) } }
    }

    /// Letters that wait for one before them, for metrics.
    public func waitingLetters() throws -> Int { try count("SELECT count(*) AS n FROM dossiers_sync_waiting") }
}

extension FollowedDossier {
    init(row: Row) throws {
        code = try row.read("code") { DossierCode($0) }
        (portal, procedure) = (try row.text("portal"), try row.text("procedure"))
        agency = try row.read("agency") { OrgCode($0) }
        (subject, reference) = (try row.text("subject"), try row.optionalText("reference"))
        (stage, sequence) = (try Stage(stored: try row.int("stage")), try row.int("sequence"))
        (sentAt, receivedAt) = (try row.date("sent_at"), try row.optionalDate("received_at"))
        (dueAt, finishedAt) = (try row.optionalDate("due_at"), try row.optionalDate("finished_at"))
        (returnedAt, changedAt) = (try row.optionalDate("returned_at"), try row.date("changed_at"))
    }
}
