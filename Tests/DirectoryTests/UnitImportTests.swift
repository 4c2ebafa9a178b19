import Directory
import Foundation
import Kit
import Store
import TestStore
import Testing

@Suite(.timeLimit(.minutes(5))) struct UnitImportTests {
    private let head = "ma,ten,cap,ma_cha,tu_ngay,den_ngay,dia_chi,dien_thoai,ma_khac\n"

    private func run(
        _ rows: String, _ province: Province, in reach: UnitReach = .everything, trial: Bool = false
    ) async throws -> [UnitVerdict] {
        try await UnitRegister(database: province.units.database).importUnits(
            try UnitFile(Array((head + rows).utf8)), in: reach, by: "test", isTrial: trial, now: Province.morning)
    }

    private func unit(_ text: String, _ province: Province) async throws -> UnitRecord? {
        let code = UnitCode(imported: text)!
        return try await province.store.database.read { tx in
            try tx.unit(known: code).flatMap { try tx.unitRecord($0.code, on: Province.today) }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `each row has a verdict, and a wrong one does not stop the others`(engine: Engine) async throws {
        let province = try await Province(engine)
        let rows = """
            000.00.07.H99,Sở Y tế,so,,,,"Số 7, đường Thử",,H99.07
            000.00.08.H99,,so,,,,,,
            UBNDX,Ủy ban lạ,xa,000.00.00.H99,01/07/2025,,,,
            000.00.09.H99,Sở Lạ,phong,,31/02/2026,,,,
            H99.10,Sở Mới,so,,,,,,
            000.00.05.H99,Sở Tư pháp tỉnh Bình Minh,so,,,,Địa chỉ mới,,
            000.00.05.H99,Sở Tư pháp tỉnh Bình Minh,so,,,,,,
            000.20.31.H99,UBND phường Hòa Thuận,xa,,,,,,
            000.02.88.H99,Phòng xa,truc_thuoc,,,,,,
            000.21.31.H99,UBND xã Phú Lạc,xa,000.00.05.H99,,,,,
            ,Không mã,xa,,,,,,
            000.00.11.H99,Sở Cũ,so,,01/01/2020,01/01/2019,,,
            000.00.12.H99,Sở Trùng,so,,,,,,000.00.05.H99
            """
        let verdicts = try await run(rows, province)
        #expect(verdicts.map(\.line) == Array(2...14))
        #expect(verdicts.map(\.outcome) == [
            .added, .refused([.noName]), .added, .refused([.noLevel("phong"), .noSuchDay("31/02/2026")]), .added, .changed,
            .refused([.twice(line: 7)]), .refused([.otherName("UBND xã Hòa Thuận")]),
            .refused([.parentUnknown("000.00.88.H99")]), .refused([.otherParent("000.00.00.H99")]), .refused([.noCode]),
            .refused([.endsBeforeItBegins]), .refused([.aliasTaken("000.00.05.H99")]),
        ])
        #expect(verdicts[0].remarks == [.parentByCode("000.00.00.H99")])
        #expect(verdicts[2].remarks == [.keptAsItIs])
        #expect(try await unit("H99.7", province)?.unit.name == "Sở Y tế")
        #expect(try await unit("UBNDX", province)?.unit.code.scheme == .legacy)
        #expect(try await unit("000.00.10.H99", province)?.unit.code.text == "H99.10", "both orders are one place")
        #expect(try await unit("000.00.05.H99", province)?.unit.address == "Địa chỉ mới")
    }

    @Test(arguments: TestDatabase.engines)
    func `units without a code of thirteen characters are no agencies, and break none`(engine: Engine) async throws {
        let province = try await Province(engine)
        _ = try await run("UBNDX,Ủy ban lạ,xa,000.00.00.H99,,,,,\n000.01.77.H99,Đội lạ,truc_thuoc,UBNDX,,,,,", province)
        #expect(try await province.units.all().count == 13)
        #expect(try await unit("000.01.77.H99", province)?.parents.first?.value.text == "UBNDX")
    }

    @Test(arguments: TestDatabase.engines)
    func `parents may come later in the file, a second import changes nothing, a trial writes nothing`(engine: Engine) async throws {
        let province = try await Province(engine)
        let rows = "000.05.07.H99,Phòng,truc_thuoc,000.00.07.H99,,,,,\n000.00.07.H99,Sở Y tế,so,000.00.00.H99,,,,,"
        #expect(try await run(rows, province, trial: true).map(\.outcome) == [.added, .added])
        #expect(try await unit("000.00.07.H99", province) == nil)
        #expect(try await run(rows, province).map(\.outcome) == [.added, .added])
        #expect(try await run(rows, province).map(\.outcome) == [.unchanged, .unchanged])
        let line = try await province.store.database.read { tx in
            try tx.line(above: UnitCode(imported: "000.05.07.H99")!, on: Province.today).map(\.code.text)
        }
        #expect(line == ["000.00.00.H99", "000.00.07.H99"])
    }

    @Test(arguments: TestDatabase.engines)
    func `who administers a branch imports into it and nowhere else`(engine: Engine) async throws {
        let province = try await Province(engine)
        let rows = """
            000.09.05.H99,Phòng của Sở,truc_thuoc,000.00.05.H99,,,,,
            000.00.07.H99,Sở Y tế,so,000.00.00.H99,,,,,
            000.00.00.H98,UBND tỉnh khác,tinh,,,,,,
            000.20.31.H99,UBND xã Hòa Thuận,xa,,,,Đâu đó,,
            """
        let verdicts = try await run(rows, province, in: .branches([UnitCode(imported: "000.00.05.H99")!]))
        #expect(verdicts.map(\.outcome) == [.added, .refused([.outside]), .refused([.outside]), .refused([.outside])])
    }

    @Test func `a file that is no table, or has no head, is not read`() throws {
        #expect(throws: UnitFileRefusal.notATable) { try UnitFile([0xFF, 0xFE, 0x00]) }
        #expect(throws: UnitFileRefusal.notATable) { try UnitFile(Array("ma,\"ten".utf8)) }
        #expect(throws: UnitFileRefusal.empty) { try UnitFile([]) }
        #expect(throws: UnitFileRefusal.empty) { try UnitFile(Array(head.utf8)) }
        #expect(throws: UnitFileRefusal.missingColumns([.name, .level])) { try UnitFile(Array("ma,dia_chi\n1,2".utf8)) }
    }

    @Test func `tables are read with quotes, semicolons, marks and both line ends`() throws {
        let table = try #require(CSVReader([0xEF, 0xBB, 0xBF] + Array("a;b\r\n\"x;\"\"y\"\"\nz\"; q \r\n\r\n".utf8)))
        #expect(table.rows == [["a", "b"], ["x;\"y\" z", "q"]])
    }

    @Test(arguments: TestDatabase.engines)
    func `fifteen thousand units are imported, searched through their indexes and browsed`(engine: Engine) async throws {
        let province = try await Province(engine)
        var rows = ""
        for department in 1...30 { rows += "H98.\(department),Sở số \(department),so,H98,,,,,\n" }
        for commune in 1...3_300 { rows += "H98.1000.\(commune),UBND xã Thử \(commune),xa,H98,,,,,\n" }
        for office in 1...11_670 { rows += "H98.\(office % 30 + 1).\(office),Phòng \(office),truc_thuoc,,,,,,\n" }
        let verdicts = try await run("H98,UBND tỉnh Lớn,tinh,,,,,,\n" + rows, province)
        #expect(verdicts.count == 15_001 && verdicts.allSatisfy { $0.outcome == .added })
        let register = UnitRegister(database: province.units.database)
        for text in ["thu 12", "H98.3", "ubnd xa", "phong 11"] {
            var query = UnitQuery(on: Province.today)
            (query.text, query.reach) = (text, .branches([UnitCode(imported: "H98")!]))
            #expect(try await !register.find(query).rows.isEmpty, "\(text)")
        }
        let plan = try await province.store.database.read { tx in
            try tx.plan("SELECT code FROM directory_words WHERE word >= \("thu") AND word < \("thu\u{10FFFF}")")
        }
        if engine == .sqlite { #expect(plan.contains("INDEX") && !plan.contains("SCAN")) }
    }
}
