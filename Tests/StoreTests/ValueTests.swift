import Foundation
import Kit
import Testing
import TestStore

@testable import Store

@Suite struct ValueTests {
    @Test(arguments: TestDatabase.engines)
    func `every kind of value comes back as it went in`(engine: Engine) async throws {
        let store = try await trial(engine)
        let id: ID<ValueTests> = Chance.system.id(at: moment)
        let bytes = (0...255).map { UInt8($0) }
        try await store.database.write { tx in
            try tx.execute("""
                INSERT INTO trial (id, label, number, bytes, ratio)
                VALUES (\(id), \("Hòa Thuận"), \(Int.max), \(bytes), \(0.1))
                """)
        }
        _ = try await store.database.read { tx in
            try tx.run("SELECT * FROM trial") { row throws in
                #expect(try row.id("id") == id)
                #expect(try row.text("label") == "Hòa Thuận")
                #expect(try row.int("number") == Int.max)
                #expect(try row.blob("bytes") == bytes)
                #expect(try row.value("ratio") == .real(0.1))
            }
        }
    }

    @Test(arguments: TestDatabase.engines, [Int.min, -1, 0, 1, Int.max])
    func `whole numbers keep their value`(engine: Engine, number: Int) async throws {
        let store = try await trial(engine)
        let found = try await store.database.write { tx in
            try tx.first("INSERT INTO trial (id, number) VALUES (\(UUID()), \(number)) RETURNING number") { try $0.int("number") }
        }
        #expect(found == number)
    }

    @Test(arguments: TestDatabase.engines)
    func `nothing, an empty text and empty bytes are three things`(engine: Engine) async throws {
        let store = try await trial(engine)
        try await store.database.write { tx in
            try tx.execute("INSERT INTO trial (id, label, number, bytes) VALUES (\(UUID()), \(""), NULL, \([UInt8]()))")
        }
        _ = try await store.database.read { tx in
            try tx.run("SELECT label, number, bytes, ratio FROM trial") { row throws in
                #expect(try row.optionalText("label") == "")
                #expect(try row.optionalInt("number") == nil)
                #expect(try row.optionalBlob("bytes") == [])
                #expect(throws: StoreFault.brokenRow(column: "number")) { try row.int("number") }
                #expect(throws: StoreFault.noColumn("absent")) { try row.text("absent") }
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `moments keep their milliseconds, days their number`(engine: Engine) async throws {
        let store = try await trial(engine)
        let (now, day) = (Date(milliseconds: 1_795_000_000_123), Day(year: 1961, month: 2, day: 28)!)
        try await store.database.write { tx in
            try tx.execute("INSERT INTO trial (id, number) VALUES (\(UUID()), \(now))")
            try tx.execute("INSERT INTO trial (id, number) VALUES (\(UUID()), \(day))")
        }
        let numbers = try await store.database.read { tx in
            try tx.run("SELECT number FROM trial ORDER BY number DESC") { (try $0.date("number"), try $0.int("number")) }
        }
        #expect(numbers.first?.0 == now)
        #expect(numbers.last?.1 == day.number)
    }

    @Test(arguments: TestDatabase.engines)
    func `sums of whole numbers are whole numbers`(engine: Engine) async throws {
        let store = try await trial(engine)
        try await store.database.write { tx in
            for number in 1...4 { try tx.insert("\(number)", number) }
        }
        let sum = try await store.database.read { tx in try tx.count("SELECT sum(number) AS n FROM trial_unique") }
        #expect(sum == 10)
    }

    @Test(arguments: TestDatabase.engines)
    func `true and false are read as such`(engine: Engine) async throws {
        let store = try await trial(engine)
        let found = try await store.database.write { tx in
            try tx.execute("INSERT INTO trial_duty (officer, on_duty) VALUES (\("a"), \(true)), (\("b"), \(false))")
            return try tx.run("SELECT on_duty, count(*) > 0 AS some FROM trial_duty GROUP BY on_duty ORDER BY on_duty") {
                (try $0.bool("on_duty"), try $0.bool("some"))
            }
        }
        #expect(found.map(\.0) == [false, true])
        #expect(found.map(\.1) == [true, true])
    }

    @Test(arguments: TestDatabase.engines)
    func `a text of a megabyte and bytes of four come back whole`(engine: Engine) async throws {
        let store = try await trial(engine)
        let text = String(repeating: "Một Cửa ", count: 131_072 / 8)
        let bytes = Chance.system.bytes(4 << 20)
        try await store.database.write { tx in
            try tx.execute("INSERT INTO trial (id, label, bytes) VALUES (\(UUID()), \(text), \(bytes))")
        }
        _ = try await store.database.read { tx in
            try tx.run("SELECT label, bytes FROM trial") { row throws in
                let (label, blob) = (try row.text("label"), try row.blob("bytes"))
                #expect(label == text)
                #expect(blob == bytes)
            }
        }
    }
}
