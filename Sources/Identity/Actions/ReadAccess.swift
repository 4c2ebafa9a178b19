import Foundation
import Kit
import Store

/// What the list *Lịch sử truy cập* is asked for (REQ-ACC-003, the list contract).
public struct AccessQuery: Sendable, Equatable {
    public enum Sort: String, CaseIterable, Sendable {
        case at, system, method, result, agent, address
    }

    public var from: Day?
    public var to: Day?
    public var result: AccessResult?
    public var sort = Sort.at
    public var isAscending = false

    public init() {}
}

extension Accounts {
    /// The tries of one's own account in the last twelve months, newest first unless sorted otherwise.
    public func accessHistory(
        _ owner: AccountOwner, _ query: AccessQuery, _ window: Window, now: Date
    ) async throws -> Page<AccessEvent> {
        let filter = query.filter(owner.account, since: now.addingTimeInterval(-366 * 86_400))
        return try await database.read { tx in
            let total = try tx.count(
                """
                SELECT count(*) AS n
                  FROM (SELECT 1 AS one FROM identity_access_events \(filter) LIMIT \(Window.countLimit + 1)) AS counted
                """)
            let window = window.within(total: total)
            let rows = try tx.run(
                """
                SELECT id, happened_at, system, method, result, address, agent, session_id
                  FROM identity_access_events \(filter) ORDER BY \(query.order) LIMIT \(window.size) OFFSET \(window.offset)
                """, AccessEvent.init(row:))
            return Page(rows: rows, total: total, window: window)
        }
    }

    /// One's own sessions that are alive.
    public func liveSessions(_ owner: AccountOwner, now: Date) async throws -> [VnconnectSession] {
        try await database.read { tx in
            guard let standing = try tx.standing(owner.account) else { return [] }
            return try tx.openSessions(of: owner.account).filter { Gate.isAlive($0, standing, now: now) }
        }
    }
}

extension AccessQuery {
    fileprivate func filter(_ account: ID<Account>, since: Date) -> SQL {
        var conditions: [SQL] = ["account_id = \(account)", "happened_at >= \(max(since, from?.start ?? since))"]
        if let to { conditions.append("happened_at < \(to.after(1).start)") }
        if let result { conditions.append("result = \(result.rawValue)") }
        return "WHERE \(SQL.joined(conditions, by: " AND "))"
    }

    fileprivate var order: SQL {
        let column: SQL =
            switch sort {
            case .at: "happened_at"
            case .system: "system"
            case .method: "method"
            case .result: "result"
            case .agent: "agent"
            case .address: "address"
            }
        return isAscending ? "\(column), id" : "\(column) DESC, id DESC"
    }
}

extension AccessEvent {
    init(row: Row) throws {
        id = try row.id("id")
        at = try row.date("happened_at")
        system = try row.text("system")
        method = try row.read("method", AccessMethod.init(rawValue:))
        result = try row.read("result", AccessResult.init(rawValue:))
        address = try row.text("address")
        agent = try row.text("agent")
        session = try row.optionalID("session_id")
    }
}
