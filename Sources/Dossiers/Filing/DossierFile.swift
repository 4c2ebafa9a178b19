import Catalogue
import Foundation
import Kit
import Store

/// A file of a dossier, under the paper it stands for — *tệp đính kèm của thành phần hồ sơ*.
public struct DossierFile: Sendable {
    /// ``Component/code``, or ``otherPapers``.
    public let component: String
    /// What the citizen calls one of the other papers; empty otherwise.
    public let title: String
    public let addedAt: Date
    /// Set once a sent dossier got another file instead: officers still see what they saw.
    public let removedAt: Date?
    public let file: StoredFile

    /// *Giấy tờ khác*
    public static let otherPapers = "giay-to-khac"
    /// PRM-UPLOAD-DOS, a component.
    public static let most = 20
}

extension Transaction {
    /// The files of a dossier in the order they came.
    public func files(of id: ID<Dossier>, withRemoved: Bool = false) throws -> [DossierFile] {
        let condition: SQL = withRemoved ? .none : "AND removed_at IS NULL"
        let rows = try run(
            """
            SELECT file, component, title, added_at, removed_at FROM dossiers_files
             WHERE dossier = \(id) \(condition) ORDER BY added_at, file
            """
        ) { row in
            (
                file: try row.id("file") as ID<StoredFile>, component: try row.text("component"),
                title: try row.text("title"), added: try row.date("added_at"), removed: try row.optionalDate("removed_at")
            )
        }
        let stored = try files(rows.map(\.file))
        return rows.compactMap { row in
            stored.first { $0.id == row.file }.map {
                DossierFile(
                    component: row.component, title: row.title, addedAt: row.added, removedAt: row.removed, file: $0)
            }
        }
    }

    /// Papers that have a file.
    func componentsWithFiles(of id: ID<Dossier>) throws -> Set<String> {
        Set(try run("SELECT DISTINCT component FROM dossiers_files WHERE dossier = \(id) AND removed_at IS NULL") {
            try $0.text("component")
        })
    }

    /// - Throws: ``DossierRefusal/tooManyFiles(most:)`` for the 21st of a component (MSG-FILE-COUNT).
    func add(_ file: StoredFile, as component: String, title: String, to id: ID<Dossier>, at now: Date) throws {
        let there = try count(
            """
            SELECT count(*) AS n FROM dossiers_files
             WHERE dossier = \(id) AND component = \(component) AND removed_at IS NULL
            """)
        guard there < DossierFile.most else { throw DossierRefusal.tooManyFiles(most: DossierFile.most) }
        try keep(file)
        try execute(
            """
            INSERT INTO dossiers_files (dossier, file, component, title, added_at)
            VALUES (\(id), \(file.id), \(component), \(title), \(now))
            """)
    }

    /// A draft's file goes for good; one that officers may have seen is only taken off the list.
    func take(_ file: ID<StoredFile>, off dossier: Dossier, at now: Date) throws {
        if dossier.stage == .draft {
            try execute("DELETE FROM dossiers_files WHERE dossier = \(dossier.id) AND file = \(file)")
            try drop(file, at: now)
        } else {
            try execute("UPDATE dossiers_files SET removed_at = \(now) WHERE dossier = \(dossier.id) AND file = \(file)")
        }
    }

    /// Removes a draft whole; nothing of it was ever shown to anyone.
    func erase(_ draft: Dossier, at now: Date) throws {
        for file in try files(of: draft.id) { try take(file.file.id, off: draft, at: now) }
        let gone = try execute(
            """
            DELETE FROM dossiers_dossiers
             WHERE id = \(draft.id) AND stage = \(Stage.draft.rawValue) AND version = \(draft.version)
            """)
        guard gone == 1 else { throw DossierRefusal.changedMeanwhile }
    }
}
