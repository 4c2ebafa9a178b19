import Html
import Kit
import Links

private let trail: [(words: any Words, link: Link)] = [
    (WebWords.home, PreviewLinks.here), ("Hồ sơ của tôi".words, PreviewLinks.here),
]

func dossierFormPreview(_ assets: AssetPaths) -> HTML {
    let typing = FormComfort(autosave: PreviewLinks.here, guardsTyping: true)
    return citizenDocument(
        title: "Soạn hồ sơ".words, chrome: provinceChrome(assets), breadcrumb: trail,
        notice: "Đã lưu hồ sơ.",
        body: narrow(
            """
            \(steps(["Người nộp".words, "Giấy tờ".words, "Kiểm tra và nộp".words], current: 1))\
            \(pageHeading("Đăng ký khai sinh".words, caption: "UBND xã Hòa Thuận".words))\
            \(postForm(to: PreviewLinks.here, csrf: .empty, comfort: typing, dossierFields))\
            \(section("Thành phần hồ sơ".words, attachedFiles(previewFiles, csrf: .empty)))\
            \(postForm(to: PreviewLinks.here, csrf: .empty, comfort: FormComfort(uploads: true), uploadFields))
            """))
}

private var uploadFields: HTML {
    fileInput(previewField("tep"), label: "Giấy chứng sinh".words, previewFileLimits)
        + submitButton("Tải lên".words, .secondary, icon: .upload)
}

private let genders = [Choice("nam", "Nam".words), Choice("nu", "Nữ".words)]

private var dossierFields: HTML {
    """
    \(requiredLegend())\(fieldGroup("Thông tin người được khai sinh".words, """
        \(textInput(previewField("ten-con"), label: Labels.fullName, kind: .text))\
        \(fieldRow(
            dateInput(previewField("sinh-con"), label: Labels.birthDate),
            selectInput(previewField("noi-sinh"), label: "Nơi sinh".words, previewAgencies)))\
        \(radioChoices(previewField("gioi", "nu"), legend: Labels.gender, genders, inline: true))
        """))\(buttonRow(submitButton("Lưu và trở lại".words), submitButton(InputWords.send, .secondary, icon: .send)))
    """
}

func trackPreview(_ assets: AssetPaths) -> HTML {
    citizenDocument(
        title: "Hồ sơ 000.20.31.H99-261120-0001".words, chrome: provinceChrome(assets), breadcrumb: trail,
        body: """
            \(previewHeading(state: tag("Chờ bổ sung".words, .waiting)))\
            \(withAside(trackParts, aside: trackAside))
            """)
}

func previewHeading(state: HTML) -> HTML {
    pageHeading("Đăng ký khai sinh".words, caption: "000.20.31.H99-261120-0001".words, aside: state)
}

private var trackParts: HTML {
    section("Quá trình xử lý hồ sơ".words, timeline(previewEvents, label: "Quá trình xử lý hồ sơ".words))
        + section("Thông tin hồ sơ".words, summaryList(previewSummary))
}

private var trackAside: HTML {
    panel(
        "Đang chờ Ông/Bà".words, tone: .waiting,
        "<p>Bổ sung 1 giấy tờ trước 27/11/2026.</p>\(linkButton("Bổ sung hồ sơ".words, to: PreviewLinks.here))")
        + panel(
            "Thời hạn".words,
            summaryList([
                SummaryRow("Hẹn trả".words, "27/11/2026"), SummaryRow("Đã dùng".words, "2 trên 5 ngày làm việc"),
            ]))
}

func sentPreview(_ assets: AssetPaths) -> HTML {
    citizenDocument(
        title: InputWords.send, chrome: provinceChrome(assets), breadcrumb: trail,
        body: """
            \(confirmationPanel(
                "Đã gửi hồ sơ".words, codeLabel: Labels.code, code: "000.20.31.H99-261120-0001",
                "<p>UBND xã Hòa Thuận trả lời chậm nhất 08:30 ngày 21/11/2026.</p>"))\
            \(buttonRow(linkButton("Theo dõi hồ sơ".words, to: PreviewLinks.here), printButton()))
            """)
}

func questionPreview(_ assets: AssetPaths) -> HTML {
    citizenDocument(
        title: InputWords.delete, chrome: provinceChrome(assets), breadcrumb: trail,
        body: confirmQuestion(
            about: "<p>Hồ sơ <b>Đăng ký khai sinh</b> đang soạn và 2 tệp đính kèm sẽ bị xóa.</p>",
            to: PreviewLinks.here,
            csrf: .empty, yes: InputWords.delete, back: PreviewLinks.here))
}
