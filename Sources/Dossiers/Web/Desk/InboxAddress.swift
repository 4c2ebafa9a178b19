import Directory
import Dossiers
import Foundation
import Kit
import Links
import Web

/// The filter of an inbox: its fields, the query they mean, and the address that keeps them.
struct InboxFilter: Form {
    var code = Field("ma")
    var applicant = Field("nguoi-nop")
    var procedure = Field("thu-tuc")
    var from = Field("tu")
    var to = Field("den")
    var overdue = Field("qua-han")
    var unit = ""
    var stage = Stage.sent
    var isDescending = false
    var after = ""

    init() {}

    static var fields: [WritableKeyPath<InboxFilter, Field>] {
        [\.code, \.applicant, \.procedure, \.from, \.to, \.overdue]
    }

    init(_ visit: Visit, of officer: Officer) {
        for path in Self.fields { self[keyPath: path].typed = visit.query(self[keyPath: path].name) ?? "" }
        let units = officer.scope.units
        let asked = visit.query("don-vi").flatMap { OrgCode($0) }
        unit = (asked ?? units.first)?.text ?? ""
        stage = visit.query("trang-thai").flatMap { Int($0) }.flatMap(Stage.init(rawValue:)) ?? officer.firstStage
        if !stage.isSent { stage = officer.firstStage }
        isDescending = visit.query("sap-xep") == "giam"
        after = visit.query("sau") ?? ""
    }

    /// - Returns: `nil` with the problems beside their fields; then no search is run (REQ-GEN-009).
    mutating func read(_ window: Window) -> InboxQuery? {
        let first = from.optional(Day.init(typed:), or: Messages.date)
        let last = to.optional(Day.init(typed:), or: Messages.date)
        guard let unit = OrgCode(unit), let first, let last else { return nil }
        if let first, let last, first > last {
            from.problem = Messages.range
            return nil
        }
        var query = InboxQuery(unit: unit, stage: stage)
        (query.code, query.applicant) = (code.typed.cleaned, applicant.typed)
        (query.procedure, query.isOverdue) = (procedure.typed, overdue.typed == "1")
        (query.from, query.to, query.isDescending, query.window) = (first, last, isDescending, window)
        query.after = InboxCursor(after)
        return query
    }

    /// What the address keeps besides page and size.
    var kept: [(String, String?)] {
        let typed = Self.fields.map { (self[keyPath: $0].name, self[keyPath: $0].typed.isEmpty ? nil : self[keyPath: $0].typed) }
        return place + typed + [("sau", after.isEmpty ? nil : after)]
    }

    /// Unit, stage and order alone.
    var place: [(String, String?)] {
        [("don-vi", unit), ("trang-thai", "\(stage.rawValue)"), ("sap-xep", isDescending ? "giam" : nil)]
    }
}

extension Officer {
    /// What the officer mostly does here: take in, or settle.
    fileprivate var firstStage: Stage {
        posts.contains { $0.role == .deskOfficer } ? .sent : .processing
    }
}
