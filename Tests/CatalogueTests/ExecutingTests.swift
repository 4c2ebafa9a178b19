import Catalogue
import Directory
import Kit
import Testing

@Suite struct ExecutingTests {
    let procedures = Dictionary(uniqueKeysWithValues: CatalogueFolders.sampleReading.procedures.map { ($0.code, $0) })

    private func unit(_ code: String, _ level: AgencyLevel) throws -> Agency {
        Agency(
            code: try #require(OrgCode(code)), name: "Đơn vị", level: level,
            activeFrom: try #require(Day(year: 2025, month: 7, day: 1)))
    }

    @Test func `communes execute 9.000002, departments and desks do not (REQ-TTHC-006)`() throws {
        let birth = try #require(procedures["9.000002"])
        #expect(birth.isExecuted(by: try unit("000.20.31.H99", .commune)))
        #expect(birth.isExecuted(by: try unit("000.21.31.H99", .commune)))
        #expect(!birth.isExecuted(by: try unit("000.00.05.H99", .department)))
        #expect(!birth.isExecuted(by: try unit("001.20.31.H99", .desk)))
    }

    @Test func `what is carried out at provincial level is offered at departments`() throws {
        let land = try #require(procedures["1.115343"])
        #expect(land.isExecuted(by: try unit("000.00.05.H99", .department)))
        #expect(!land.isExecuted(by: try unit("000.20.31.H99", .commune)))
        #expect(!land.isExecuted(by: try unit("000.00.00.H99", .province)))
    }

    @Test(arguments: [
        ("1.001193", "1.001193"), (" 1.014325", "1.014325"), ("9.000001.000.00.00.H99", "9.000001"), ("1", "1"),
        ("", ""),
    ])
    func `a code as typed means the national one`(typed: String, code: String) {
        #expect(ProcedureCode.national(typed) == code)
    }

    @Test func `codes have one digit, a dot and six digits`() {
        for code in ["1.001193", "9.000001"] { #expect(ProcedureCode.isWellFormed(code)) }
        for code in ["0.001193", "1.01193", "1.014955-Xoa", "1,001193", "a.001193", ""] {
            #expect(!ProcedureCode.isWellFormed(code))
        }
    }
}
