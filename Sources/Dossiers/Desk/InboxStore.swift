import Directory
import Foundation
import Kit
import Store

extension Transaction {
    /// One page of a unit's inbox, out of its index without sorting.
    static func inbox(_ query: InboxQuery, _ window: Window, now: Date) -> SQL {
        let order: SQL = query.isDescending ? "ORDER BY queued_at DESC, id DESC" : "ORDER BY queued_at, id"
        return """
            SELECT \(Dossier.columns) FROM dossiers_dossiers WHERE \(query.conditions(now))
             \(order) LIMIT \(window.size) OFFSET \(window.offset)
            """
    }

    /// How many, counted no further than ``Window/countLimit`` + 1.
    func countInbox(_ query: InboxQuery, now: Date) throws -> Int {
        try count(
            """
            SELECT count(*) AS n FROM (
                SELECT 1 FROM dossiers_dossiers WHERE \(query.conditions(now)) LIMIT \(Window.countLimit + 1)) AS counted
            """)
    }

    /// The dossiers of an inbox that a text fits, in its order. Only the first ``Window/countLimit`` of the stage are
    /// looked at: a text that fits everything costs no more than one page of the whole.
    func inboxMatches(_ query: InboxQuery, now: Date) throws -> [ID<Dossier>] {
        let order: SQL = query.isDescending ? "ORDER BY queued_at DESC, id DESC" : "ORDER BY queued_at, id"
        let (code, applicant, procedure) = query.folded
        return try run(
            """
            SELECT id, code, applicant_name, procedure_folded FROM dossiers_dossiers WHERE \(query.conditions(now))
             \(order) LIMIT \(Window.countLimit)
            """
        ) { row -> ID<Dossier>? in
            guard try (row.optionalText("code") ?? "").contains(code) || code.isEmpty,
                try row.text("procedure_folded").contains(procedure) || procedure.isEmpty,
                try applicant.isEmpty || VietnameseText.folded(try row.text("applicant_name")).contains(applicant)
            else { return nil }
            return try row.id("id")
        }.compactMap(\.self)
    }

    func dossiers(_ ids: [ID<Dossier>]) throws -> [Dossier] {
        guard !ids.isEmpty else { return [] }
        let found = try run(
            "SELECT \(Dossier.columns) FROM dossiers_dossiers WHERE id IN (\(list: ids))", Dossier.init(row:))
        let byID = Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
        return ids.compactMap { byID[$0] }
    }

    /// How many dossiers each open stage has in a unit, and how many running terms have run out: one statement.
    func stageCounts(_ unit: OrgCode, at now: Date) throws -> (open: [Stage: Int], overdue: Int) {
        let late: SQL = "AND queued_at < \(now) AND due_at IS NOT NULL"
        let parts = InboxQuery.openStages.map { Self.stageCount(unit, $0, isLate: false, .none) }
            + InboxQuery.running.map { Self.stageCount(unit, $0, isLate: true, late) }
        let rows = try run(.joined(parts, by: " UNION ALL ")) { row in
            (stage: try Stage(stored: try row.int("stage")), isLate: try row.bool("late"), n: try row.int("n"))
        }
        let open = rows.filter { !$0.isLate }.map { ($0.stage, $0.n) }
        return (Dictionary(open) { first, _ in first }, rows.filter(\.isLate).map(\.n).reduce(0, +))
    }

    private static func stageCount(_ unit: OrgCode, _ stage: Stage, isLate: Bool, _ more: SQL) -> SQL {
        """
        SELECT CAST(\(stage.rawValue) AS integer) AS stage, CAST(\(isLate) AS integer) AS late, count(*) AS n FROM (
            SELECT 1 FROM dossiers_dossiers WHERE agency = \(unit.text) AND stage = \(stage.rawValue) \(more)
             LIMIT \(InboxQuery.mostCounted + 1)) AS counted
        """
    }
}

extension InboxQuery {
    /// The counters of an inbox count no further: "hơn 1.000" is told apart by nobody, and every page pays for it.
    public static let mostCounted = 1_000

    /// The stages in which a term runs.
    static let running: [Stage] = [.received, .processing]

    fileprivate var folded: (code: String, applicant: String, procedure: String) {
        (code.uppercased(), VietnameseText.folded(applicant), VietnameseText.folded(procedure))
    }

    fileprivate func conditions(_ now: Date) -> SQL {
        var all: [SQL] = ["agency = \(unit.text)", "stage = \(stage.rawValue)"]
        if let from { all.append("queued_at >= \(from.start)") }
        if let to { all.append("queued_at < \(to.after(1).start)") }
        if isOverdue { all += ["queued_at < \(now)", "due_at < coalesce(finished_at, CAST(\(now) AS bigint))"] }
        if let after {
            all.append(
                isDescending
                    ? "(queued_at, id) < (\(after.queuedAt), \(after.id))" : "(queued_at, id) > (\(after.queuedAt), \(after.id))")
        }
        return .joined(all, by: " AND ")
    }
}
