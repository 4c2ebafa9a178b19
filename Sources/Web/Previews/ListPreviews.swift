import Html
import Kit

struct PreviewDossier: Sendable {
    let code, applicant, procedure: String
    let due: HTML
    let state: HTML
}

let previewDossiers = [
    PreviewDossier(
        code: "000.20.31.H99-261120-0001", applicant: "Nguyễn Thị Ví Dụ", procedure: "Đăng ký khai sinh",
        due: dueLine("Còn 3 ngày làm việc".words, used: 2, of: 5, tone: .good), state: tag("Đang xử lý".words, .info)),
    PreviewDossier(
        code: "000.20.31.H99-261119-0004", applicant: "H'Mơ Niê", procedure: "Cấp bản sao trích lục hộ tịch",
        due: dueLine("Hạn hôm nay".words, used: 1, of: 1, tone: .waiting), state: tag("Chờ bổ sung".words, .waiting)),
    PreviewDossier(
        code: "000.20.31.H99-261112-0002", applicant: "Trần Văn Thử", procedure: "Đăng ký thành lập hộ kinh doanh",
        due: dueLine("Quá hạn 2 ngày".words, used: 5, of: 3, tone: .bad), state: tag("Quá hạn".words, .bad)),
]

var previewColumns: [Column<PreviewDossier>] {
    [
        Column(Labels.code, .code, sort: SortLink(PreviewLinks.here, now: .descending)) {
            "<a href=\"\(PreviewLinks.here)\">\($0.code)</a>"
        },
        Column("Người nộp".words, sort: SortLink(PreviewLinks.here)) { "\($0.applicant)" },
        Column(Labels.procedure) { "\($0.procedure)" },
        Column("Thời hạn".words) { $0.due },
        Column(Labels.status) { $0.state },
        Column(ListingWords.actions, .actions) {
            linkButton("Quá trình XL".words, to: PreviewLinks.here, .quiet, hidden: $0.code.words)
        },
    ]
}

func previewTable(_ rows: [PreviewDossier], from number: Int) -> HTML {
    dataTable(
        rows, caption: "Hồ sơ của đơn vị".words, firstNumber: number, empty: Messages.empty("hồ sơ".words),
        columns: previewColumns)
}

var listPreviews: [Preview] {
    [
        Preview("Tìm trong danh sách", previewFilter),
        Preview(
            "Bộ lọc đang dùng",
            filterChips([("UBND xã Hòa Thuận".words, PreviewLinks.here), ("Hộ tịch".words, PreviewLinks.here)])),
        Preview(
            "Bảng",
            listHead(53, action: linkButton("Thêm mới".words, to: PreviewLinks.here, .secondary))
                + previewTable(previewDossiers, from: 51)),
        Preview("Bảng trống", resultCount(0) + previewTable([], from: 1)),
        Preview("Phân trang", pager(Page(rows: [1, 2, 3], total: 53, window: Window(page: 6)), at: PreviewLinks.here)),
        Preview("Hơn mười nghìn kết quả", resultCount(10_001)),
        Preview(
            "Thẻ",
            tabs(
                [
                    Tab("Chưa nhận".words, PreviewLinks.here, isCurrent: true, count: 12),
                    Tab("Của tôi".words, PreviewLinks.here, isCurrent: false, count: 3),
                    Tab("Đã trả kết quả".words, PreviewLinks.here, isCurrent: false),
                ], label: "Danh sách hồ sơ".words)),
    ]
}

var previewFilter: HTML {
    filterForm(
        at: PreviewLinks.here,
        """
        \(textInput(previewField("nguoi-nop"), label: Labels.fullName, required: false))\
        \(selectInput(previewField("trang-thai"), label: Labels.status, [Choice("moi", "Mới".words)], required: false))\
        \(dateInput(previewField("tu"), label: Labels.from, required: false))\
        \(dateInput(previewField("den"), label: Labels.to, required: false))
        """)
}
