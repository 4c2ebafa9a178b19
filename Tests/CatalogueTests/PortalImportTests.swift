import Catalogue
import Foundation
import Kit
import Testing

@Suite struct PortalImportTests {
    private func read(_ catalogue: String, _ details: String = "") -> CatalogueReading {
        CatalogueReader.portal(catalogue: Data(catalogue.utf8), details: Data(details.utf8))
    }

    @Test func `each faulty record is reported with its line and code, and the rest is read`() {
        let reading = read(
            """
            {"code":"1.000001","name":"Một","departmentPromulgate":"Bộ Thử nghiệm"}
            {"code":"1.000002","name":

            {"code":"1.000003"}
            {"code":"1.000004","name":4}
            {"name":"Không mã"}
            {"code":" ","name":"Mã trống"}
            {"code":"1.000005","name":" "}
            [1]
            {"code":"1.000001","name":"Lặp lại"}
            {"code":"1.000006","name":"Sáu"}
            """)
        #expect(reading.procedures.map(\.code) == ["1.000001", "1.000006"])
        #expect(reading.faults.map(\.line).sorted() == [2, 4, 5, 6, 7, 8, 9, 10])
        let reasons = Dictionary(uniqueKeysWithValues: reading.faults.map { ($0.line, $0) })
        #expect(reasons[2]?.reason == .notJSON)
        #expect(reasons[4] == ImportFault(file: "catalog.jsonl", line: 4, code: "1.000003", .part("name")))
        #expect(reasons[5]?.reason == .part("name") && reasons[5]?.code == "1.000004")
        #expect(reasons[6]?.reason == .part("code"))
        #expect(reasons[7]?.reason == .noCode && reasons[8]?.reason == .noName)
        #expect(reasons[10]?.reason == .repeated)
    }

    @Test func `a record gives terms, fees and components, odd values kept and noted`() throws {
        let record = """
            {"code":"1.000007","name":"THỦ TỤC THỬ","type":"SPECIFIC",
            "isWard":true,"isProvince":true,"isFullProcess":true,
            "executionMethods":[
              {"submissionMethod":"ONLINE","processingTime":12.5,"processingTimeUnit":"WORKING_DAY",
               "fees":[{"type":"FEE","value":100}]},
              {"submissionMethod":"DIRECT","processingTime":"7,5","processingTimeUnit":"DAY",
               "fees":[{"type":"SERVICE_FEE","value":100000}]},
              {"submissionMethod":"POSTAL","processingTime":"Theo mô tả","processingTimeUnit":"OTHER"},
              {"submissionMethod":"DIRECT","processingTime":1,"processingTimeUnit":"OTHER"}],
            "executionCases":[{"name":"","profileComponents":[{"name":"Đơn","code":"A","originalQty":1,"copyQty":-2},
              {"name":"Đơn khác","code":"A","attachments":[{"fileName":"mau.doc"}]}]}],
            "departmentsExecuting":[{"name":"Công an cấp Xã","code":"BCA_CAX"},{"name":"UBND","code":"H21.24.01"}],
            "subjectTypesDetails":[{"name":"Công dân Việt Nam","code":"ĐT1"},{"name":"nhóm 1"}],
            "procedureProposal":{"proposalNumber":"1/QĐ","decisionDate":1768496400000}}
            """.replacingOccurrences(of: "\n", with: " ")
        let reading = read(#"{"code":"1.000007","name":"Thủ tục thử"}"#, record)
        #expect(reading.faults == [])
        let procedure = try #require(reading.procedures.first)
        #expect(
            procedure.ways.map(\.term) == [
                Term(Decimal(string: "12.5"), .workingDay), Term(Decimal(string: "7.5"), .day),
                Term(nil, .other("Theo mô tả")),
                Term(1, .other("")),
            ])
        #expect(procedure.executedBy == [.commune, .province] && procedure.online.level == .full)
        #expect(procedure.kind == .specific && procedure.decision?.day?.iso == "2026-01-16")
        #expect(procedure.components.map(\.code) == ["A", "A-2"] && procedure.components[0].copies == 0)
        #expect(procedure.components[1].forms.map(\.name) == ["mau.doc"])
        #expect(
            Set(procedure.notices.map(\.kind)) == [
                .nameInCapitals, .feeTooSmall, .feesDisagree, .termWithoutUnit, .componentCodeRepeated, .unknownSubject,
                .agencyCodeFitsNoGrammar,
            ])
    }

    @Test func `a code stays as it was published`() {
        let reading = read(#"{"code":" 1.000008","name":"Tám"}"# + "\n" + #"{"code":"1.000008","name":"Tám khác"}"#)
        #expect(reading.procedures.map(\.code) == [" 1.000008", "1.000008"])
        #expect(reading.procedures[0].notices.map(\.kind) == [.codeHasSpaces])
    }

    @Test func `text in NFD becomes NFC, and control characters go`() throws {
        let name = "Đăng ký khai sinh".decomposedStringWithCanonicalMapping
        let reading = read(#"{"code":"1.000009","name":"  \#(name)\u0007  lại "}"#)
        #expect(
            reading.procedures.first?.name.unicodeScalars.elementsEqual("Đăng ký khai sinh lại".unicodeScalars) == true)
    }

    @Test func `our own format reports faulty records too`() {
        let file = """
            {"format": "motcua-catalogue/1", "procedures": [
              {"code": "9.000010", "name": "Mười", "promulgatedBy": "Bộ Thử nghiệm"},
              {"code": "9.000011", "name": "Mười một"},
              {"code": "9.000012", "name": "Mười hai", "promulgatedBy": "Bộ Thử nghiệm", "kind": "odd"}]}
            """
        let reading = CatalogueReader.own([
            ("a.json", Data(file.utf8)), ("b.json", Data("{".utf8)),
            ("c.json", Data(#"{"format": "other", "procedures": []}"#.utf8)),
        ])
        #expect(reading.procedures.map(\.code) == ["9.000010"])
        #expect(reading.faults.map(\.code) == ["9.000011", "9.000012", nil, nil])
        #expect(reading.faults.map(\.reason) == [.part("promulgatedBy"), .part("kind"), .notJSON, .part("format")])
    }
}
