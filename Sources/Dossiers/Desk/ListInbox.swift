import Directory
import Foundation
import Kit
import Store

extension DossierDesk {
    /// A page of a unit's inbox (REQ-DOS-013).
    /// - Throws: ``DeskRefusal/forbidden`` for a unit outside the officer's scope.
    public func inbox(_ query: InboxQuery, of officer: Officer, now: Date) async throws -> Inbox {
        guard officer.scope.allows(.read, on: query.unit) else { throw DeskRefusal.forbidden }
        return try await database.read { tx in
            let page = try tx.inboxPage(query, now: now)
            let last = page.window.offset + page.rows.count
            let names = try tx.assignees(of: page.rows.map(\.id))
            let counts = try tx.stageCounts(query.unit, at: now)
            return Inbox(
                page: page.map { InboxLine(dossier: $0, assignee: names[$0.id]) }, counts: counts.open,
                overdue: counts.overdue,
                next: last == Window.countLimit ? page.rows.last.map(InboxCursor.init(after:)) : nil)
        }
    }

    /// The rows of an inbox for a file, at most ``Window/countLimit``; that they were taken out is on the record.
    public func exportInbox(_ query: InboxQuery, of officer: Officer, now: Date) async throws -> [InboxLine] {
        guard officer.scope.allows(.read, on: query.unit) else { throw DeskRefusal.forbidden }
        let entry = TrailEntry(
            stream: "unit:\(query.unit)", actor: "account:\(officer.subject)", action: "dossier.inbox.export",
            object: query.unit.text, details: ["stage": "\(query.stage.rawValue)"], chance: chance)
        try await database.write { tx in try tx.record(entry, at: now) }
        var lines: [InboxLine] = []
        for number in 1...Window.countLimit / 100 {
            var part = query
            part.window = Window(page: number, size: 100)
            let page = try await database.read { [part] tx in
                let page = try tx.inboxPage(part, now: now)
                let names = try tx.assignees(of: page.rows.map(\.id))
                return page.map { InboxLine(dossier: $0, assignee: names[$0.id]) }
            }
            guard page.window.page == number else { break }
            lines += page.rows
            if page.rows.count < 100 { break }
        }
        return lines
    }
}

extension Transaction {
    fileprivate func inboxPage(_ query: InboxQuery, now: Date) throws -> Page<Dossier> {
        if let code = DossierCode(query.code) { return try exactly(code, query) }
        guard query.wantsText else {
            let total = try countInbox(query, now: now)
            let window = query.window.within(total: min(total, Window.countLimit))
            let rows = try run(Self.inbox(query, window, now: now), Dossier.init(row:))
            return Page(rows: rows, total: total, window: window)
        }
        let matches = try inboxMatches(query, now: now)
        let window = query.window.within(total: matches.count)
        let shown = Array(matches.dropFirst(window.offset).prefix(window.size))
        return Page(rows: try dossiers(shown), total: matches.count, window: window)
    }

    private func exactly(_ code: DossierCode, _ query: InboxQuery) throws -> Page<Dossier> {
        let rows = try dossier(code).map { $0.agency == query.unit ? [$0] : [] } ?? []
        return Page(rows: rows, total: rows.count, window: query.window.within(total: rows.count))
    }
}

extension DossierDesk {
    /// The calendar in force with a unit's hours; `nil` before one is published.
    public func calendar(_ unit: Agency, now: Date) async throws -> WorkingCalendar? {
        try await calendars.value(unit.hours, at: now) {
            try await database.read { tx in try tx.calendarInForce(unit.hours) }
        }
    }
}
