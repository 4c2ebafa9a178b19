import Html
import Kit
import Links
import TestPages
import Testing
@testable import Web

@Suite struct ListComponentTests {
    private let list = Link("/danh-sach")

    private func links(page: Int, size: Int = 10, total: Int) -> PageLinks {
        PageLinks(window: Window(page: page, size: size), total: total, address: list, keeping: [("q", "khai sinh"), ("x", nil)])
    }

    @Test func `53 rows by 10, page 6: the pager shows 2 to 6, and next and last are closed (REQ-GEN-004)`() {
        let html = pager(Page(rows: [51, 52, 53], total: 53, window: Window(page: 6)), at: list).text
        let numbers = html.matches(of: /Trang (\d+)<\/span>/).map { String($0.1) }
        #expect(numbers == ["2", "3", "4", "5", "6"])
        #expect(html.matches(of: /aria-disabled="true"/).count == 2)
        #expect(html.contains("aria-current=\"page\"><span class=\"unseen\">Trang 6"))
        #expect(html.contains("page=5&amp;size=10"))
    }

    @Test(arguments: [
        (1, 3, 1...1), (1, 53, 1...5), (2, 53, 1...5), (3, 53, 1...5), (4, 53, 2...6), (6, 53, 2...6), (99, 53, 2...6), (5, 1_000, 3...7),
    ])
    func `the pager shows up to five pages around the current one`(page: Int, total: Int, numbers: ClosedRange<Int>) {
        #expect(links(page: page, total: total).numbers == numbers)
    }

    @Test func `on page 1 the first two are closed, on a single page all four, and an empty list has no pager`() {
        #expect(links(page: 1, total: 53).links.text.matches(of: /aria-disabled="true"/).count == 2)
        #expect(links(page: 1, total: 3).links.text.matches(of: /aria-disabled="true"/).count == 4)
        #expect(pager(Page<Int>(rows: [], total: 0, window: Window()), at: list).isEmpty)
    }

    @Test func `filters stay in the address, and another size goes back to page 1 without JavaScript`() {
        let links = links(page: 3, total: 53)
        #expect(links.links.text.contains("href=\"/danh-sach?q=khai%20sinh&amp;page=4&amp;size=10\""))
        let form = links.sizeForm.text
        #expect(form.contains("name=\"q\" value=\"khai sinh\"") && !form.contains("name=\"page\"") && !form.contains("name=\"x\""))
        #expect(form.contains("<button") && form.contains("Số hàng mỗi trang"))
        #expect(form.contains("value=\"10\" selected"))
        for size in Window.sizes { #expect(form.contains("<option value=\"\(size)\"")) }
    }

    @Test(arguments: [
        (0, "Tìm thấy 0 kết quả"), (5_682, "Tìm thấy 5.682 kết quả"), (10_000, "Tìm thấy 10.000 kết quả"),
        (10_001, "Tìm thấy hơn 10.000 kết quả"),
    ])
    func `the count is said in a live region (REQ-GEN-003)`(total: Int, words: String) {
        let html = resultCount(total).text
        #expect(html.contains(">\(words)<") && html.contains("aria-live=\"polite\""))
    }

    @Test func `STT counts over the whole result, heads stay, and cells name their columns for cards (REQ-GEN-006)`() {
        let html = dataTable(
            ["Lê Thị Mẫu", "H'Mơ Niê"], caption: Labels.status, firstNumber: 11, empty: Messages.empty(Labels.code),
            columns: [Column(Labels.fullName, .name) { "\($0)" }, Column(ListingWords.actions, .actions) { _ in "" }])
        #expect(TagBalance.faults(html) == [])
        #expect(html.text.contains("data-label=\"STT\">11<") && html.text.contains("data-label=\"STT\">12<"))
        #expect(html.text.matches(of: /<th scope="col"/).count == 3)
        #expect(html.text.contains("<th scope=\"row\" role=\"rowheader\" class=\"table__name\" data-label=\"Họ và tên\">Lê Thị Mẫu"))
        #expect(html.text.contains("H&#39;Mơ Niê"))
    }

    @Test func `an empty list says so in one row across all columns (REQ-GEN-005)`() {
        let html = dataTable(
            [String](), caption: Labels.status, firstNumber: 1, empty: Messages.empty(Verbatim("hồ sơ")),
            columns: [Column(Labels.fullName) { "\($0)" }]
        ).text
        #expect(html.contains("colspan=\"2\">Không tìm thấy hồ sơ thỏa mãn các tiêu chí trên<"))
    }

    @Test func `a sorted column says how, and its head is a link`() {
        let html = dataTable(
            ["a"], caption: Labels.status, empty: Messages.notFound,
            columns: [Column(Labels.fullName, sort: SortLink(Link("/danh-sach").query(("sap", "ten")), now: .descending)) { "\($0)" }]
        ).text
        #expect(html.contains("aria-sort=\"descending\""))
        #expect(html.contains("href=\"/danh-sach?sap=ten\""))
    }

    @Test func `steps name where one is and what comes next`() {
        let html = steps([Verbatim("Người nộp"), Verbatim("Giấy tờ"), Verbatim("Phí")], current: 2).text
        #expect(html.contains("Bước 2 trên 3") && html.contains("<b>Giấy tờ</b>") && html.contains("Tiếp theo: Phí"))
        #expect(steps([], current: 1).isEmpty)
        #expect(!steps([Verbatim("Một")], current: 9).text.contains("Tiếp theo"))
    }

    @Test func `a link to another kind of address than the web's goes nowhere`() {
        let html = summaryList([SummaryRow(Labels.fullName, "x", change: "javascript:alert(1)")])
            + taskList([TaskLine(Labels.fullName, url: "//evil.example", state: .empty)])
        #expect(!html.text.contains("javascript:") && !html.text.contains("evil.example"))
    }
}
