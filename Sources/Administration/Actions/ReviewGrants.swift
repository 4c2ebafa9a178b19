import Directory
import Foundation
import Kit
import Store

/// One line of *Lịch sử phân quyền* (REQ-ADM-013): a right given, or taken away.
public struct GrantEvent: Sendable {
    public let at: Date
    public let isGiven: Bool
    public let actor: String
    public let user: ID<User>
    public let userName: String
    public let right: String
    public let unit: String
    public let unitName: String
    public let document: String
    /// Whether the user has not been here for ninety days.
    public let isIdle: Bool
    let grant: ID<Grant>

    /// Where a list that goes on after this line begins.
    public var place: HistoryPlace { HistoryPlace(at: at, grant: grant, isGiven: isGiven) }
}

/// A place in the history, newest first.
public struct HistoryPlace: Sendable {
    let at: Date
    let grant: ID<Grant>
    let isGiven: Bool
}

public struct HistoryQuery: Sendable {
    public var name = ""
    public var from: Day?
    public var to: Day?
    public var window = Window()

    public init() {}
}

extension AdministrationDesk {
    /// Who gave and took which right, newest first, within one's reach.
    public func history(_ query: HistoryQuery, for actor: Administrator, now: Date) async throws -> Page<GrantEvent> {
        try await database.read { tx in try tx.history(query, for: actor, now: now) }
    }

    /// All of it, a thousand lines at a time.
    public func wholeHistory(
        _ query: HistoryQuery, for actor: Administrator, now: Date, _ take: ([GrantEvent]) throws -> Void
    ) async throws {
        var place: HistoryPlace?
        while true {
            let from = place
            let lines = try await database.read { tx in
                try tx.history(query, after: from, for: actor, limit: 1_000, now: now)
            }
            try take(lines)
            guard lines.count == 1_000 else { return }
            place = lines.last?.place
        }
    }
}

extension Transaction {
    func history(_ query: HistoryQuery, for actor: Administrator, now: Date) throws -> Page<GrantEvent> {
        let events = Self.events(query, for: actor, on: Day(now))
        let total = try count("SELECT count(*) AS n FROM (\(events) LIMIT \(Window.countLimit + 1)) AS found")
        let window = query.window.within(total: total)
        let rows = try self.events(
            events, "ORDER BY e.happened_at DESC, e.id DESC, e.is_given LIMIT \(window.size) OFFSET \(window.offset)", now: now)
        return Page(rows: rows, total: total, window: window)
    }

    /// The next lines after a place, however many there are in all.
    func history(
        _ query: HistoryQuery, after place: HistoryPlace?, for actor: Administrator, limit: Int, now: Date
    ) throws -> [GrantEvent] {
        let after: SQL =
            if let place {
                """
                WHERE e.happened_at < \(place.at) OR (e.happened_at = \(place.at) AND (e.id < \(place.grant)
                    OR (e.id = \(place.grant) AND e.is_given > \(place.isGiven ? 1 : 0))))
                """
            } else { .none }
        let events = Self.events(query, for: actor, on: Day(now))
        return try self.events(
            events, "\(after) ORDER BY e.happened_at DESC, e.id DESC, e.is_given LIMIT \(limit)", now: now)
    }

    private func events(_ events: SQL, _ rest: SQL, now: Date) throws -> [GrantEvent] {
        let idle = now.addingTimeInterval(-90 * 86_400)
        return try run(
            """
            SELECT e.id, e.happened_at, e.is_given, e.actor, e.user_id, e.document, e.unit, u.name AS user_name,
                   r.name AS right_name, t.name AS unit_name,
                   CASE WHEN coalesce(u.last_seen_at, u.added_at) < \(idle) THEN 1 ELSE 0 END AS is_idle
              FROM (\(events)) AS e JOIN administration_users u ON u.id = e.user_id
              JOIN administration_rights r ON r.code = e.right_code JOIN directory_agencies t ON t.code = e.unit \(rest)
            """
        ) { row in
            GrantEvent(
                at: try row.date("happened_at"), isGiven: try row.bool("is_given"), actor: try row.text("actor"),
                user: try row.id("user_id"), userName: try row.text("user_name"), right: try row.text("right_name"),
                unit: try row.text("unit"), unitName: try row.text("unit_name"), document: try row.text("document"),
                isIdle: try row.bool("is_idle"), grant: try row.id("id"))
        }
    }

    private static func events(_ query: HistoryQuery, for actor: Administrator, on day: Day) -> SQL {
        var filter: [SQL] = [.within(actor.reach, "g.unit", on: day)]
        for word in VietnameseText.folded(query.name).split(separator: " ") {
            filter.append("AND ' ' || v.folded LIKE \("% \(word)%")")
        }
        let rest = SQL.joined(filter, by: " ")
        let from: SQL = "FROM administration_grants g JOIN administration_users v ON v.id = g.user_id"
        return """
            SELECT g.id, g.given_at AS happened_at, 1 AS is_given, g.given_by_name AS actor, g.user_id, g.right_code, g.unit,
                   g.document \(from) WHERE 1 = 1 \(span(query, "g.given_at")) \(rest)
            UNION ALL
            SELECT g.id, g.ended_at AS happened_at, 0 AS is_given, g.ended_by_name AS actor, g.user_id, g.right_code, g.unit,
                   g.document \(from) WHERE g.ended_at IS NOT NULL \(span(query, "g.ended_at")) \(rest)
            """
    }

    private static func span(_ query: HistoryQuery, _ column: SQL) -> SQL {
        var parts: [SQL] = []
        if let from = query.from { parts.append("AND \(column) >= \(from.start)") }
        if let to = query.to { parts.append("AND \(column) < \(to.after(1).start)") }
        return .joined(parts, by: " ")
    }
}
