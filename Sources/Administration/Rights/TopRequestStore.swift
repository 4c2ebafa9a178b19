import Directory
import Foundation
import Kit
import Store

let topRequestMigration = Migration(
    "2026-11-21-2030-top-requests",
    """
    CREATE TABLE administration_requests (
        id {{id}} NOT NULL PRIMARY KEY,
        subject text NOT NULL,
        agency text NOT NULL,
        agency_name text NOT NULL,
        root text NOT NULL,
        contact {{blob}} NOT NULL,
        delegate text,
        letter_number text,
        letter_day {{day}},
        scan {{id}},
        state text NOT NULL CHECK (state IN ('new', 'reviewing', 'granted', 'refused')),
        reason text NOT NULL,
        asked_at {{moment}} NOT NULL,
        settled_at {{moment}}
    )
    """,
    "CREATE UNIQUE INDEX administration_requests_open ON administration_requests (root) WHERE state IN ('new', 'reviewing')",
    "CREATE INDEX administration_requests_asker ON administration_requests (subject, asked_at)",
    "CREATE INDEX administration_requests_queue ON administration_requests (state, asked_at)")

extension Transaction {
    /// - Throws: ``AdministrationRefusal/requestOpen``.
    func insert(_ request: TopRequest, _ keys: KeyRing) throws {
        let contact = try keys.seal(try JSONEncoder().encode(request.contact), for: SealPurpose.contact)
        let rows = try execute(
            """
            INSERT INTO administration_requests (id, subject, agency, agency_name, root, contact, delegate, letter_number,
                letter_day, scan, state, reason, asked_at)
            VALUES (\(request.id), \(request.subject), \(request.agency.text), \(request.agencyName), \(request.root.text),
                \(contact), \(request.delegate?.text), \(request.letter?.number), \(request.letter?.day), \(request.scan),
                \(request.state.rawValue), '', \(request.askedAt))
            ON CONFLICT (root) WHERE state IN ('new', 'reviewing') DO NOTHING
            """)
        guard rows == 1 else { throw AdministrationRefusal.requestOpen }
    }

    func topRequest(_ id: ID<TopRequest>, _ keys: KeyRing) throws -> TopRequest? {
        try topRequests("WHERE id = \(id)", keys).first
    }

    /// The latest of an agency's.
    func topRequest(of subject: String, _ keys: KeyRing) throws -> TopRequest? {
        try topRequests("WHERE subject = \(subject)", keys).first
    }

    /// The queue: open ones, the latest first, then the others.
    func topRequests(_ keys: KeyRing) throws -> [TopRequest] {
        let all = try topRequests(.none, keys)
        return all.filter(\.state.isOpen) + all.filter { !$0.state.isOpen }
    }

    func settle(_ request: TopRequest, by move: TopRequest.Move, reason: String, at now: Date) throws {
        let next = try request.state.after(move)
        let rows = try execute(
            """
            UPDATE administration_requests SET state = \(next.rawValue), reason = \(reason), settled_at = \(now)
             WHERE id = \(request.id) AND state = \(request.state.rawValue)
            """)
        guard rows == 1 else { throw AdministrationRefusal.state }
    }

    private func topRequests(_ condition: SQL, _ keys: KeyRing) throws -> [TopRequest] {
        try run(
            """
            SELECT id, subject, agency, agency_name, root, contact, delegate, letter_number, letter_day, scan, state, reason,
                   asked_at
              FROM administration_requests \(condition) ORDER BY asked_at DESC, id DESC LIMIT 500
            """
        ) { row in
            let contact = try keys.open(try row.blob("contact"), for: SealPurpose.contact)
            let (number, day) = (try row.optionalText("letter_number"), try row.optionalDay("letter_day"))
            return TopRequest(
                id: try row.id("id"), subject: try row.text("subject"), agency: try row.unitCode("agency"),
                agencyName: try row.text("agency_name"), root: try row.unitCode("root"),
                contact: try JSONDecoder().decode(TopRequest.Contact.self, from: Data(contact)),
                delegate: try row.optionalText("delegate").flatMap { UnitCode(imported: $0) },
                letter: number.flatMap { number in day.map { TopDecision.Letter(number: number, day: $0) } },
                scan: try row.optionalID("scan"), state: try row.read("state", TopRequest.State.init(rawValue:)),
                reason: try row.text("reason"), askedAt: try row.date("asked_at"))
        }
    }
}
