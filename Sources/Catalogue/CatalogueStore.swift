import Foundation
import Kit
import Store

extension Transaction {
    /// The number of the catalogue's newest edition; 0 while it is empty.
    func catalogueEdition() throws -> Int {
        try first("SELECT edition FROM catalogue_edition WHERE id = 1") { try $0.int("edition") } ?? 0
    }

    /// The next edition, for everything this transaction writes.
    func beginCatalogueEdition() throws -> Int {
        let edition = try catalogueEdition() + 1
        try execute("UPDATE catalogue_edition SET edition = \(edition) WHERE id = 1")
        return edition
    }

    /// Revision and content hash of those of these codes that are known.
    func catalogueHeads(_ codes: [String]) throws -> [String: (revision: Int, hash: String)] {
        let rows = try run("SELECT code, revision, hash FROM catalogue_procedures WHERE code IN (\(list: codes))") {
            (try $0.text("code"), (revision: try $0.int("revision"), hash: try $0.text("hash")))
        }
        return Dictionary(rows) { first, _ in first }
    }

    /// Appends a revision and makes it the current one.
    func publish(_ sheet: ProcedureSheet, revision: Int, edition: Int, by actor: String, at now: Date) throws {
        try saveListing(ProcedureListing(sheet.procedure, revision: revision), hash: sheet.hash, at: now)
        try execute(
            """
            INSERT INTO catalogue_revisions (code, revision, hash, document, edition, recorded_by, recorded_at)
            VALUES (\(sheet.procedure.code), \(revision), \(sheet.hash), \(sheet.document), \(edition), \(actor),
                \(now))
            """)
    }

    /// One revision of one procedure.
    func procedure(_ code: String, revision: Int) throws -> Procedure? {
        try first("SELECT document FROM catalogue_revisions WHERE code = \(code) AND revision = \(revision)") {
            try JSONDecoder().decode(Procedure.self, from: Data(try $0.text("document").utf8))
        }
    }

    /// Revisions published after `cursor`, oldest first: what another portal pulls (INT-09).
    public func publishedRevisions(after cursor: CatalogueCursor, limit: Int) throws -> [PublishedRevision] {
        try run(
            """
            SELECT code, revision, edition, document FROM catalogue_revisions
             WHERE edition > \(cursor.edition) OR (edition = \(cursor.edition) AND code > \(cursor.code))
             ORDER BY edition, code
             LIMIT \(limit)
            """
        ) { row in
            PublishedRevision(
                cursor: CatalogueCursor(edition: try row.int("edition"), code: try row.text("code")),
                revision: try row.int("revision"), document: try row.text("document"))
        }
    }
}

/// How far another portal has read: an edition, and a code within it.
public struct CatalogueCursor: Codable, Hashable, Sendable {
    public let edition: Int
    public let code: String

    public init(edition: Int, code: String) { (self.edition, self.code) = (edition, code) }

    public static let start = CatalogueCursor(edition: 0, code: "")
}

/// One revision as it is handed to other portals: its JSON, and where to go on.
public struct PublishedRevision: Hashable, Sendable {
    public let cursor: CatalogueCursor
    public let revision: Int
    public let document: String
}
