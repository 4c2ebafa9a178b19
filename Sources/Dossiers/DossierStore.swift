import Directory
import Foundation
import Kit
import Store

extension Transaction {
    /// The dossier of that key, whoever asks: callers check whose it is.
    public func dossier(_ id: ID<Dossier>) throws -> Dossier? {
        try first("SELECT \(Dossier.columns) FROM dossiers_dossiers WHERE id = \(id)", Dossier.init(row:))
    }

    public func dossier(_ code: DossierCode) throws -> Dossier? {
        try first(
            """
            SELECT \(Dossier.columns) FROM dossiers_dossiers
             WHERE id = (SELECT dossier FROM dossiers_codes WHERE code = \(code.text))
            """, Dossier.init(row:))
    }

    /// - Throws: ``DossierRefusal/notFound`` also where it is another's (REQ-DOS-005).
    public func dossier(_ id: ID<Dossier>, of subject: String) throws -> Dossier {
        guard let dossier = try dossier(id), dossier.subject == subject else { throw DossierRefusal.notFound }
        return dossier
    }

    public func dossier(_ code: DossierCode, of subject: String) throws -> Dossier {
        guard let dossier = try dossier(code), dossier.subject == subject else { throw DossierRefusal.notFound }
        return dossier
    }

    /// - Throws: ``DossierRefusal/notFound`` where the settling unit is outside the scope.
    public func dossier(_ code: DossierCode, in scope: Scope) throws -> Dossier {
        guard let dossier = try dossier(code), scope.allows(.read, on: dossier.agency) else {
            throw DossierRefusal.notFound
        }
        return dossier
    }

    /// What was typed, still sealed (``SealedAnswers``).
    public func sealedAnswers(of id: ID<Dossier>) throws -> [UInt8] {
        guard let sealed = try first("SELECT answers FROM dossiers_dossiers WHERE id = \(id)", { try $0.blob("answers") })
        else { throw DossierRefusal.notFound }
        return sealed
    }

    func insert(_ dossier: Dossier, answers: [UInt8]) throws {
        try execute(
            """
            INSERT INTO dossiers_dossiers (id, procedure, revision, procedure_name, procedure_folded, agency,
                agency_name, subject, applicant_name, answers, returning_way, channel, reference, stage, is_sent,
                version, steps, editor, created_at, changed_at, listed_at, queued_at)
            VALUES (\(dossier.id), \(dossier.procedure), \(dossier.revision), \(dossier.procedureName),
                \(VietnameseText.folded(dossier.procedureName)), \(dossier.agency.text), \(dossier.agencyName),
                \(dossier.subject), \(dossier.applicantName), \(answers), \(dossier.returning?.rawValue),
                \(dossier.channel.rawValue), \(dossier.reference), \(dossier.stage.rawValue), \(dossier.stage.isSent),
                \(dossier.version), \(dossier.steps), '', \(dossier.createdAt), \(dossier.changedAt), \(dossier.listedAt),
                \(dossier.queuedAt))
            """)
    }

    /// Writes a dossier over what the caller saw of it.
    /// - Throws: ``DossierRefusal/changedMeanwhile`` when it no longer stands there.
    func replace(_ seen: Dossier, with next: Dossier) throws {
        let rows = try execute(
            """
            UPDATE dossiers_dossiers
               SET code = \(next.code?.text), stage = \(next.stage.rawValue), is_sent = \(next.stage.isSent),
                   version = \(next.version), steps = \(next.steps), applicant_name = \(next.applicantName),
                   returning_way = \(next.returning?.rawValue), changed_at = \(next.changedAt),
                   listed_at = \(next.listedAt), queued_at = \(next.queuedAt), sent_at = \(next.sentAt),
                   received_at = \(next.receivedAt), due_at = \(next.dueAt), finished_at = \(next.finishedAt),
                   returned_at = \(next.returnedAt)
             WHERE id = \(seen.id) AND version = \(seen.version) AND stage = \(seen.stage.rawValue)
            """)
        guard rows == 1 else { throw DossierRefusal.changedMeanwhile }
    }

    /// - Parameter editor: The open form that wrote them.
    func write(answers: [UInt8], editor: String, of id: ID<Dossier>) throws {
        try execute("UPDATE dossiers_dossiers SET answers = \(answers), editor = \(editor) WHERE id = \(id)")
    }

    /// The open form that wrote last.
    func lastEditor(of id: ID<Dossier>) throws -> String {
        try first("SELECT editor FROM dossiers_dossiers WHERE id = \(id)") { try $0.text("editor") } ?? ""
    }

    /// The next code of a unit's day. The counter's row is the lock: two sendings of one unit wait for each other here,
    /// and one that fails gives its number back by never having taken it.
    func nextCode(of unit: OrgCode, on day: Day, for id: ID<Dossier>) throws -> DossierCode {
        let number = try first(
            """
            INSERT INTO dossiers_counters (agency, day, last) VALUES (\(unit.text), \(day), 1)
            ON CONFLICT (agency, day) DO UPDATE SET last = dossiers_counters.last + 1
            RETURNING last
            """
        ) { try $0.int("last") }
        let code = DossierCode(unit: unit, day: day, number: number ?? 1)
        try execute("INSERT INTO dossiers_codes (code, dossier) VALUES (\(code.text), \(id))")
        return code
    }
}
