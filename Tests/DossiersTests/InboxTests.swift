import Directory
import Foundation
import Kit
import Store
import TestStore
import Testing

@testable import Dossiers

@Suite(.timeLimit(.minutes(2))) struct InboxTests {
    private func query(_ stage: Stage, _ change: (inout InboxQuery) -> Void = { _ in }) -> InboxQuery {
        var query = InboxQuery(unit: Town.commune, stage: stage)
        change(&query)
        return query
    }

    private func codes(_ town: Town, _ query: InboxQuery, now: Date = Town.morning) async throws -> [String] {
        try await town.desk.inbox(query, of: try await town.cua(), now: now).page.rows.map {
            String($0.dossier.code?.text.suffix(4) ?? "")
        }
    }

    /// Three sent one minute after the other, the first by C-THU; the third is received.
    private func busy(_ engine: Engine) async throws -> Town {
        let town = try await Town.atWork(engine)
        _ = try await town.send(by: People.thu)
        _ = try await town.send(now: Town.morning.addingTimeInterval(60))
        let third = try await town.send(now: Town.morning.addingTimeInterval(120))
        try await town.desk.receive(
            try town.handling(third, by: try await town.cua()), .byTerm(0), now: Town.morning.addingTimeInterval(180))
        return town
    }

    @Test(arguments: TestDatabase.engines)
    func `an inbox is one stage of one unit, what is due first stands first`(engine: Engine) async throws {
        let town = try await busy(engine)
        #expect(try await codes(town, query(.sent)) == ["0001", "0002"])
        #expect(try await codes(town, query(.sent) { $0.isDescending = true }) == ["0002", "0001"])
        #expect(try await codes(town, query(.received)) == ["0003"])
        let inbox = try await town.desk.inbox(query(.sent), of: try await town.xuly(), now: town.now)
        #expect(inbox.counts[.sent] == 2 && inbox.counts[.received] == 1 && inbox.counts[.processing] == 0)
        #expect(inbox.page.total == 2 && inbox.overdue == 0 && inbox.next == nil)
        let elsewhere = InboxQuery(unit: Town.neighbour, stage: .sent)
        #expect(try await town.desk.inbox(elsewhere, of: try await town.neighbour(), now: town.now).page.rows.isEmpty)
    }

    @Test(arguments: TestDatabase.engines)
    func `names are found with and without marks, codes by any part (REQ-GEN-007)`(engine: Engine) async throws {
        let town = try await busy(engine)
        for typed in ["thu", "THỬ", "  tran  van ", "Trần"] {
            #expect(try await codes(town, query(.sent) { $0.applicant = typed }) == ["0001"])
        }
        #expect(try await codes(town, query(.sent) { $0.procedure = "trich luc" }).count == 2)
        #expect(try await codes(town, query(.sent) { $0.code = "-0002" }) == ["0002"])
        // A whole code finds its dossier in any stage, and only in this unit.
        #expect(try await codes(town, query(.sent) { $0.code = "000.20.31.h99-261120-0003" }) == ["0003"])
        for literal in ["%", "_", "\\", "'"] {
            #expect(try await codes(town, query(.sent) { $0.code = literal }).isEmpty)
        }
        let stranger = try await town.neighbour()
        var theirs = InboxQuery(unit: Town.neighbour, stage: .sent)
        theirs.code = "000.20.31.H99-261120-0001"
        #expect(try await town.desk.inbox(theirs, of: stranger, now: town.now).page.rows.isEmpty)
    }

    @Test(arguments: TestDatabase.engines)
    func `days are inclusive at both ends, and overdue is what ran out`(engine: Engine) async throws {
        let town = try await busy(engine)
        #expect(try await codes(town, query(.sent) { ($0.from, $0.to) = (Town.today, Town.today) }).count == 2)
        #expect(try await codes(town, query(.sent) { $0.from = Town.today.after(1) }).isEmpty)
        #expect(try await codes(town, query(.received) { $0.from = Town.today.after(6) }) == ["0003"])
        let late = Town.today.after(6).at(10)
        #expect(try await codes(town, query(.received) { $0.isOverdue = true }).isEmpty)
        #expect(try await codes(town, query(.received) { $0.isOverdue = true }, now: late) == ["0003"])
        #expect(try await codes(town, query(.sent) { $0.isOverdue = true }, now: late).isEmpty)
        let inbox = try await town.desk.inbox(query(.sent), of: try await town.cua(), now: late)
        #expect(inbox.overdue == 1)
    }

    @Test(arguments: TestDatabase.engines)
    func `a page goes on behind a row, in either order`(engine: Engine) async throws {
        let town = try await Town.atWork(engine)
        var sent: [Dossier] = []
        for index in 0..<7 { sent.append(try await town.send(now: Town.morning.addingTimeInterval(TimeInterval(index)))) }
        let second = query(.sent) { $0.window = Window(page: 2, size: 5) }
        #expect(try await codes(town, second) == ["0006", "0007"])
        let onwards = query(.sent) { $0.after = InboxCursor(after: sent[4]) }
        #expect(try await codes(town, onwards) == ["0006", "0007"])
        let back = query(.sent) { ($0.after, $0.isDescending) = (InboxCursor(after: sent[2]), true) }
        #expect(try await codes(town, back) == ["0002", "0001"])
        let cursor = InboxCursor(after: sent[2])
        #expect(InboxCursor(cursor.text) == cursor && InboxCursor("x.y") == nil)
    }

    @Test(arguments: TestDatabase.engines)
    func `an inbox is read out of its index, without sorting`(engine: Engine) async throws {
        let town = try await busy(engine)
        let filtered = query(.received) { query in
            (query.from, query.isOverdue, query.isDescending) = (Town.today, true, true)
            query.after = InboxCursor("1795000000000.01900000-0000-7000-8000-000000000000")
        }
        for query in [query(.sent), filtered] {
            let plan = try await town.database.read { tx in
                if engine == .postgres { try tx.execute("SET LOCAL enable_seqscan = off") }
                return try tx.plan(Transaction.inbox(query, query.window, now: Town.morning))
            }
            #expect(plan.contains("dossiers_inbox"), "\(plan)")
            #expect(!plan.uppercased().contains("SORT") && !plan.contains("TEMP B-TREE"), "\(plan)")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `taking a list out is on the record`(engine: Engine) async throws {
        let town = try await busy(engine)
        let lines = try await town.desk.exportInbox(query(.sent), of: try await town.cua(), now: town.now)
        #expect(lines.count == 2)
        let trail = try await town.database.read { tx in try tx.trail("unit:000.20.31.H99") }
        #expect(trail.map(\.action) == ["dossier.inbox.export"])
    }
}
