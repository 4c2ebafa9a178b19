import Kit
import Store

/// An officer another one can hand work to.
public struct Colleague: Hashable, Sendable {
    public let subject: String
    public let name: String
}

extension Transaction {
    /// Who settles dossiers in a unit on `day`, by name.
    public func settlers(of unit: OrgCode, on day: Day) throws -> [Colleague] {
        let found = try run(
            """
            SELECT DISTINCT subject, name FROM directory_posts
             WHERE agency = \(unit.text) AND role = 'processingOfficer' AND from_day <= \(day)
               AND (to_day IS NULL OR to_day >= \(day))
            """
        ) { row in Colleague(subject: try row.text("subject"), name: try row.text("name")) }
        return found.sorted { VietnameseText.sortKey($0.name) < VietnameseText.sortKey($1.name) }
    }
}
