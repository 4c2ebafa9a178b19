import Html
import Kit
import Links

private let trail: [(words: any Words, link: Link)] = [(WebWords.home, PreviewLinks.here)]

func deskPreview(_ assets: AssetPaths) -> HTML {
    let rows = previewDossiers + previewDossiers + previewDossiers
    let page = Page(rows: rows.map(\.code), total: 53, window: Window(page: 1))
    return officerDocument(
        title: "Hồ sơ chưa nhận".words, chrome: deskChrome(assets), breadcrumb: trail,
        body: """
            \(pageHeading("Hồ sơ chưa nhận".words))\(counters(previewCounters))\(previewFilter)\(listHead(53))\
            \(previewTable(rows, from: 1))\(pager(page, at: PreviewLinks.here))
            """)
}

func deskDossierPreview(_ assets: AssetPaths) -> HTML {
    officerDocument(
        title: "Hồ sơ 000.20.31.H99-261120-0001".words, chrome: deskChrome(assets), breadcrumb: trail,
        notice: "Đã tiếp nhận hồ sơ.",
        body: """
            \(previewHeading(state: tag("Đang xử lý".words, .info)))\
            \(withAside(deskParts, aside: deskAside))
            """)
}

private var deskParts: HTML {
    section("Người nộp".words, summaryList(previewSummary))
        + section("Giấy tờ".words, attachedFiles(previewFiles, csrf: .empty))
        + section("Nhật ký".words, timeline(previewEvents, label: "Nhật ký".words))
}

private var deskAside: HTML {
    panel(
        "Đang chờ cơ quan".words, tone: .info,
        """
        \(dueLine("Còn 3 ngày làm việc".words, used: 2, of: 5, tone: .good))\
        \(postForm(to: PreviewLinks.here, csrf: .empty, deskMove))
        """)
}

private var deskMove: HTML {
    textArea(previewField("y-kien"), label: Labels.note, required: false, rows: 3)
        + buttonRow(submitButton("Chuyển xử lý".words), submitButton("Yêu cầu bổ sung".words, .secondary))
}

func paperPreview(_ assets: AssetPaths) -> HTML {
    printDocument(
        title: "Giấy tiếp nhận hồ sơ và hẹn trả kết quả".words, chrome: provinceChrome(assets),
        body: "\(pageHeading("Giấy tiếp nhận hồ sơ và hẹn trả kết quả".words))\(summaryList(previewSummary))")
}
