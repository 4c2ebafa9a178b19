import Directory
import Foundation
import Kit
import Store

/// The officer a dossier was handed to by name — *người được phân công*. Without one, everyone of the unit may settle it.
public struct Assignment: Hashable, Sendable {
    public let officer: String
    public let name: String
}

extension Transaction {
    public func assignment(of id: ID<Dossier>) throws -> Assignment? {
        try first("SELECT officer, officer_name FROM dossiers_assignments WHERE dossier = \(id)") { row in
            Assignment(officer: try row.text("officer"), name: try row.text("officer_name"))
        }
    }

    /// The names of those who settle each of these dossiers, where one was named.
    public func assignees(of ids: [ID<Dossier>]) throws -> [ID<Dossier>: String] {
        guard !ids.isEmpty else { return [:] }
        let rows = try run(
            "SELECT dossier, officer_name FROM dossiers_assignments WHERE dossier IN (\(list: ids))"
        ) { row in (try row.id("dossier") as ID<Dossier>, try row.text("officer_name")) }
        return Dictionary(rows) { first, _ in first }
    }

    func assign(_ id: ID<Dossier>, to colleague: Colleague, at now: Date) throws {
        try execute(
            """
            INSERT INTO dossiers_assignments (dossier, officer, officer_name, assigned_at)
            VALUES (\(id), \(colleague.subject), \(colleague.name), \(now))
            ON CONFLICT (dossier) DO UPDATE SET officer = excluded.officer, officer_name = excluded.officer_name,
                assigned_at = excluded.assigned_at
            """)
    }
}
