import Catalogue
import Foundation
import Testing

@Suite struct TermTests {
    @Test(arguments: [
        (Term(3, .workingDay), "3 ngày làm việc"), (Term(Decimal(string: "12.5"), .workingDay), "12,5 ngày làm việc"),
        (Term(1, .hour), "1 giờ"), (Term(20, .day), "20 ngày"), (Term(2, .month), "2 tháng"),
        (Term(nil, .other("Theo mô tả")), "Theo mô tả"), (Term(1, .other("")), "1 (hồ sơ công bố không ghi đơn vị)"),
        (Term(nil, .other("")), "Hồ sơ công bố không ghi thời hạn"),
    ])
    func `a term is said in words`(term: Term, words: String) {
        #expect(CatalogueWords.term(term).vi == words)
    }

    @Test func `only a term with a unit gives a due date`() {
        #expect(Term(3, .workingDay).isComputable)
        #expect(!Term(1, .other("")).isComputable)
        #expect(!Term(nil, .workingDay).isComputable)
    }

    @Test func `half days survive the format`() throws {
        let term = Term(Decimal(string: "16.5"), .workingDay)
        #expect(try JSONDecoder().decode(Term.self, from: JSONEncoder().encode(term)) == term)
    }

    @Test(arguments: [
        (#"{"amount": 8000}"#, "8.000 đồng"), (#"{"amount": 20, "currency": "USD"}"#, "20 USD"),
        (
            #"{"amount": 0, "description": "Mức thu do HĐND cấp tỉnh quy định"}"#,
            "Theo quy định của Hội đồng nhân dân cấp tỉnh"
        ),
        (#"{"amount": 0, "description": "Miễn lệ phí"}"#, "Miễn theo quy định"), (#"{"amount": 0}"#, "0 đồng"),
        (#"{"amount": 0, "description": "Chi tiết tại biểu phí"}"#, "Theo quy định (xem mô tả)"),
        (#"{}"#, "Hồ sơ công bố không ghi mức thu"),
    ])
    func `a fee is said as it is, nought only where it is nought`(json: String, words: String) throws {
        let fee = try JSONDecoder().decode(Fee.self, from: Data(json.utf8))
        #expect(CatalogueWords.fee(fee).vi == words)
    }
}
