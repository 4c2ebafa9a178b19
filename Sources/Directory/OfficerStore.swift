import Foundation
import Kit
import Store

extension Transaction {
    /// The officer behind an account on `day`, with the scope of the posts held then; `nil` where there is none, or none
    /// that leads anywhere.
    public func officer(_ subject: String, on day: Day) throws -> Officer? {
        let held = try run(
            """
            SELECT name, agency, role, from_day, to_day FROM directory_posts
             WHERE subject = \(subject) AND from_day <= \(day) AND (to_day IS NULL OR to_day >= \(day))
             ORDER BY from_day, agency, role
            """
        ) { row in (name: try row.text("name"), post: try Post(row: row)) }
        guard let latest = held.last else { return nil }
        let agencies = try agencies(codes: held.map(\.post.agency))
        let touched = held.compactMap { held -> (unit: OrgCode, role: OfficerRole)? in
            guard let agency = agencies.first(where: { $0.code == held.post.agency }), agency.isOpen(on: day),
                let unit = agency.settles(on: day)
            else { return nil }
            return (unit, held.post.role)
        }
        guard !touched.isEmpty else { return nil }
        return Officer(subject: subject, name: latest.name, posts: held.map(\.post), scope: Scope(touched))
    }

    /// Puts an account to work in a unit. Doing it twice changes nothing but the name.
    public func appoint(_ subject: String, name: String, to post: Post, id: ID<Post>) throws {
        try execute(
            """
            INSERT INTO directory_posts (id, subject, name, agency, role, from_day, to_day)
            VALUES (\(id), \(subject), \(name), \(post.agency.text), \(post.role.rawValue), \(post.from), \(post.to))
            ON CONFLICT (subject, agency, role, from_day) DO UPDATE SET name = excluded.name, to_day = excluded.to_day
            """)
    }

    /// Ends the posts an account holds in a unit: `day` is the last one.
    public func dismiss(_ subject: String, from agency: OrgCode, lastDay day: Day) throws {
        try execute(
            """
            UPDATE directory_posts SET to_day = \(day)
             WHERE subject = \(subject) AND agency = \(agency.text) AND from_day <= \(day)
               AND (to_day IS NULL OR to_day > \(day))
            """)
    }
}

extension Post {
    fileprivate init(row: Row) throws {
        self.init(
            agency: try row.read("agency", OrgCode.init), role: try row.read("role", OfficerRole.init(rawValue:)),
            from: try row.day("from_day"), to: try row.optionalDay("to_day"))
    }
}
