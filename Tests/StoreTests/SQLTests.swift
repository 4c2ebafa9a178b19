import Foundation
import Kit
import Testing
import TestStore

@testable import Store

@Suite struct SQLTests {
    @Test func `values become parameters in the order in which they stand`() {
        let sql: SQL = "SELECT \(1), \("a"), \(true)"
        #expect(sql.text == "SELECT ?, ?, ?")
        #expect(sql.values == [.integer(1), .text("a"), .integer(1)])
    }

    @Test func `a nested fragment brings its values`() {
        let condition: SQL = "unit = \("đơn vị") AND due < \(5)"
        let order: SQL = "ORDER BY \(9)"
        let sql: SQL = "SELECT \(1) WHERE \(condition) AND code = \("x") \(order)"
        #expect(sql.text == "SELECT ? WHERE unit = ? AND due < ? AND code = ? ORDER BY ?")
        #expect(sql.values == [.integer(1), .text("đơn vị"), .integer(5), .text("x"), .integer(9)])
    }

    @Test func `a fragment without values is spliced in as it is`() {
        let sql: SQL = "SELECT 1 \(SQL.none)FROM \(SQL("trial"))"
        #expect(sql.text == "SELECT 1 FROM trial")
        #expect(sql.values.isEmpty)
    }

    @Test func `a list becomes as many parameters as it has values`() {
        let sql: SQL = "a IN (\(list: [1, 2, 3])) AND b = \(4)"
        #expect(sql.text == "a IN (?, ?, ?) AND b = ?")
        #expect(sql.values.count == 4)
    }

    @Test func `an empty list is NULL, which nothing equals`() {
        let sql: SQL = "a IN (\(list: [Int]()))"
        #expect(sql.text == "a IN (NULL)")
    }

    @Test func `statements are joined with what stands between them`() {
        let all = SQL.joined(["a = \(1)", "b = \(2)", "c IS NULL"], by: " AND ")
        #expect(all.text == "a = ? AND b = ? AND c IS NULL")
        #expect(SQL.joined([], by: ", ").text == "")
    }

    @Test func `nothing is NULL`() {
        let none: String? = nil
        let sql: SQL = "\(none), \(Int?.some(3))"
        #expect(sql.values == [.null, .integer(3)])
    }

    @Test(arguments: TestDatabase.engines)
    func `no text gets out of its parameter`(engine: Engine) async throws {
        let store = try await trial(engine)
        let hostile = [
            "'; DROP TABLE trial_unique; --", "\"", "''", "$1", "?", "\\", "%_", "\u{1F600} ơ\u{31B}", "Lê Thị Thử 'O'", "\n\t\r",
        ]
        try await store.database.write { tx in
            for text in hostile { try tx.insert(text) }
        }
        let found = try await store.database.read { tx in
            try tx.run("SELECT label FROM trial_unique WHERE label IN (\(list: hostile))") { try $0.text("label") }
        }
        #expect(Set(found) == Set(hostile))
    }

    @Test(arguments: TestDatabase.engines)
    func `a zero character is left out, and what stands behind it stays`(engine: Engine) async throws {
        let store = try await trial(engine)
        try await store.database.write { tx in try tx.insert("trước\0sau") }
        let labels = try await store.database.read { tx in try tx.labels() }
        #expect(labels == ["trướcsau"])
    }

    @Test(arguments: TestDatabase.engines)
    func `a statement of two hundred parameters keeps their order`(engine: Engine) async throws {
        let store = try await trial(engine)
        let columns = (0..<200).map { number -> SQL in "\(number) + 0" }
        let sum: SQL = SQL.joined(columns.enumerated().map { index, sql in index % 2 == 0 ? sql : "(-1) * (\(sql))" }, by: " + ")
        let found = try await store.database.read { tx in try tx.count("SELECT \(sum) AS n") }
        #expect(found == -100)
    }
}
