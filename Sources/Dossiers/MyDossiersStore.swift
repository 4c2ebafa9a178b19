import Foundation
import Kit
import Store

extension Transaction {
    /// How many dossiers each tab has; stops counting above ``Window/countLimit``.
    func countMine(_ subject: String) throws -> (drafts: Int, sent: Int) {
        let (drafts, sent) = (Self.countMine(subject, sent: false), Self.countMine(subject, sent: true))
        return try first("SELECT \(drafts) AS drafts, \(sent) AS sent") { row in
            (try row.int("drafts"), try row.int("sent"))
        } ?? (0, 0)
    }

    private static func countMine(_ subject: String, sent: Bool) -> SQL {
        """
        (SELECT count(*) FROM (
            SELECT 1 FROM dossiers_dossiers WHERE subject = \(subject) AND is_sent = \(sent)
             LIMIT \(Window.countLimit + 1)) AS counted)
        """
    }

    /// How many the filter leaves; nil where there is no filter.
    func count(_ query: MyDossiersQuery, of subject: String) throws -> Int? {
        let conditions = query.conditions
        guard !conditions.isEmpty else { return nil }
        return try count(
            """
            SELECT count(*) AS n FROM (
                SELECT 1 FROM dossiers_dossiers
                 WHERE subject = \(subject) AND is_sent = \(query.tab == .sent) AND \(.joined(conditions, by: " AND "))
                 LIMIT \(Window.countLimit + 1)) AS counted
            """)
    }

    /// One page of one's own dossiers; in the usual order it comes out of its index without sorting.
    public func mine(_ query: MyDossiersQuery, _ window: Window, of subject: String) throws -> [Dossier] {
        try run(Self.mine(query, window, of: subject), Dossier.init(row:))
    }

    static func mine(_ query: MyDossiersQuery, _ window: Window, of subject: String) -> SQL {
        var conditions = query.conditions
        var place: SQL = "LIMIT \(window.size) OFFSET \(window.offset)"
        if let after = query.after, query.sort == .newest {
            conditions.append("(listed_at, id) < (\(after.listedAt), \(after.id))")
            place = "LIMIT \(window.size)"
        }
        let more: SQL = conditions.isEmpty ? .none : "AND \(.joined(conditions, by: " AND "))"
        return """
            SELECT \(Dossier.columns) FROM dossiers_dossiers
             WHERE subject = \(subject) AND is_sent = \(query.tab == .sent) \(more)
             \(query.order) \(place)
            """
    }

    func rated(among ids: [ID<Dossier>]) throws -> [ID<Dossier>] {
        guard !ids.isEmpty else { return [] }
        return try run("SELECT dossier FROM dossiers_rated WHERE dossier IN (\(list: ids))") { try $0.id("dossier") }
    }
}

extension MyDossiersQuery {
    fileprivate var conditions: [SQL] {
        var conditions: [SQL] = []
        if !code.isEmpty { conditions.append("code LIKE \(Self.anywhere(code.uppercased())) ESCAPE '\\'") }
        let folded = VietnameseText.folded(name)
        if !folded.isEmpty { conditions.append("procedure_folded LIKE \(Self.anywhere(folded)) ESCAPE '\\'") }
        if let stage { conditions.append("stage = \(stage.rawValue)") }
        let moment: SQL = tab == .sent ? "sent_at" : "created_at"
        if let from { conditions.append("\(moment) >= \(from.start)") }
        if let to { conditions.append("\(moment) < \(to.after(1).start)") }
        return conditions
    }

    /// What was typed is taken literally (REQ-GEN-005).
    private static func anywhere(_ text: String) -> String {
        let literal = text.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_")
        return "%\(literal)%"
    }

    fileprivate var order: SQL {
        let column: SQL =
            switch sort {
            case .newest: "listed_at"
            case .code: "code"
            case .procedure: "procedure_folded"
            case .agency: "agency_name"
            case .created: "created_at"
            case .sent: "sent_at"
            case .due: "due_at"
            case .stage: "stage"
            }
        return isDescending ? "ORDER BY \(column) DESC, id DESC" : "ORDER BY \(column), id"
    }
}
