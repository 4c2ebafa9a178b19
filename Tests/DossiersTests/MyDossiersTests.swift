import Dossiers
import Foundation
import Kit
import Store
import TestStore
import Testing

@Suite struct MyDossiersTests {
    @Test(arguments: TestDatabase.engines)
    func `two drafts and three sent are counted on their tabs (REQ-DOS-005)`(engine: Engine) async throws {
        let town = try await Town(engine)
        for minute in 0..<3 { _ = try await town.send(now: town.now.addingTimeInterval(Double(minute) * 60)) }
        _ = try await town.begin(TrialProcedures.birth)
        let last = try await town.begin(at: Town.neighbour, now: town.now.addingTimeInterval(600))
        _ = try await town.begin(by: People.thu)

        let drafts = try await town.desk.list(MyDossiersQuery(tab: .drafts), of: People.mau)
        #expect(drafts.drafts == 2 && drafts.sent == 3 && drafts.page.total == 2)
        #expect(drafts.page.rows.first?.id == last.id, "the newest stands first")
        let sent = try await town.desk.list(MyDossiersQuery(tab: .sent), of: People.mau)
        #expect(sent.page.rows.compactMap(\.code?.text).map { $0.suffix(4) } == ["0003", "0002", "0001"])
    }

    @Test(arguments: TestDatabase.engines)
    func `filters combine, forgive marks, and take signs literally (REQ-GEN-007)`(engine: Engine) async throws {
        let town = try await Town(engine)
        _ = try await town.move(try await town.send(), .receive)
        _ = try await town.send(now: Town.today.after(1).at(8))
        func found(_ change: (inout MyDossiersQuery) -> Void) async throws -> Int {
            var query = MyDossiersQuery(tab: .sent)
            change(&query)
            return try await town.desk.list(query, of: People.mau).page.total
        }
        #expect(try await found { $0.name = "TRICH luc" } == 2)
        #expect(try await found { $0.name = "khai sinh" } == 0)
        #expect(try await found { $0.code = "h99-261121" } == 1)
        #expect(try await found { $0.stage = .received } == 1)
        #expect(try await found { $0.from = Town.today; $0.to = Town.today } == 1)
        #expect(try await found { $0.name = "trich"; $0.stage = .received; $0.code = "261121" } == 0)
        for sign in ["%", "_", "'", "\\", "%' OR 1=1 --"] { #expect(try await found { $0.code = sign } == 0) }
        #expect(try await found { $0.name = "%" } == 2, "a sign alone folds to nothing and filters nothing")
    }

    @Test(arguments: TestDatabase.engines)
    func `the end of a range holds its whole day (REQ-GEN-009)`(engine: Engine) async throws {
        let town = try await Town(engine)
        _ = try await town.send(now: Town.today.at(23, 59).addingTimeInterval(59.999))
        var query = MyDossiersQuery(tab: .sent)
        (query.from, query.to) = (Town.today, Town.today)
        #expect(try await town.desk.list(query, of: People.mau).page.total == 1)
    }

    @Test(arguments: TestDatabase.engines)
    func `pages beyond the last show the last (REQ-GEN-004)`(engine: Engine) async throws {
        let town = try await Town(engine)
        for minute in 0..<7 { _ = try await town.send(now: town.now.addingTimeInterval(Double(minute))) }
        var query = MyDossiersQuery(tab: .sent)
        query.window = Window(page: 9_999, size: 5)
        let list = try await town.desk.list(query, of: People.mau)
        #expect(list.page.window.page == 2 && list.page.rows.count == 2 && list.page.total == 7)

        var next = MyDossiersQuery(tab: .sent)
        next.window = Window(size: 5)
        let first = try await town.desk.list(next, of: People.mau).page.rows
        next.after = DossierCursor(DossierCursor(after: first[4]).text)
        #expect(try await town.desk.list(next, of: People.mau).page.rows == list.page.rows)
        #expect(DossierCursor("x") == nil && DossierCursor("12.") == nil)
    }

    @Test(arguments: TestDatabase.engines, MyDossiersQuery.Sort.allCases)
    func `every column sorts, both ways`(engine: Engine, sort: MyDossiersQuery.Sort) async throws {
        let town = try await Town(engine)
        for minute in 0..<3 { _ = try await town.send(now: town.now.addingTimeInterval(Double(minute))) }
        var query = MyDossiersQuery(tab: .sent)
        (query.sort, query.isDescending) = (sort, false)
        let up = try await town.desk.list(query, of: People.mau).page.rows
        query.isDescending = true
        #expect(try await town.desk.list(query, of: People.mau).page.rows == up.reversed())
    }

    @Test(arguments: TestDatabase.engines)
    func `lists are read from their index, without sorting`(engine: Engine) async throws {
        let town = try await Town(engine)
        try await town.database.read { tx in
            let mine = try tx.plan(
                """
                SELECT id FROM dossiers_dossiers WHERE subject = \("s") AND is_sent = \(true)
                 ORDER BY listed_at DESC, id DESC LIMIT \(20) OFFSET \(0)
                """)
            let inbox = try tx.plan(
                """
                SELECT id FROM dossiers_dossiers WHERE agency = \("a") AND stage = \(1)
                 ORDER BY queued_at, id LIMIT \(20)
                """)
            let seek = try tx.plan(
                """
                SELECT id FROM dossiers_dossiers WHERE subject = \("s") AND is_sent = \(true)
                   AND (listed_at, id) < (\(Town.morning), \(UUID()))
                 ORDER BY listed_at DESC, id DESC LIMIT \(20)
                """)
            for (plan, index) in [(mine, "dossiers_mine"), (seek, "dossiers_mine"), (inbox, "dossiers_inbox")] {
                #expect(plan.contains(index) && !plan.contains("TEMP B-TREE") && !plan.contains("Seq Scan"), "\(plan)")
            }
        }
    }
}
