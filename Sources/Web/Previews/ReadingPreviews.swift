import Html
import Kit

var readingPreviews: [Preview] {
    [
        Preview("Tóm tắt", summaryList(previewSummary)),
        Preview(
            "Khung",
            panel("Cần hỗ trợ?".words, "<p>Bộ phận một cửa UBND xã Hòa Thuận, 07:30–17:00 các ngày làm việc.</p>")),
        Preview(
            "Khung cần chú ý",
            panel("Đang chờ Ông/Bà".words, tone: .waiting, "<p>Bổ sung 1 giấy tờ trước 27/11/2026.</p>")),
        Preview("Mở thêm", disclosure("Căn cứ pháp lý".words, "<p>Luật Hộ tịch.</p>")),
        Preview("Mã hồ sơ", copyCode("000.20.31.H99-261120-0001")),
        Preview(
            "Ô tìm kiếm",
            searchBox(at: PreviewLinks.here, label: "Tìm trong trang xem trước".words, isLarge: true, id: "tim-lon")),
        Preview("Lối vào", tiles(previewTiles)),
        Preview("Việc hôm nay", counters(previewCounters)),
        Preview(
            "Kết quả",
            resultList([
                ResultLine(
                    "Đăng ký khai sinh".words, PreviewLinks.here,
                    facts: ["Mã 1.001193".words, "UBND cấp xã".words, "Trong ngày".words],
                    state: tag("Làm trực tuyến".words, .good)),
                ResultLine(
                    "Đăng ký lại khai sinh".words, PreviewLinks.here,
                    facts: ["Mã 1.004884".words, "5 ngày làm việc".words],
                    state: tag("Chỉ nộp tại quầy".words)),
            ])),
    ]
}

var previewSummary: [SummaryRow] {
    [
        SummaryRow(Labels.fullName, "Nguyễn Thị Ví Dụ", change: "/xem-truoc"),
        SummaryRow(Labels.birthDate, "20/11/2001"), SummaryRow(Labels.identityNumber, "099******103"),
        SummaryRow(Labels.email, nil as String?, change: "/xem-truoc"),
    ]
}

let previewTiles = [
    Tile("Có con nhỏ".words, PreviewLinks.here, hint: "Khai sinh, nhận nuôi, trẻ em".words, icon: .person),
    Tile("Học tập".words, PreviewLinks.here, hint: "Nhập học, văn bằng".words, icon: .file),
    Tile("Việc làm".words, PreviewLinks.here, hint: "Hợp đồng, bảo hiểm".words, icon: .building),
    Tile("Hôn nhân và gia đình".words, PreviewLinks.here, icon: .person),
]

let previewCounters = [
    Counter("Quá hạn".words, 3, PreviewLinks.here, tone: .bad),
    Counter("Hạn hôm nay".words, 8, PreviewLinks.here, tone: .waiting),
    Counter("Mới".words, 12, PreviewLinks.here, tone: .info), Counter("Chờ tôi ký".words, 0, PreviewLinks.here),
]
