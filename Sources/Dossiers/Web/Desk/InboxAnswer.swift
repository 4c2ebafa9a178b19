import Directory
import Dossiers
import Foundation
import Kit
import Links
import Store
import Web

extension DeskRoutes {
    /// The inbox as a page, or with `xuat=csv` as a file.
    func inbox(_ visit: Visit, _ officer: Officer) async throws -> Response {
        var filter = InboxFilter(visit, of: officer)
        guard let code = OrgCode(filter.unit), officer.scope.allows(.read, on: code),
            let unit = try await units.agency(code)
        else { throw DeskRefusal.forbidden }
        let window = visit.query("size") == nil ? Window(page: visit.window.page, size: 20) : visit.window
        let query = filter.read(window)
        if let query, visit.query("xuat") == "csv" { return try await export(query, unit, officer, now: visit.now) }
        let shown = try await query.asyncMap { try await desk.inbox($0, of: officer, now: visit.now) }
        let page = InboxPage(
            filter: filter, inbox: shown, units: try await own(officer), unit: unit,
            calendar: try await desk.calendar(unit, now: visit.now), now: visit.now)
        return visit.page(DeskPageWords.inbox, status: query == nil ? 422 : 200, layout: .officer, page.body)
    }

    private func own(_ officer: Officer) async throws -> [Agency] {
        let codes = officer.scope.units
        guard codes.count > 1 else { return [] }
        var own: [Agency] = []
        for code in codes { if let unit = try await units.agency(code) { own.append(unit) } }
        return own
    }

    private func export(_ query: InboxQuery, _ unit: Agency, _ officer: Officer, now: Date) async throws -> Response {
        let lines = try await desk.exportInbox(query, of: officer, now: now)
        let bytes = InboxCSV(lines: lines).bytes
        return .download(bytes, name: "ho-so-\(unit.code)-\(Day(now).compact).csv", type: "text/csv; charset=utf-8")
    }
}

extension Optional {
    fileprivate func asyncMap<T>(_ transform: (Wrapped) async throws -> T) async rethrows -> T? {
        guard let self else { return nil }
        return try await transform(self)
    }
}
