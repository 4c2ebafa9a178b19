import Catalogue
import Foundation
import Kit
import Testing

@Suite struct SearchTests {
    let index = CatalogueFolders.sampleIndex

    @Test(arguments: ["khai sinh", "KHAI SINH", "khai sính", "Khaí sinh", "khaisinh", "khai sihn", "khai\u{301} sinh"])
    func `the trial birth registration is found first however it is typed (REQ-TTHC-002)`(text: String) {
        #expect(index.codes(text).first == "9.000002")
    }

    @Test(arguments: [
        ("đăng ký kết hôn", "1.000894"), ("dang ky ket hon", "1.000894"), ("đăng kí kết hôn", "1.000894"),
        ("dk ket hon", "1.000894"), ("dang ky kê1t ho6n", "1.000894"), ("keest hoon", "1.000894"),
        ("hộ khẩu", "1.004222"), ("nhập hộ khẩu", "1.004222"), ("thường trú", "1.004222"),
        ("độc thân", "1.004873"), ("báo tử", "1.000656"), ("tạm vắng", "1.003677"),
        ("GPLX", "3.000346"), ("bằng lái xe", "3.000346"), ("đổi bằng lái", "3.000347"), ("lltp", "3.000333"),
        ("cấp lại cccd bị mất", "1.014064"), ("BHYT", "1.014137"), ("nội quy lao động", "2.001955"),
        ("số nhà", "1.009141"), ("con nuôi", "2.001263"), ("nhãn hiệu", "1.015002"), ("di chúc", "2.001019"),
        ("hộ chiếu", "1.001456"), ("passport", "1.001456"), ("tạm trú", "1.004194"),
    ])
    func `what people type finds what they mean`(text: String, code: String) {
        #expect(index.codes(text).first == code)
    }

    @Test func `abbreviations find the long words`() {
        #expect(index.codes("CCCD").prefix(4).allSatisfy { $0.hasPrefix("1.01406") })
        #expect(index.codes("sổ đỏ").prefix(2).contains("1.012783"))
        #expect(index.codes("gcn qsdđ").contains("1.012783"))
        #expect(index.codes("đkkd").contains("1.001612"))
        #expect(index.codes("bhxh").contains("1.014177"))
    }

    @Test(arguments: ["1.004222", "1004222", " 1.004222 ", "1.004222.000.00.00.H56"])
    func `a code is found with and without dots, and with a province's part`(text: String) {
        #expect(index.codes(text) == ["1.004222"])
    }

    @Test func `the beginning of a code finds all that begin so`() {
        #expect(index.codes("9.0000") == ["9.000001", "9.000002", "9.000003"])
        #expect(index.listing("9.000001.000.00.00.H99")?.code == "9.000001")
    }

    @Test func `exact marks come before the same letters with others`() {
        let results = index.search(CatalogueQuery("thử", window: Window(page: 1, size: 5))).page.rows
        #expect(results.prefix(3).allSatisfy { $0.code.hasPrefix("9.") })
    }

    @Test func `the beginning of a word is enough`() {
        #expect(index.codes("tạm v").first == "1.003677")
        #expect(index.codes("nhãn hiệ").first == "1.015002")
    }

    @Test(arguments: [
        "thủ tục", "của và cho", "\"khai sinh\"", "'; DROP TABLE catalogue_procedures; --", "khai AND (sinh OR *)",
        "%_", "\\",
        String(repeating: "khai sinh ", count: 50), String(repeating: "a", count: 500), "🙂", "\u{0}",
    ])
    func `anything typed gets a normal answer within a second (REQ-TTHC-002)`(text: String) {
        let clock = ContinuousClock()
        let took = clock.measure { #expect(index.search(CatalogueQuery(text)).page.total >= 0) }
        #expect(took < .seconds(1))
    }

    @Test func `quotes and repetitions do not hide what is meant`() {
        #expect(index.codes("\"khai sinh\"").first == "9.000002")
        #expect(index.codes(String(repeating: "khai sinh ", count: 50)).first == "9.000002")
    }

    @Test func `nothing like it is no result`() {
        let nothing = index.search(CatalogueQuery("zzzqqq"))
        #expect(nothing.page.total == 0 && nothing.page.rows.isEmpty)
    }

    @Test func `an empty text lists everything in the order of names`() {
        let all = index.search(CatalogueQuery(window: Window(page: 1, size: 100)))
        #expect(all.page.total == 102)
        let names = all.page.rows.map { VietnameseText.sortKey($0.name) }
        #expect(names == names.sorted())
    }

    @Test func `pages follow one another without a gap`() {
        let pages = (1...11).flatMap { page in
            index.search(CatalogueQuery("đăng ký", window: Window(page: page, size: 5))).page.rows.map(\.code)
        }
        let total = index.search(CatalogueQuery("đăng ký")).page.total
        #expect(Set(pages.prefix(total)).count == min(total, pages.count))
        let beyond = index.search(CatalogueQuery("khai sinh", window: Window(page: 900, size: 5))).page
        #expect(beyond.window.page == beyond.window.pages(of: beyond.total) && !beyond.rows.isEmpty)
    }
}
